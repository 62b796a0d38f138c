// A layer as the straight line that it is at this input: its wiring, or where a curve bends it the wiring's tangent. Taps keep
// their places.
#pragma once
#include <algorithm>
#include <optional>

#include "lab/study.h"

namespace upstamp {

class Straight {
 public:
  explicit Straight(const LayerStudy& layer) : layer_(layer) {
    if (layer.curve.value) tangent_ = linearised(*layer.op, layer.layer.settings, layer.wiring, layer.x, layer.w);
  }
  const Wiring& wiring() const { return tangent_ ? *tangent_ : layer_.wiring; }
  bool is_tangent() const { return tangent_.has_value(); }
  // Whether anything is added that comes from no input cell.
  bool has_constants() const {
    const auto adds = [&](const Offset& offset) {
      return offset.gain != 0 && (offset.weight < 0 || layer_.w[offset.weight] != 0);
    };
    return std::any_of(wiring().offsets.begin(), wiring().offsets.end(), adds);
  }

 private:
  const LayerStudy& layer_;
  std::optional<Wiring> tangent_;
};

}  // namespace upstamp
