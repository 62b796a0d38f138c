#include "view/strip_rulers.h"

#include "base/text.h"
#include "view/lengths.h"
#include "view/output_padding.h"

namespace upstamp {
namespace {

// On the shared axis.
struct LineLength {
  double from = 0, to = 0;
  std::string words;
  Color color;
};

std::vector<LineLength> sliding_lengths(const Rung& rung, int shown, LineScale in, LineScale out, bool scatter,
                                        const Style& style) {
  const Sliding& slide = *rung.layer->wiring.sliding;
  const Axis along = rung.in.along;
  const LineScale& fine = slide.coarse_is_input ? out : in;
  const int coarse = slide.coarse_is_input ? rung.in_length : rung.out_length;
  const int length = slide.coarse_is_input ? rung.out_length : rung.in_length;
  const int stride = slide.stride.at(along), begin = slide.padding.begin(along), end = slide.padding.end(along);
  // From where this one begins to where the next does; the last one's from the one before.
  int first = 0;
  std::vector<LineLength> lengths;
  if (shown >= 0 && coarse > 1 && !is_turned(rung, scatter)) {
    first = std::min(shown, coarse - 2) * stride - begin;
    lengths.push_back({fine.at(first), fine.at(first + stride), "stride " + std::to_string(stride), style.colors.kernel.line});
  }
  const Color color = style.colors.muted;
  // Where both are alike, the one that is out of the way.
  const bool left = begin > 0 && (end != begin || first >= 0), right = end > 0 && (end != begin || first < 0);
  if (left) lengths.push_back({fine.at(-begin), fine.at(0), "padding " + std::to_string(begin), color});
  if (right) lengths.push_back({fine.at(length), fine.at(length + end), "padding " + std::to_string(end), color});
  if (const int extra = output_padding_of(rung.layer->wiring, along); extra > 0)
    lengths.push_back({fine.at(length - extra), fine.at(length), "output_padding " + std::to_string(extra), color});
  return lengths;
}

std::vector<LineLength> lengths_of(const Rung& rung, int shown, LineScale in, LineScale out, bool scatter, const Style& style) {
  if (rung.layer->wiring.sliding) return sliding_lengths(rung, shown, in, out, scatter, style);
  if (rung.in_length == rung.out_length) return {};
  const bool grows = rung.out_length > rung.in_length;
  const LineScale& coarse = grows ? in : out;
  const double ratio =
      grows ? static_cast<double>(rung.out_length) / rung.in_length : static_cast<double>(rung.in_length) / rung.out_length;
  const std::string words = std::string(grows ? "1 input cell = " : "1 output cell = ") + rounded_text(ratio, 2) +
                            (grows ? " output cells" : " input cells");
  return {{coarse.at(0), coarse.at(1), words, style.colors.muted}};
}

}  // namespace

Block drawn_rulers(const RungRulers& of, int shown, const Style& style) {
  std::vector<RuledLength> lengths;
  for (const LineLength& length : lengths_of(of.rung, shown, of.in, of.out, of.scatter, style))
    lengths.push_back({of.frame.x(length.from), of.frame.x(length.to), length.words, length.color});
  return drawn_lengths(lengths, of.left, of.right, style, of.above);
}

double rulers_height(const RungRulers& of, const Style& style) {
  double height = 0;
  const int played = of.scatter ? of.rung.in_length : of.rung.out_length;
  for (int place = 0; place < played; ++place) height = std::max(height, drawn_rulers(of, place, style).size.height);
  return height;
}

}  // namespace upstamp
