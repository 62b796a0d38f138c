// The solver against the known answers, against brute force through the size formula, and its ranking.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <set>

#include "base/error.h"
#include "op/op.h"
#include "reason/solver.h"

using namespace upstamp;

namespace {

// kernel, stride, padding_begin, padding_end, output_padding, dilation
using Row = std::array<int, 6>;

std::set<Row> rows_of(const std::vector<Solution>& solutions) {
  std::set<Row> rows;
  for (const Solution& found : solutions)
    rows.insert({found.kernel, found.stride, found.padding_begin, found.padding_end, found.output_padding, found.dilation});
  return rows;
}

SizeWish scaled_by(int scale) {
  SizeWish wish;
  wish.scale = scale;
  return wish;
}

Settings settings_of(const Row& row) {
  return {{"kernel", PerAxis(row[0])},
          {"stride", PerAxis(row[1])},
          {"padding", PerEdge(row[2], row[3], row[2], row[3])},
          {"output_padding", PerAxis(row[4])},
          {"dilation", PerAxis(row[5])}};
}

// Every setting within the same bounds, asked one by one through the operation's own size formula.
std::set<Row> brute_force(int max_kernel, bool asymmetric, const std::vector<int>& strides,
                          const std::function<bool(const Expression::Values&)>& wanted) {
  std::set<Row> rows;
  for (const int s : strides)
    for (int k = 1; k <= max_kernel; ++k)
      for (int d = 1; d <= 8 && d * (k - 1) + 1 <= max_kernel && (k > 1 || d == 1); ++d)
        for (int begin = 0; begin <= d * (k - 1); ++begin)
          for (int end = asymmetric ? 0 : begin; end <= (asymmetric ? d * (k - 1) : begin); ++end)
            for (int a = 0; a < std::max(s, d); ++a) {
              const std::map<std::string, int, std::less<>> names{{"kernel", k},        {"stride", s},
                                                                  {"dilation", d},      {"padding_begin", begin},
                                                                  {"padding_end", end}, {"output_padding", a}};
              if (wanted([&](std::string_view name) { return static_cast<double>(names.find(name)->second); }))
                rows.insert({k, s, begin, end, a, d});
            }
  return rows;
}

double length_of(const Op& op, const Expression::Values& values, int in) {
  return op.size.evaluate([&](std::string_view name) { return name == "in" ? in : values(name); });
}

}  // namespace

TEST_CASE("doubling has exactly eight undilated symmetric answers up to kernel 8, and kernel 4 padding 1 is the first") {
  const std::vector<Solution> solutions = solve(scaled_by(2));
  std::vector<std::array<int, 3>> undilated;
  for (const Solution& found : solutions)
    if (found.dilation == 1) undilated.push_back({found.kernel, found.padding_begin, found.output_padding});
  REQUIRE(undilated.size() == 8);
  CHECK(undilated.front() == std::array{4, 1, 0});
  for (std::size_t at = 0; at < 8; ++at) CHECK(solutions[at].dilation == 1);
  CHECK(std::set(undilated.begin(), undilated.end()) ==
        std::set<std::array<int, 3>>{{1, 0, 1}, {2, 0, 0}, {3, 1, 1}, {4, 1, 0}, {5, 2, 1}, {6, 2, 0}, {7, 3, 1}, {8, 3, 0}});
}

TEST_CASE("the answers for a scale are all there are within the bounds") {
  const auto ops = all_ops();
  const Op& op = ops.at("transposed_conv");
  for (const int scale : {1, 2, 3, 4})
    for (const bool asymmetric : {false, true}) {
      SizeWish wish = scaled_by(scale);
      wish.asymmetric = asymmetric, wish.max_kernel = 7;
      const auto exact = [&](const Expression::Values& values) {
        for (const int in : {1, 2, 7})
          if (length_of(op, values, in) != in * scale) return false;
        return true;
      };
      CHECK(rows_of(solve(wish)) == brute_force(7, asymmetric, {scale}, exact));
    }
}

