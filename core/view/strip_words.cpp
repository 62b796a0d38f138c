#include "view/strip_words.h"

#include "base/text.h"
#include "reason/coverage.h"
#include "view/caption.h"
#include "view/gains.h"
#include "view/output_padding.h"

namespace upstamp {
namespace {

constexpr std::size_t most_counts_said = 24;
constexpr std::int64_t most_repeating = 64;  // a longer pattern tells nobody anything

std::string line_note(const MapLine& line, const Shape& shape) {
  std::vector<std::string> words;
  const bool rows = line.along == Axis::columns;
  const int lines = rows ? shape.rows : shape.columns;
  if (shape.channels > 1) words.push_back("channel " + std::to_string(line.channel));
  if (lines > 1) words.push_back((rows ? "row " : "column ") + std::to_string(line.line));
  if (words.empty()) words.push_back(counted(shape.along(line.along), "cell"));
  return join(words, ", ");
}

std::string kernel_words(const Sliding& slide, Axis along) {
  const std::string kernel = "kernel " + std::to_string(slide.kernel.at(along));
  if (slide.dilation.at(along) == 1) return kernel;
  return kernel + ", dilation " + std::to_string(slide.dilation.at(along)) + ": reaches " + std::to_string(slide.reach(along));
}

std::vector<LineLength> sliding_lengths(const Rung& rung, LineScale in, LineScale out, bool apart, const Style& style) {
  const Sliding& slide = *rung.layer->wiring.sliding;
  const Axis along = rung.in.along;
  const LineScale& fine = slide.coarse_is_input ? out : in;
  const int coarse = slide.coarse_is_input ? rung.in_length : rung.out_length;
  const int length = slide.coarse_is_input ? rung.out_length : rung.in_length;
  const int stride = slide.stride.at(along), begin = slide.padding.begin(along), end = slide.padding.end(along);
  // Measured at the second stamp, away from what is cropped, where there is one more to measure to.
  const int first = (coarse > 2 ? stride : 0) - begin;
  const Palette& colors = style.colors;
  std::vector<LineLength> lengths;
  lengths.push_back({fine.at(first), fine.at(first + slide.reach(along)), kernel_words(slide, along), colors.kernel.line});
  int next = first;
  if (apart)
    while (next < first + slide.reach(along) + stride / 2) next += stride;
  if (next + stride > (coarse - 1) * stride - begin) next = first;
  if (coarse > 1) lengths.push_back({fine.at(next), fine.at(next + stride), "stride " + std::to_string(stride), colors.ink});
  if (begin > 0) lengths.push_back({fine.at(-begin), fine.at(0), "padding " + std::to_string(begin), colors.muted});
  if (end > 0 && end != begin)
    lengths.push_back({fine.at(length), fine.at(length + end), "padding " + std::to_string(end), colors.muted});
  if (const int extra = output_padding_of(rung.layer->wiring, along); extra > 0)
    lengths.push_back({fine.at(length - extra), fine.at(length), "output_padding " + std::to_string(extra), colors.muted});
  return lengths;
}

std::string overlap_sentence(const Rung& rung, bool scatter) {
  if (!rung.layer->wiring.sliding) return "";
  const Sliding& slide = *rung.layer->wiring.sliding;
  const Axis along = rung.in.along;
  const int reach = slide.reach(along), stride = slide.stride.at(along);
  if (slide.coarse_is_input != scatter) return "";
  const std::string start = std::string(scatter ? "A stamp" : "A window") + " is " + counted(reach, "cell") +
                            " long, the next begins " + std::to_string(stride) + " further: ";
  if (reach == stride) return start + "neighbours touch and never overlap.";
  if (reach > stride) return start + "neighbours share " + counted(reach - stride, "cell") + ".";
  return start + counted(stride - reach, "cell") + " between neighbours " + (stride - reach == 1 ? "is" : "are") + " left out.";
}

// The counts that repeat away from the ends, where only kernels that stamp lead to the output; else none.
std::vector<std::int64_t> repeating_counts(const Ladder& ladder) {
  std::vector<Sliding> layers;
  std::int64_t period = 1;
  for (const Rung& rung : ladder.rungs) {
    const Wiring& wiring = rung.layer->wiring;
    if (!wiring.sliding || !wiring.sliding->coarse_is_input || wiring.weight.cells() == 0) return {};
    layers.push_back(*wiring.sliding);
    period *= wiring.sliding->stride.at(rung.in.along);
    if (period > most_repeating) return {};
  }
  return stacked_counts(layers, ladder.rungs.front().in.along);
}

template <class Count>
std::string count_words(const std::vector<Count>& counts, std::size_t most) {
  std::string words;
  for (std::size_t i = 0; i < std::min(counts.size(), most); ++i)
    words += (i == 0 ? "" : " ") + number_text(static_cast<double>(counts[i]));
  return words + (counts.size() > most ? " …" : "");
}

std::string count_sentence(const Ladder& ladder, const std::vector<double>& counts) {
  if (counts.empty()) return "";
  const std::string what =
      ladder.rungs.size() > 1 ? "Ways that lead to each output cell: " : "Products that meet in each output cell: ";
  const std::string start = what + count_words(counts, most_counts_said);
  if (const auto repeating = repeating_counts(ladder); !repeating.empty()) {
    const auto [least, most] = std::minmax_element(repeating.begin(), repeating.end());
    if (*least == *most) return start + "; away from the ends always " + std::to_string(*most) + ".";
    return start + "; away from the ends " + count_words(repeating, most_counts_said) + " repeats, which is uneven.";
  }
  const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
  return start + (*least == *most ? ", the same everywhere." : counts.size() > most_counts_said ? "" : ".");
}

}  // namespace

GutterWords map_words(const Ladder& ladder, std::size_t map) {
  const std::size_t last = ladder.rungs.size();
  const Rung& rung = ladder.rungs[map == 0 ? 0 : map - 1];
  const Wiring& wiring = rung.layer->wiring;
  if (map == 0) return {"Input", "x", line_note(rung.in, wiring.in), Role::input};
  const std::string note = line_note(rung.out, wiring.out) + (rung.whole ? "" : ", in part");
  if (map == last) return {"Output", "y", note, Role::output};
  return {"Layer " + std::to_string(rung.layer->index + 1), "", note, Role::output};
}

GutterWords stamp_words(const Rung& rung, bool scatter) {
  const Wiring& wiring = rung.layer->wiring;
  const std::string note = wiring.weight.cells() > 0    ? "x · w in each cell"
                           : has_gains(wiring)          ? "fixed weights"
                           : !wiring.considered.empty() ? "one of these passes"
                                                        : "copies";
  return {scatter ? "Stamps" : "Windows", "", note, Role::weight};
}

GutterWords pile_words(std::size_t rung) {
  return {"", "", rung == 0 ? "products that meet" : "ways that lead here", Role::none};
}

double gutter_width(const GutterWords& words, const Style& style) {
  const double title = style.fonts->width(words.title + " ", Face::sans_semibold, style.sizes.title) +
                       style.fonts->width(words.letter, Face::sans_italic, style.sizes.title);
  return std::max(words.title.empty() ? 0 : title, style.fonts->width(words.note, Face::sans, style.sizes.note));
}

void add_gutter(const GutterWords& words, double y, double height, const Style& style, std::vector<Mark>& marks) {
  const Measures& sizes = style.sizes;
  const double title = words.title.empty() ? 0 : style.fonts->cap_height(Face::sans_semibold, sizes.title);
  const double note = words.note.empty() ? 0 : style.fonts->cap_height(Face::sans, sizes.note);
  const double gap = title > 0 && note > 0 ? sizes.unit * 1.75 : 0;
  const bool both = title + gap + note <= height;
  double top = y + (height - title - (both ? gap + note : 0)) / 2;
  if (title > 0) {
    top += title;
    marks.push_back(
        Text{words.title, {0, top}, sizes.title, Face::sans_semibold, Anchor::start, style.colors.of(words.role).line, {}});
    const double after = style.fonts->width(words.title + " ", Face::sans_semibold, sizes.title);
    if (!words.letter.empty())
      marks.push_back(Text{words.letter, {after, top}, sizes.title, Face::sans_italic, Anchor::start, style.colors.muted, {}});
  }
  if (both && note > 0)
    marks.push_back(Text{words.note, {0, top + gap + note}, sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
}

std::vector<LineLength> lengths_of(const Rung& rung, LineScale in, LineScale out, bool apart, const Style& style) {
  if (rung.layer->wiring.sliding) return sliding_lengths(rung, in, out, apart, style);
  if (rung.in_length == rung.out_length) return {};
  const bool grows = rung.out_length > rung.in_length;
  const LineScale& coarse = grows ? in : out;
  const double ratio =
      grows ? static_cast<double>(rung.out_length) / rung.in_length : static_cast<double>(rung.in_length) / rung.out_length;
  const std::string words = std::string(grows ? "1 input cell = " : "1 output cell = ") + rounded_text(ratio, 2) +
                            (grows ? " output cells" : " input cells");
  return {{coarse.at(0), coarse.at(1), words, style.colors.ink}};
}

std::vector<std::string> strip_sentences(const Stage& stage, const Ladder& ladder, const std::vector<double>& counts) {
  std::vector<std::string> sentences{step_sentence(stage)};
  if (ladder.rungs.size() == 1) sentences.push_back(overlap_sentence(ladder.rungs.front(), stage.scatter()));
  sentences.push_back(count_sentence(ladder, counts));
  if (!ladder.whole())
    sentences.push_back(
        "Only products between these lines are drawn; other rows, columns or channels bring more to the same cells.");
  return sentences;
}

}  // namespace upstamp
