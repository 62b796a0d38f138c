#include "view/phase_words.h"

#include <numeric>

#include "base/text.h"
#include "view/caption.h"
#include "view/equation_lines.h"
#include "view/response_words.h"

namespace upstamp {
namespace {

constexpr int most_lines = 4;  // of an equation

// "4, 2, 2 and 1".
std::string listed(const std::vector<std::string>& words) {
  const std::vector<std::string> most(words.begin(), words.end() - 1);
  return words.size() == 1 ? words.front() : join(most, ", ") + " and " + words.back();
}

int weight_count(const OutputPhase& phase) { return static_cast<int>(phase.kernel_rows.size() * phase.kernel_columns.size()); }

// Whether phases differ along the rows, and along the columns.
std::pair<bool, bool> uneven_axes(const Phases& phases) {
  std::pair uneven{false, false};
  for (const OutputPhase& phase : phases.all) {
    uneven.first = uneven.first || phase.kernel_rows.size() != phases.all.front().kernel_rows.size();
    uneven.second = uneven.second || phase.kernel_columns.size() != phases.all.front().kernel_columns.size();
  }
  return uneven;
}

// Weights may make up for their uneven number.
std::string uneven_words(const Study& study, const PhaseLook& look) {
  const auto [rows, columns] = uneven_axes(look.phases);
  const auto sum = even_sum(study, stretch_in_view(study), look.out_channel);
  if (!sum) return std::string(" weights: the uneven overlap that makes ") + (rows && columns ? "checkerboards." : "stripes.");
  return " weights: uneven overlap, but here the weights of each phase add up to the same " + value_words(*sum) +
         ", so flat areas stay flat: no " + (rows && columns ? "checkerboard." : "stripes.");
}

std::string weights_sentence(const Study& study, const PhaseLook& look) {
  const Phases& phases = look.phases;
  std::vector<std::string> counts, empty;
  int least = weight_count(phases.all.front()), most = least;
  for (const OutputPhase& phase : phases.all) {
    const int count = weight_count(phase);
    least = std::min(least, count), most = std::max(most, count);
    counts.push_back(std::to_string(count));
    if (count == 0) empty.push_back(phase.letter);
  }
  if (empty.size() > 8) return counted(std::ssize(empty), "phase") + " have no weight at all and stay 0.";
  if (!empty.empty())
    return (empty.size() == 1 ? "Phase " : "Phases ") + listed(empty) + (empty.size() == 1 ? " has" : " have") +
           " no weight at all: those cells stay 0.";
  if (most == 1) return "Each sub-kernel has 1 weight: no overlap.";
  if (least == most) return "Each sub-kernel has " + counted(most, "weight") + ": even overlap.";
  const std::string result = uneven_words(study, look);
  if (counts.size() > 9) return "The sub-kernels have from " + std::to_string(least) + " to " + std::to_string(most) + result;
  return "The sub-kernels have " + listed(counts) + result;
}

bool maps_alike(const Phases& phases) {
  return std::all_of(phases.all.begin(), phases.all.end(), [&](const OutputPhase& phase) {
    return phase.rows == phases.all.front().rows && phase.columns == phases.all.front().columns;
  });
}

// Neighbours in a sub-kernel may meet input cells further apart.
std::string dilation_words(const Sliding& sliding) {
  const auto dilation = [&](Axis axis) {
    const int stride = sliding.stride.at(axis), all = sliding.dilation.at(axis);
    return sliding.kernel.at(axis) <= stride / std::gcd(all, stride) ? 1 : all / std::gcd(all, stride);
  };
  const int rows = dilation(Axis::rows), columns = dilation(Axis::columns);
  if (rows == 1 && columns == 1) return "";
  return " (dilation " + std::to_string(rows) + (rows == columns ? "" : " × " + std::to_string(columns)) + ")";
}

std::string channel_of(int channel, int channels) {
  return "channel " + std::to_string(channel) + " (of 0 to " + std::to_string(channels - 1) + ")";
}

std::string channels_sentence(const PhaseLook& look) {
  const int inputs = look.stage.layer.wiring.in.channels, outputs = look.out().channels;
  std::vector<std::string> shown;
  if (outputs > 1) shown.push_back("output " + channel_of(look.out_channel, outputs));
  if (!look.phases.rearranged && inputs > 1) shown.push_back("input " + channel_of(look.in_channel, inputs) + " with its kernel");
  if (shown.empty()) return "";
  const int others = look.other_channels;
  return "Shown: " + join(shown, "; ") +
         (others == 0   ? "."
          : others == 1 ? ". One more input channel is added in the same way."
                        : ". " + std::to_string(others) + " more input channels are added in the same way.");
}

std::string products_words(const PhaseLook& look, const OutputPhase& phase) {
  const auto met = static_cast<int>(look.stage.layer.by_output.of(look.explained).size());
  const int weights = weight_count(phase), channels = look.other_channels + 1;
  const std::string start = "sub-kernel " + phase.letter + " has ";
  if (weights == 0) return start + "no weight, so it stays 0.";
  const std::string all =
      start + counted(weights, "weight") + (channels > 1 ? " for each of " + std::to_string(channels) + " input channels" : "");
  if (met == weights * channels) return all + ", so " + counted(met, "product") + ".";
  if (met == 0) return all + ", but none meets the input, so it stays 0.";
  return all + ", of which " + std::to_string(met) + (met == 1 ? " meets" : " meet") + " the input: " + counted(met, "product") +
         ".";
}

std::string explained_sentence(const PhaseLook& look) {
  const LayerStudy& layer = look.stage.layer;
  const OutputPhase& phase = look.phase_of(look.explained);
  const std::string start = cell_name('y', layer.y.shape, look.explained) + " is of phase " + phase.letter;
  if (!look.phases.rearranged) return start + ": " + products_words(look, phase);
  const auto taps = taps_into(layer, look.explained, nullptr);
  return start + ", which is channel " + std::to_string(phase.input_channel) + ": it copies " +
         cell_name('x', layer.x.shape, taps.front().in) + ".";
}

// Where maps have no numbers.
std::string colors_words(const PhaseLook& look) {
  if (look.numbered || look.least == look.most) return "";
  if (look.stage.style.picture) return " Lighter cells are larger numbers.";
  const std::string strong = look.stage.style.colors.dark ? " Brighter" : " Darker";
  return strong + (look.least < 0 ? " cells are farther from 0." : " cells are larger numbers.");
}

}  // namespace

std::string block_words(PerAxis stride) {
  return std::to_string(stride.rows) + " × " + std::to_string(stride.columns) + " block";
}

std::vector<std::string> phase_sentences(const Study& study, const PhaseLook& look) {
  const Phases& phases = look.phases;
  const std::string count = std::to_string(phases.all.size()), block = block_words(phases.stride);
  if (phases.rearranged)
    return {"Weaving (pixel shuffle) makes one map of " + count + " channels: A gives the first cell of every " + block +
                ", B the next, and so on. No number changes." + colors_words(look),
            channels_sentence(look)};
  const std::string woven = maps_alike(phases) ? "A pixel shuffle weaves the " + count + " maps together"
                                               : "Padded to one size, the " + count +
                                                     " maps are woven together by a pixel shuffle, and the padding is cropped";
  return {"A phase is all output cells with the same place in each " + block + " (the stride)." + colors_words(look),
          "It is an ordinary convolution (∗) of the input with its sub-kernel" +
              dilation_words(*look.stage.layer.wiring.sliding) + ", turned by 180°" + (look.turned ? "." : " (drawn unturned)."),
          woven + ": the same as a sub-pixel convolution.", weights_sentence(study, look), channels_sentence(look)};
}

std::string phase_step_sentence(const PhaseLook& look) {
  const Moment& moment = look.stage.moment;
  if (look.explained < 0) return step_sentence(look.stage);
  const bool playing = moment.cell >= 0;
  const std::string start = playing ? "Step " + std::to_string(moment.step + 1) + " of " + std::to_string(moment.steps) + ". "
                            : moment.step >= moment.steps && moment.steps > 1
                                ? "All " + counted(moment.steps, "step") + " are done. "
                                : "";
  const auto cell = static_cast<std::size_t>(look.explained - look.first_cell());
  const bool later = playing && !look.woven[cell] && !look.arriving[cell];
  return start + explained_sentence(look) + (later ? " It is complete in a later step." : "");
}

Block phase_caption(const PhaseLook& look, double width) {
  const Style& style = look.stage.style;
  const LayerStudy& layer = look.stage.layer;
  const double unit = style.sizes.unit, size = style.sizes.caption, ascent = style.fonts->ascent(Face::sans, size),
               line_height = ascent + style.fonts->descent(Face::sans, size) + 2;
  const auto lines_of = [&](int cell) {
    return sum_in_lines(layer, cell, taps_into(layer, cell, nullptr), style, width, most_lines);
  };
  Block block;
  block.group.name = "caption";
  std::vector<Mark>& marks = block.group.marks;
  marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, style.sizes.hairline}));
  double y = unit * 4;
  const int busiest = busiest_cell(layer);
  const std::size_t lines = busiest < 0 ? 1 : lines_of(busiest).size();
  const double room = y + static_cast<double>(lines) * equation_line_height(style) + unit + line_height;
  if (look.explained >= 0) y = add_equation_lines(style, lines_of(look.explained), y, width, marks) + unit;
  for (const std::string& words : wrapped(phase_step_sentence(look), *style.fonts, Face::sans, size, width)) {
    marks.push_back(Text{words, {0, y + ascent}, size, Face::sans, Anchor::start, style.colors.muted, {}});
    y += line_height;
  }
  block.size = {width, std::max(y, room)};
  return block;
}

}  // namespace upstamp
