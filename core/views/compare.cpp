// The same input through several ways, side by side: outputs, differences, errors, checkerboards.
#include "view/color_bar.h"
#include "view/comparison_cards.h"
#include "view/comparison_words.h"
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

std::string quoted(const std::string& title) { return "“" + title + "”"; }

std::string reference_name(const Comparison& comparison) {
  return comparison.reference < 0 ? comparison.against_title : quoted(comparison.against_title);
}

std::string error_sentence(const Comparison& comparison) {
  const Way* farthest = by_error(comparison, true);
  const std::string reference = reference_name(comparison);
  if (!farthest) return "No other way gives a map of the same size as " + reference + ".";
  std::vector<std::string> same;
  for (const Way& way : comparison.ways)
    if (!way.difference.empty() && way.rmse == 0) same.push_back(quoted(way.title));
  std::string words = join(same, " and ") + (same.size() == 1 ? " gives" : " give") + " the same numbers as " + reference;
  const Way& closest = *by_error(comparison, false);
  const auto error = [&](const Way& way) { return quoted(way.title) + " (" + rmse_words(comparison, way) + ")"; };
  if (same.empty()) words = "Closest to " + reference + " comes " + error(closest);
  if (farthest->rmse > closest.rmse) words += "; farthest from it is " + error(*farthest);
  return words + ".";
}

// What is left to enlarge, of the scene's own layers; the other ways may do otherwise.
std::string shrinking_sentence(const Study& study, const Comparison& comparison) {
  if (comparison.smallest < 0) return "";
  const LayerStudy& layer = study.layers[static_cast<std::size_t>(comparison.smallest)];
  const auto sides = [](const Shape& shape) { return std::to_string(shape.rows) + " × " + std::to_string(shape.columns); };
  return layer.op->about.title + " leaves " + sides(layer.y.shape) + " cells of the input, and " +
         quoted(comparison.ways.front().title) + " makes " + sides(study.focused().y.shape) + " of them again.";
}

std::string period_words(PerAxis period) {
  if (period.rows == period.columns || period.rows == 1) return std::to_string(period.columns) + " cells";
  if (period.columns == 1) return std::to_string(period.rows) + " cells";
  return std::to_string(period.rows) + " rows and " + std::to_string(period.columns) + " columns";
}

std::string artifact_sentence(const Comparison& comparison) {
  if (!comparison.enlarges) return "";
  const auto less = [](const Way& a, const Way& b) { return a.artifacts < b.artifacts; };
  const Way& most = *std::max_element(comparison.ways.begin(), comparison.ways.end(), less);
  const std::string pattern = "a pattern that repeats every " + period_words(comparison.period);
  if (percent_words(most.artifacts) == percent_words(0)) return "No way leaves a checkerboard, which is " + pattern + ".";
  const std::string share = percent_words(most.artifacts) + " of the energy (the sum of the squares) away from the border";
  const bool alike = std::all_of(comparison.ways.begin(), comparison.ways.end(), [&](const Way& way) {
    return !way.y || percent_words(way.artifacts) == percent_words(most.artifacts);
  });
  if (alike) return "A checkerboard is " + pattern + "; in each output it has " + share + ".";
  return "A checkerboard is " + pattern + "; the strongest is that of " + quoted(most.title) + ", with " + share +
         " of its output.";
}

std::string measure_sentence(const Comparison& comparison) {
  const Way* farthest = by_error(comparison, true);
  if (!farthest || farthest->rmse == 0 || !(comparison.peak > 0)) return "";
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
  const double values = rounded(comparison.largest_value()), difference = comparison.largest_difference;
  if (style.picture)
    bars.push_back(color_bar("Values", rounded(comparison.least_value), rounded(comparison.most_value),
                             colors_of_values(comparison, style), style));
  else if (values > 0)
    bars.push_back(color_bar("Values", comparison.least_value < 0 ? -values : 0, values, values, style));
  if (differences && difference > 0)
    bars.push_back(
        color_bar("Differences, " + difference_words(comparison), -rounded(difference), rounded(difference), difference, style));
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
    std::vector<std::string> sentences{error_sentence(comparison), shrinking_sentence(study, comparison),
                                       artifact_sentence(comparison)};
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
