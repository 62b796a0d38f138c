// The size formula of a layer's output as lines: the formula, the same with its numbers, what comes out; and its channels.
#pragma once
#include <string>
#include <vector>

#include "lab/study.h"
#include "view/grid.h"

namespace upstamp {

// An axis to tell of, and its name: "rows", "columns", or "rows and columns" where one tells of both.
struct ToldAxis {
  Axis axis;
  std::string name;
};
// Without an axis that is one cell long before and after, unless both are.
std::vector<ToldAxis> told_axes(const Shape& in, const Shape& out, bool both_alike);

// Begins with `title` in front of "rows", "columns" or "channels". What it says in words goes to `sentences` too.
Block size_block(const Study&, const LayerStudy&, const std::string& title, double width, const Style&,
                 std::vector<std::string>& sentences);

}  // namespace upstamp
