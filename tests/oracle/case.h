// One answered question from a file of cases: parameters in a framework's own words, numbers that go in, numbers that must come
// out.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "op/tensor.h"

namespace upstamp::oracle {

// A tensor as frameworks hold it: batch first.
struct Numbers {
  std::vector<int> sides;
  std::vector<double> values;
};

struct Case {
  std::string name, op, disputed;
  nlohmann::json parameters;
  std::map<std::string, Numbers> inputs, outputs;
  bool single_precision = false;  // the answers were computed with float
};

// Throws Error naming the file when it is no file of cases.
std::vector<Case> read_cases(const std::string& path);
int count_cases(const std::string& path);

// One image of a batch; (N, C, W) becomes one row.
Tensor image(const Numbers&, int index);
// A layer's weight or bias in the project's shape.
Tensor layer_numbers(const Numbers&, const Shape& wanted);

}  // namespace upstamp::oracle
