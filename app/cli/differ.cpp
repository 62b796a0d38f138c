#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/wished_scene.h"
#include "declare/settings_json.h"
#include "dialect/differ.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

Json described(const Tensor& tensor) {
  const Shape& shape = tensor.shape;
  return {{"shape", {shape.channels, shape.rows, shape.columns}}, {"values", tensor.values}};
}

Json described(const OtherReading& reading) {
  Json made{{"dialect", reading.dialect}, {"how", reading.how}, {"sentence", reading.sentence}};
  if (!reading.study) return made;
  made["output"] = described(reading.study->layers.back().y);
  if (std::isfinite(reading.largest_difference)) made["largest_difference"] = reading.largest_difference;
  return made;
}

std::string rows_of(const Tensor& tensor) {
  std::string text;
  for (int channel = 0; channel < tensor.shape.channels; ++channel)
    for (int row = 0; row < tensor.shape.rows; ++row) {
      std::vector<std::string> cells;
      for (int column = 0; column < tensor.shape.columns; ++column)
        cells.push_back(rounded_text(tensor.at(channel, row, column), 4));
      text += "  " + join(cells, " ") + "\n";
    }
  return text;
}

}  // namespace

std::string differ(const DifferRequest& wish) {
  const auto ops = all_ops();
  const Scene scene = wished_scene(wish.scene, wish.dialect, wish.settings, ops);
  const auto readings = other_readings(scene, ops);
  const auto study = study_of(scene, ops, rules_of_dialect);
  if (wish.as_json) {
    Json made{{"dialect", scene.dialect}, {"output", described(study->layers.back().y)}, {"readings", Json::array()}};
    for (const OtherReading& reading : readings) made["readings"].push_back(described(reading));
    return made.dump(2) + "\n";
  }
  std::string text = "as it stands\n" + rows_of(study->layers.back().y);
  for (const OtherReading& reading : readings) {
    text += "\n" + reading.dialect + (reading.how.empty() ? "" : ", " + reading.how) + ": " + reading.sentence + "\n";
    if (reading.study && reading.largest_difference > 0) text += rows_of(reading.study->layers.back().y);
  }
  return text;
}

}  // namespace upstamp
