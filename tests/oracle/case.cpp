#include "oracle/case.h"

#include "base/error.h"
#include "base/files.h"

namespace upstamp::oracle {

static Numbers numbers_from(const nlohmann::json& json) {
  Numbers numbers{json.at("shape").get<std::vector<int>>(), json.at("data").get<std::vector<double>>()};
  double cells = 1;
  for (const int side : numbers.sides) cells *= side;
  if (numbers.sides.empty() || cells != static_cast<double>(numbers.values.size()))
    throw Error("A tensor holds " + std::to_string(numbers.values.size()) + " numbers, which do not fill its shape.");
  return numbers;
}

static std::map<std::string, Numbers> all_numbers_from(const nlohmann::json& json) {
  std::map<std::string, Numbers> all;
  for (const auto& [name, value] : json.items()) all.emplace(name, numbers_from(value));
  return all;
}

static Case case_from(const nlohmann::json& json) {
  Case one;
  one.name = json.at("name").get<std::string>();
  one.op = json.at("op").get<std::string>();
  one.disputed = json.value("disputed", "");
  one.parameters = json.at("params");
  one.inputs = all_numbers_from(json.at("inputs"));
  if (json.contains("outputs")) one.outputs = all_numbers_from(json.at("outputs"));
  return one;
}

// Calls visit with each case's JSON.
template <class Visit>
static void each_case(const std::string& path, const Visit& visit) {
  try {
    const nlohmann::json file = nlohmann::json::parse(read_file(path));
    for (const nlohmann::json& json : file.at("cases")) visit(json);
  } catch (const nlohmann::json::exception& problem) {
    throw Error(path + " is no file of cases: " + problem.what() + ".");
  }
}

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  each_case(path, [&](const nlohmann::json& json) { cases.push_back(case_from(json)); });
  const std::string name = utf8_from_path(path_from_utf8(path).filename());
  for (Case& one : cases) one.single_precision = name.rfind("onnx_", 0) == 0;
  return cases;
}

int count_cases(const std::string& path) {
  int count = 0;
  each_case(path, [&](const nlohmann::json&) { ++count; });
  return count;
}

Tensor image(const Numbers& numbers, int index) {
  const std::vector<int>& sides = numbers.sides;
  if (sides.size() != 3 && sides.size() != 4) throw Error("Only tensors of three or four axes can be cut into images.");
  const Shape shape{1, sides[1], sides.size() == 4 ? sides[2] : 1, sides.back()};
  const auto start = numbers.values.begin() + index * static_cast<std::ptrdiff_t>(shape.cells());
  return Tensor(shape, std::vector<double>(start, start + static_cast<std::ptrdiff_t>(shape.cells())));
}

Tensor layer_numbers(const Numbers& numbers, const Shape& wanted) { return Tensor(wanted, numbers.values); }

}  // namespace upstamp::oracle
