#include "view/backward_colors.h"

#include <cmath>

#include "view/color_bar.h"
#include "view/swatch.h"

namespace upstamp {
namespace {

struct Scale {
  double limit = 0;
  bool negative = false;
};

Scale scale_of(const std::vector<const Tensor*>& tensors) {
  Scale scale;
  for (const Tensor* tensor : tensors)
    for (const double value : tensor->values)
      scale.limit = std::max(scale.limit, std::fabs(value)), scale.negative = scale.negative || value < 0;
  return scale;
}

void add_bar(const std::string& title, const Scale& scale, const Style& style, std::vector<Block>& bars) {
  if (!(scale.limit > 0) || !std::isfinite(scale.limit)) return;
  bars.push_back(color_bar(title, scale.negative ? -scale.limit : 0, scale.limit, scale.limit, style));
}

void limit_part(BackwardPart& part, const Scale& scale) {
  for (Grid& grid : part.grids) grid.limit = scale.limit;
}

}  // namespace

Block colored(const Stage& stage, const Straight& straight, const WayBack& way, bool weights_too, double width,
              BackwardParts& parts) {
  const LayerStudy& layer = stage.layer;
  const Style& style = stage.style;
  const Tensor gradient = input_gradient(straight.wiring(), layer.w, way.error);
  std::vector<const Tensor*> maps{&layer.x, &layer.y};
  if (layer.curve.value) maps.push_back(&way.slopes);
  const bool plain_error = is_constant(way.error);
  const Scale there = scale_of(maps), home = plain_error ? scale_of({&gradient}) : scale_of({&way.error, &gradient});
  for (BackwardPart* part : parts.maps()) limit_part(*part, there);
  limit_part(parts.error, home), limit_part(parts.input_gradient, home);
  std::vector<Block> bars;
  add_bar(layer.curve.value ? "x, y and slope" : "x and y", there, style, bars);
  add_bar(plain_error ? "∂L/∂x" : "g and ∂L/∂x", home, style, bars);
  if (plain_error)
    for (Grid& grid : parts.error.grids)
      for (CellLook& look : grid.cells) look.shown = false, look.fill = look.faint ? no_color : style.colors.output.tint;
  double most = 0;
  for (const Grid& grid : parts.coverage.grids)
    for (const CellLook& look : grid.cells) most = std::max(most, look.value);
  if (most > 0) bars.push_back(color_bar("coverage", 0, most, ColorScale::of_counts(style.colors, most), style));
  if (weights_too && layer.wiring.weight.cells() > 0) {
    const Tensor weight_change = weight_gradient(straight.wiring(), layer.x, way.error);
    const Scale weights = scale_of({&layer.w}), changes = scale_of({&weight_change});
    limit_part(parts.weights, weights), limit_part(parts.weight_gradient, changes);
    add_bar("w", weights, style, bars), add_bar("∂L/∂w", changes, style, bars);
  }
  return blocks_in_rows(std::move(bars), width, style.sizes.gap * 1.5);
}

}  // namespace upstamp
