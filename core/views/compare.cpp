// The same input through several ways, side by side: outputs, differences, errors, checkerboards.
#include "view/color_bar.h"
#include "view/comparison_cards.h"
#include "view/equation.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

struct Options {
  int reference = 0, channel = 0;
  bool differences = true;
};

constexpr double narrowest = 560, least_map_side = 56;

const Way* by_error(const Comparison& comparison, bool farthest) {
  const Way* found = nullptr;
  for (const Way& way : comparison.ways)
    if (!way.difference.empty() && (!found || (farthest ? way.rmse >= found->rmse : way.rmse < found->rmse))) found = &way;
  return found;
}

std::string error_sentence(const Comparison& comparison) {
  const Way *nearest = by_error(comparison, false), *farthest = by_error(comparison, true);
  if (!nearest) return "No other way gives a map of the same size as " + comparison.against_title + ".";
  const auto error = [](const Way& way) {
    return way.title + (way.rmse == 0 ? std::string(" (the same numbers)") : " (RMSE " + value_words(rounded(way.rmse)) + ")");
  };
  const std::string start =
      "The same input, taken several ways. Nearest to " + comparison.against_title + " is " + error(*nearest);
  return start + (nearest == farthest ? "." : ", farthest from it " + error(*farthest) + ".");
}

std::string artifact_sentence(const Comparison& comparison) {
  if (!comparison.enlarges) return "";
  const auto less = [](const Way& a, const Way& b) { return a.artifacts < b.artifacts; };
  const Way& most = *std::max_element(comparison.ways.begin(), comparison.ways.end(), less);
  if (percent_words(most.artifacts) == "0 %")
    return "No way leaves a checkerboard: there is no energy at the frequencies of the stride.";
  return "The strongest checkerboard is that of " + most.title + ": " + percent_words(most.artifacts) +
         " of its energy repeats with the stride.";
}

std::string measure_sentence(const Comparison& comparison) {
  if (!by_error(comparison, true) || !(comparison.peak > 0)) return "";
  return "RMSE is the root of the mean squared difference; PSNR counts it in decibels from the reference's range of " +
         value_words(rounded(comparison.peak)) + ".";
}

// What each way has at the pointed cell: "y[2,3]: Linear 1.5, Nearest 1, the input 2."
std::string pointed_sentence(const Comparison& comparison, const Stage& stage) {
  if (stage.tag.role != Role::output || stage.tag.cell < 0) return "";
  std::vector<std::string> values;
  for (const Way& way : comparison.ways)
    if (way.y && way.y->shape == stage.layer.y.shape)
      values.push_back(way.title + " " + value_words(rounded((*way.y)[stage.tag.cell])));
  if (comparison.reference < 0) values.push_back("the input " + value_words((*comparison.against)[stage.tag.cell]));
  return cell_name('y', stage.layer.y.shape, stage.tag.cell) + ": " + join(values, ", ") + ".";
}

// Bars that say what the colours mean.
Block legend(const Comparison& comparison, bool differences, const Style& style) {
  std::vector<Block> bars;
  const double values = rounded(comparison.largest_value), difference = comparison.largest_difference;
  const double least = comparison.any_negative ? -values : 0;
  if (values > 0) bars.push_back(color_bar("Values", least, values, values, style));
  if (differences && difference > 0)
    bars.push_back(color_bar("Differences", -rounded(difference), rounded(difference), difference, style));
  Block block;
  for (Block& bar : bars) {
    bar.group.offset = {block.size.width, 0};
    block.size = {block.size.width + bar.size.width + style.sizes.gap * 1.5, bar.size.height};
    block.group.marks.push_back(std::move(bar.group));
  }
  return block;
}

// The cards in as much detail as leaves their maps large enough to be seen, and what is said below them.
struct Picture {
  Block cards, bars;
  std::vector<std::string> sentences;
};

Picture picture_of(const Study& study, const Comparison& comparison, const Stage& stage, const Options& options, Size room) {
  const Style& style = stage.style;
  const std::string said = pointed_sentence(comparison, stage);
  Picture made;
  double largest = 0;
  for (const CardDetail detail :
       {CardDetail{options.differences, false}, CardDetail{options.differences, true}, CardDetail{false, true}}) {
    std::vector<std::string> sentences{error_sentence(comparison), artifact_sentence(comparison)};
    if (!detail.brief) sentences.push_back(measure_sentence(comparison));
    sentences.push_back(said);
    Block bars = legend(comparison, detail.differences, style);
    const double words = sentences_block(sentences, room.width, style).size.height + bars.size.height + 2 * style.sizes.gap;
    const Size left{room.width, room.height - words};
    const Cards cards(study, comparison, stage, options.channel, detail);
    // Less detail must be worth it.
    const double side = cards.map_side(left);
    if (side > largest * 1.2) largest = side, made = {cards.drawn(left), std::move(bars), std::move(sentences)};
    if (largest >= least_map_side * type_scale(style)) break;
  }
  return made;
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Comparison comparison = compared(study, options.reference);
  const double margin = style.sizes.margin, gap = style.sizes.gap, scale = type_scale(style);
  const Size room{style.page.width * scale - 2 * margin, style.page.height * scale - 2 * margin};
  auto [cards, bars, sentences] = picture_of(study, comparison, stage, options, room);
  const double width = std::max({cards.size.width, bars.size.width, std::min(narrowest * scale, room.width)});
  Block below = sentences_block(sentences, width, style);
  cards.group.name = "compare";
  cards.group.offset = {margin + (width - cards.size.width) / 2, margin};
  bars.group.offset = {margin, margin + cards.size.height + gap};
  below.group.offset = {margin, bars.group.offset.y + bars.size.height + gap * 0.75};
  Figure figure;
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Comparison of " + std::to_string(comparison.ways.size()) + " ways";
  figure.description = joined_sentences(sentences);
  figure.marks = {std::move(cards.group), std::move(bars.group), std::move(below.group)};
  return figure;
}

}  // namespace

View compare() {
  View view = make_view(
      Declare<Options>("compare", "Comparison",
                       "Takes the same input several ways, as the scene lists them, and shows the outputs, their differences "
                       "from one of them or from the input, the error and the checkerboard.")
          .count("reference", &Options::reference, 0, 1 + static_cast<int>(most_others),
                 {"",
                  "What the others are held against: 1 is the scene's own layers, 2 the first other way, and so on; 0 chooses "
                  "the input where the layers give it back, else 1."})
          .count("channel", &Options::channel, 0, 4095, {"", "Channel that is drawn; errors count all of them."})
          .toggle("differences", &Options::differences, "Whether the differences are drawn below the outputs."),
      [](const Study& study) { return !study.others.empty(); }, draw);
  view.suggested = [](const Study&) { return Suggestion{2}; };
  return view;
}

}  // namespace upstamp
