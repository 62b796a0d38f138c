#include "view/coordinate_words.h"

#include <cmath>

namespace upstamp {
namespace {

constexpr double alike = 1e-9;

std::string rounding_of(const LayerStudy& layer) {
  if (!layer.op->about.find("rounding")) return "";
  const Value& value = layer.op->about.value(layer.layer.settings, "rounding");
  const auto* word = std::get_if<std::string>(&value);
  return word ? *word : "";
}

bool same_samples(std::span<const Sample> a, std::span<const Sample> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Sample& one, const Sample& other) {
    return one.in == other.in && std::fabs(one.gain - other.gain) <= alike;
  });
}

bool are_alike(const Resampling& resampling, const ResizedAxis& a, const ResizedAxis& b) {
  const AxisSamples of_a = resampling.sample(a), of_b = resampling.sample(b);
  for (int index = 0; index < a.out; ++index)
    if (std::fabs(source_place(a, index) - source_place(b, index)) > alike || !same_samples(of_a.at(index), of_b.at(index)))
      return false;
  return true;
}

}  // namespace

std::vector<AlikeCoordinates> alike_coordinates(const Resampling& resampling, Axis along, bool all) {
  const ResizedAxis& own = resampling.along(along);
  const auto with = [&own](const std::string& coordinates) {
    ResizedAxis axis = own;
    axis.coordinates = coordinates;
    return axis;
  };
  std::vector<AlikeCoordinates> ways{{own.coordinates, {}}};
  for (const std::string& name : coordinate_choices()) {
    if (!all || name == own.coordinates) continue;
    const auto found = std::find_if(
        ways.begin(), ways.end(), [&](const AlikeCoordinates& way) { return are_alike(resampling, with(way.name), with(name)); });
    if (found == ways.end())
      ways.push_back({name, {}});
    else
      found->same.push_back(name);
  }
  return ways;
}

std::string coordinate_words(const LayerStudy& layer, const std::string& coordinates) {
  const bool mixes = layer.wiring.resampling->weighting.reach > 0;
  if (coordinates == "half_pixel") return std::string("by cell centres") + (mixes ? ", PyTorch's default" : "");
  if (coordinates == "asymmetric")
    return std::string("by cell corners") + (rounding_of(layer) == "floor" ? ", PyTorch's default" : "");
  if (coordinates == "align_corners") return "outermost centres held together";
  if (coordinates == "pytorch_half_pixel") return "by cell centres; a single output cell lands on 0";
  if (coordinates == "half_pixel_symmetric") return "by cell centres, the input kept in the middle";
  return "over a region of the input";
}

std::string rounding_words(const LayerStudy& layer) {
  const std::string rounding = rounding_of(layer);
  if (rounding == "floor") return "rounded down";
  if (rounding == "ceil") return "rounded up";
  if (rounding == "round_prefer_floor") return "rounded to the nearest, halves down";
  return rounding == "round_prefer_ceil" ? "rounded to the nearest, halves up" : "";
}

}  // namespace upstamp
