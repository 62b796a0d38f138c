#include "view/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "reason/spectrum.h"

namespace upstamp {
namespace {

// The layer before the focus whose output has the fewest cells, if it makes the input smaller; else -1.
int smallest_layer(const Study& study) {
  int smallest = -1;
  std::int64_t least = study.input.shape.plane();
  for (int i = 0; i < study.focus; ++i)
    if (const std::int64_t cells = study.layers[static_cast<std::size_t>(i)].y.shape.plane(); cells < least)
      smallest = i, least = cells;
  return smallest;
}

bool differs(double first, double second) {
  if (!std::isfinite(first) || !std::isfinite(second)) return first != second && !(std::isnan(first) && std::isnan(second));
  return std::fabs(first - second) > 1e-9 * std::max({1.0, std::fabs(first), std::fabs(second)});
}

void hold_against(Way& way, const Tensor& reference) {
  if (!way.y || way.y->shape != reference.shape) return;
  constexpr double most = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < reference.values.size(); ++i) {
    const double apart = way.y->values[i] - reference.values[i];
    const double difference = !std::isnan(apart)                               ? std::clamp(apart, -most, most)
                              : differs(way.y->values[i], reference.values[i]) ? most
                                                                               : 0;
    way.difference.push_back(difference);
    way.largest = std::max(way.largest, std::fabs(difference));
    way.differing += differs(way.y->values[i], reference.values[i]);
  }
  if (way.largest == 0) return;
  // In parts of the largest, so that no square is beyond what can be held.
  double squares = 0;
  for (const double difference : way.difference) squares += difference / way.largest * (difference / way.largest);
  way.rmse = way.largest * std::sqrt(squares / static_cast<double>(reference.values.size()));
}

}  // namespace

Comparison compared(const Study& study, int wish) {
  Comparison made;
  const LayerStudy& own = study.focused();
  const auto add = [&](const std::string& title, const Tensor* y, const std::string& obstacle) {
    Way& way = made.ways.emplace_back();
    way.title = title, way.y = y, way.obstacle = obstacle;
  };
  const bool translated = std::any_of(study.scene.others.begin(), study.scene.others.end(), [&](const OtherWay& way) {
    return !way.dialect.empty() && way.dialect != study.scene.dialect;
  });
  add(own.op->about.title + (translated ? " in " + framework_name(study.scene.dialect) : ""), &own.y, "");
  for (const OtherStudy& other : study.others) add(other.title, other.y.get(), other.obstacle);
  const bool there = wish >= 1 && wish <= static_cast<int>(made.ways.size()) && made.ways[static_cast<std::size_t>(wish) - 1].y;
  // Layers that shrink the input and give it back its shape can be held against it: it is what they should have kept.
  const int smallest = smallest_layer(study);
  const bool returns = smallest >= 0 && own.y.shape == study.input.shape;
  if (returns) made.smallest = smallest;
  made.reference = there ? wish - 1 : wish == 0 && returns ? -1 : 0;
  made.against = made.reference < 0 ? &study.input : made.ways[static_cast<std::size_t>(made.reference)].y;
  made.against_title = made.reference < 0 ? "the input" : made.ways[static_cast<std::size_t>(made.reference)].title;
  const auto [least, most] = std::minmax_element(made.against->values.begin(), made.against->values.end());
  made.peak = *most - *least;
  const PerAxis period = made.period = replica_period(study);
  // On maps shorter than four periods hardly any cell lies away from the border.
  const auto measurable = [&](Axis axis) { return period.at(axis) == 1 || own.y.shape.along(axis) >= 4 * period.at(axis); };
  made.enlarges = period != PerAxis(1) && measurable(Axis::rows) && measurable(Axis::columns);
  const auto count_values = [&](const Tensor& map) {
    for (const double value : map.values) {
      if (!std::isfinite(value)) continue;
      made.least_value = std::min(made.least_value, value);
      made.most_value = std::max(made.most_value, value);
    }
  };
  count_values(study.input);
  for (std::size_t i = 0; i < made.ways.size(); ++i) {
    Way& way = made.ways[i];
    if (!way.y) continue;
    count_values(*way.y);
    if (made.enlarges) way.artifacts = artifact_energy(*way.y, period);
    if (static_cast<int>(i) == made.reference) continue;
    hold_against(way, *made.against);
    made.largest_difference = std::max(made.largest_difference, way.largest);
  }
  return made;
}

std::string framework_name(const std::string& dialect) {
  // Views know of no dialect but its id.
  for (const auto& [id, name] : {std::pair{"pytorch", "PyTorch"}, {"keras", "Keras and TensorFlow"}, {"onnx", "ONNX"}})
    if (dialect == id) return name;
  return dialect;
}

double psnr(const Comparison& comparison, const Way& way) {
  if (!(comparison.peak > 0)) return std::numeric_limits<double>::quiet_NaN();
  return way.rmse > 0 ? 20 * std::log10(comparison.peak / way.rmse) : std::numeric_limits<double>::infinity();
}

}  // namespace upstamp
