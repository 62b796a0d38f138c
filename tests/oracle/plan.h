// How a case is said in the project's own words.
#pragma once
#include <string>
#include <variant>

#include "declare/declaration.h"
#include "oracle/case.h"

namespace upstamp::oracle {

// How the case counts the cells that pools remember.
enum class IndexCount { plane, tensor, tensor_by_columns };

struct Plan {
  std::string op;
  Settings settings;
  IndexCount indices = IndexCount::plane;
  // The plane that the unpooling indices count in, when it is not the output's.
  int index_rows = 0, index_columns = 0;
  // Rows and columns that the input's last axis stands for, where frameworks write the two as one; 0: the input is as it is.
  PerAxis places = 0;
};

struct Skip {
  std::string reason;
};

std::variant<Plan, Skip> plan_torch(const Case&);
std::variant<Plan, Skip> plan_onnx(const Case&);

// Parameters of one or two spatial axes; with one the row axis gets `row`.
inline PerAxis per_axis(const nlohmann::json& json, int row) {
  if (json.is_number()) return json.get<int>();
  const auto sides = json.get<std::vector<int>>();
  return sides.size() == 1 ? PerAxis(row, sides.at(0)) : PerAxis(sides.at(0), sides.at(1));
}
inline int length_along(const Case& one, Axis axis) {
  const std::vector<int>& sides = one.inputs.at("x").sides;
  return axis == Axis::columns ? sides.back() : sides.size() == 4 ? sides[2] : 1;
}
// How many windows a fold's settings have on each axis.
inline PerAxis window_places(const Settings& settings) {
  const auto sides = [&](const char* parameter) { return std::get<PerAxis>(settings.at(parameter)); };
  const auto padding = std::get<PerEdge>(settings.at("padding"));
  const auto along = [&](Axis axis) {
    const int reach = sides("dilation").at(axis) * (sides("kernel").at(axis) - 1) + 1;
    return (sides("output_size").at(axis) + padding.begin(axis) + padding.end(axis) - reach) / sides("stride").at(axis) + 1;
  };
  return {along(Axis::rows), along(Axis::columns)};
}
// The kernel's length on both axes, read off the weight.
inline PerAxis kernel_of(const Case& one) {
  const std::vector<int>& sides = one.inputs.at("weight").sides;
  return {sides.size() == 4 ? sides[2] : 1, sides.back()};
}

}  // namespace upstamp::oracle