TEST_CASE("the answers for two sizes are all there are within the bounds") {
  const auto ops = all_ops();
  const Op& op = ops.at("transposed_conv");
  SizeWish wish;
  wish.in = 7, wish.out = 15, wish.max_kernel = 6;
  const auto fits = [&](const Expression::Values& values) { return length_of(op, values, 7) == 15; };
  CHECK(rows_of(solve(wish)) == brute_force(6, false, {1, 2, 3, 4, 5, 6, 7, 8}, fits));
  wish.scale = 2;
  CHECK(rows_of(solve(wish)) == brute_force(6, false, {2}, fits));
  wish.out = 14, wish.max_kernel = 8;
  CHECK(rows_of(solve(wish)) == rows_of(solve(scaled_by(2))));
}

TEST_CASE("every answer is legal for the operation and gives the size it promises") {
  const auto ops = all_ops();
  const Op& op = ops.at("transposed_conv");
  for (int scale = 1; scale <= largest_scale; ++scale) {
    SizeWish wish = scaled_by(scale);
    wish.asymmetric = true, wish.max_kernel = largest_kernel;
    for (const Row& row : rows_of(solve(wish))) {
      REQUIRE(problems(op, settings_of(row), {1, 1, 3, 5}).empty());
      const Shape out = output_shape(op, settings_of(row), {1, 1, 3, 5});
      REQUIRE(out == Shape{1, 1, 3 * scale, 5 * scale});
    }
  }
}

TEST_CASE("even overlap comes before mere coverage, uneven overlap and holes, then the smaller shift, then the fewer products") {
  const std::vector<Solution> solutions = solve(scaled_by(3));
  std::vector<std::string> overlaps;
  for (const Solution& found : solutions)
    if (found.dilation == 1) overlaps.push_back(coverage_text(found));
  CHECK(overlaps == std::vector<std::string>{"even", "even, no mixing", "even, no mixing", "2.25 : 1", "2.25 : 1", "2.25 : 1",
                                             "4 : 1", "4 : 1", "4 : 1", "holes", "holes"});
  SizeWish wish = scaled_by(2);
  wish.asymmetric = true;
  const std::vector<Solution> all = solve(wish);
  for (std::size_t at = 1; at < all.size(); ++at) {
    if (coverage_text(all[at]) != coverage_text(all[at - 1]) || all[at].dilation > 1) continue;
    CHECK(std::fabs(all[at - 1].shift) <= std::fabs(all[at].shift));
    if (std::fabs(all[at - 1].shift) == std::fabs(all[at].shift)) CHECK(all[at - 1].multiplications <= all[at].multiplications);
  }
}

TEST_CASE("every answer says in sentences why it fits") {
  const Solution best = solve(scaled_by(2)).front();
  CHECK(best.reasons ==
        std::vector<std::string>{
            "Every size comes out exactly 2 times as large, because effective kernel 4 + output_padding 0 - 2 * padding 1 is the "
            "stride 2.",
            "The overlap is even: along an axis 2 stamps reach every output cell.", "Each stamp lies centred on its input cell.",
            "It takes 16 multiplications for each input cell and pair of channels."});
  for (const Solution& found : solve(scaled_by(3))) {
    CHECK(found.reasons.size() == 4);
    for (const std::string& reason : found.reasons) CHECK(reason.ends_with("."));
  }
}

TEST_CASE("a wish that is incomplete or out of range is refused in a sentence") {
  SizeWish half;
  half.in = 7;
  CHECK_THROWS_AS(solve({}), Error);
  CHECK_THROWS_AS(solve(half), Error);
  CHECK_THROWS_AS(solve(scaled_by(0)), Error);
  CHECK_THROWS_AS(solve(scaled_by(9)), Error);
  SizeWish large = scaled_by(2);
  large.max_kernel = 17;
  CHECK_THROWS_AS(solve(large), Error);
  large.max_kernel = 8, large.in = 1, large.out = 2'000'000'000;
  CHECK_THROWS_AS(solve(large), Error);
}
