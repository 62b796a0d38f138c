#include "view/backward_colors.h"

#include <cmath>

#include "view/color_bar.h"

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

void add_bar(const std::string& title, const Scale& scale, const Style& style, Block& bars) {
  if (!(scale.limit > 0) || !std::isfinite(scale.limit)) return;
  Block bar = color_bar(title, scale.negative ? -scale.limit : 0, scale.limit, scale.limit, style);
  bar.group.offset = {bars.size.width + (bars.group.marks.empty() ? 0 : style.sizes.gap * 1.5), 0};
  bars.size = {bar.group.offset.x + bar.size.width, bar.size.height};
  bars.group.marks.push_back(std::move(bar.group));
}

void limit_part(BackwardPart& part, const Scale& scale) {
  for (Grid& grid : part.grids) grid.limit = scale.limit;
}

}  // namespace

Block colored(const Stage& stage, const Straight& straight, const WayBack& way, bool weights_too, BackwardParts& parts) {
  const LayerStudy& layer = stage.layer;
  const Tensor gradient = input_gradient(straight.wiring(), layer.w, way.error);
  std::vector<const Tensor*> maps{&layer.x, &layer.y};
  if (layer.curve.value) maps.push_back(&way.slopes);
  const std::string forth = layer.curve.value ? "x, y and slope" : "x and y";
  const bool plain_error = is_constant(way.error);
  Block bars;
  if (plain_error) {
    maps.push_back(&gradient);
    const Scale scale = scale_of(maps);
    for (BackwardPart* part : parts.maps()) limit_part(*part, scale);
    add_bar("∂L/∂x, " + forth, scale, stage.style, bars);
  } else {
    const Scale there = scale_of(maps), home = scale_of({&way.error, &gradient});
    for (BackwardPart* part : parts.maps()) limit_part(*part, there);
    limit_part(parts.error, home), limit_part(parts.input_gradient, home);
    add_bar(forth, there, stage.style, bars), add_bar("g and ∂L/∂x", home, stage.style, bars);
  }
  if (plain_error)
    for (Grid& grid : parts.error.grids)
      for (CellLook& look : grid.cells) look.shown = false, look.fill = look.faint ? no_color : stage.style.colors.output.tint;
  if (!weights_too || layer.wiring.weight.cells() == 0) return bars;
  const Tensor weight_change = weight_gradient(straight.wiring(), layer.x, way.error);
  const Scale weights = scale_of({&layer.w}), changes = scale_of({&weight_change});
  limit_part(parts.weights, weights), limit_part(parts.weight_gradient, changes);
  add_bar("w", weights, stage.style, bars), add_bar("∂L/∂w", changes, stage.style, bars);
  return bars;
}

}  // namespace upstamp
