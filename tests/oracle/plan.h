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
// The kernel's length on both axes, read off the weight.
inline PerAxis kernel_of(const Case& one) {
  const std::vector<int>& sides = one.inputs.at("weight").sides;
  return {sides.size() == 4 ? sides[2] : 1, sides.back()};
}

}  // namespace upstamp::oracle
