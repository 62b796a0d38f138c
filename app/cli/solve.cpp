#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/typed.h"
#include "reason/solver.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

std::optional<int> typed_if_given(const char* flag, const std::string& text, int high) {
  return text.empty() ? std::nullopt : std::optional(typed_integer(flag, text, 1, high));
}

SizeWish wish_of(const SolveRequest& request) {
  if (request.in.empty() != request.out.empty()) throw Error("solve needs --in and --out together, for example --in 7 --out 14.");
  if (request.scale.empty() && request.in.empty())
    throw Error("solve needs to know what for: --scale, for example --scale 2, or --in and --out.");
  SizeWish wish;
  wish.scale = typed_if_given("--scale", request.scale, largest_scale);
  wish.in = typed_if_given("--in", request.in, largest_length);
  wish.out = typed_if_given("--out", request.out, largest_length);
  wish.max_kernel = typed_if_given("--max-kernel", request.max_kernel, largest_kernel).value_or(wish.max_kernel);
  wish.asymmetric = request.asymmetric;
  return wish;
}

bool is_symmetric(const Solution& found) { return found.padding_begin == found.padding_end; }

Json described(const Solution& found) {
  Json made{{"kernel", found.kernel}, {"stride", found.stride}, {"padding", found.padding_begin}};
  if (!is_symmetric(found)) made["padding"] = {found.padding_begin, found.padding_end};
  made["output_padding"] = found.output_padding;
  made["dilation"] = found.dilation;
  made["coverage"] = coverage_text(found);
  made["coverage_counts"] = found.counts;
  made["overlap_ratio"] = std::isfinite(found.overlap_ratio) ? Json(found.overlap_ratio) : Json(nullptr);
  made["alignment_shift"] = found.shift;
  made["multiplications"] = found.multiplications;
  made["reasons"] = found.reasons;
  return made;
}

std::string padding_text(const Solution& found) {
  return is_symmetric(found) ? std::to_string(found.padding_begin)
                             : std::to_string(found.padding_begin) + ":" + std::to_string(found.padding_end);
}

std::string as_table(const std::vector<Solution>& solutions) {
  constexpr const char* form = "{:>6}  {:>6}  {:>7}  {:>14}  {:>8}  {:<15}  {:>5}  {:>15}\n";
  std::string text =
      fmt::format(form, "kernel", "stride", "padding", "output_padding", "dilation", "coverage", "shift", "multiplications");
  for (const Solution& found : solutions)
    text += fmt::format(form, found.kernel, found.stride, padding_text(found), found.output_padding, found.dilation,
                        coverage_text(found), number_text(found.shift), found.multiplications);
  return text + "\nThe first: " + join(solutions.front().reasons, " ") + "\n";
}

}  // namespace

std::string solved(const SolveRequest& request) {
  const SizeWish wish = wish_of(request);
  const std::vector<Solution> solutions = solve(wish);
  if (request.json) {
    Json answers = Json::array();
    for (const Solution& found : solutions) answers.push_back(described(found));
    return Json{{"answers", answers}}.dump(2) + "\n";
  }
  if (!solutions.empty()) return as_table(solutions);
  return "No transposed convolution that reaches at most " + counted(wish.max_kernel, "cell") +
         " does this. Allow a larger one with --max-kernel" +
         (wish.asymmetric ? "" : ", or paddings that differ with --asymmetric") + ".\n";
}

}  // namespace upstamp
