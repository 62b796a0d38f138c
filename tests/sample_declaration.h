// A declaration with one parameter of every kind and two rules, made for tests of all that is derived from declarations.
#pragma once
#include <string>

#include "base/error.h"
#include "declare/declare.h"

namespace upstamp::sample {

struct Plain {
  PerAxis kernel = 3, stride = 2;
  PerEdge padding = 1;
  Factor scale = 2;
  int groups = 1;
  bool align_corners = false;
  std::string coordinates = "half_pixel";
  double slope = 0.1;
};

inline Declare<Plain> declare() {
  return Declare<Plain>("sample", "Sample", "A thing made for tests.")
      .per_axis("kernel", &Plain::kernel, 1, 9, {"cells", "Size of the kernel."})
      .per_axis("stride", &Plain::stride, 1, 8, {"cells", "Distance between stamps."})
      .per_edge("padding", &Plain::padding, -4, 4, {"cells", "Cells cropped | added."})
      .factor("scale", &Plain::scale, 0.25, 8, {"", "How much larger."})
      .count("groups", &Plain::groups, 1, 4, {"", "Independent parts."})
      .toggle("align_corners", &Plain::align_corners, "Whether the corners meet.")
      .choice("coordinates", &Plain::coordinates, {"half_pixel", "asymmetric"}, "Where a cell lies.")
      .real("slope", &Plain::slope, -1, 1, {"", "How steep it is."})
      .rule("in_channels % groups == 0", "The input's channels must divide into the groups.")
      .rule("padding_begin < kernel and padding_end < kernel", "The padding must be smaller than the kernel.")
      .source("Somebody 2016");
}

// The sentence of the Error that `act` throws; "" when it throws none.
template <class Act>
std::string complaint(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace upstamp::sample
