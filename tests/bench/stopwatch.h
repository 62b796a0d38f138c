// Measuring: how long a piece of work takes, as medians that one slow moment does not move.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace upstamp::bench {

// Milliseconds, sorted; at least one.
struct Times {
  std::vector<double> sorted;
  double median() const { return at(0.5); }
  double at(double share) const;  // 0.95: the time that 95 of 100 stayed under
};
Times times_of(std::vector<double> unsorted);

// Runs the work for about half a second, three times at least, after one run that is not counted.
Times measured(const std::function<void()>& work);

// One line of the report. `limit` is in the same unit as `value`; 0 = no limit is promised.
struct Result {
  std::string name;
  double value = 0;
  std::string unit = "ms";
  double limit = 0;
  std::string remark;
  bool kept() const { return limit == 0 || value <= limit; }
};

// A named measurement; it may answer several lines. `what` is what --help and the filter know it by.
struct Bench {
  std::string what;
  std::function<std::vector<Result>()> run;
};

std::vector<Bench> core_benches();
// The exports that are promised to be quick and small.
std::vector<Bench> export_benches();
// Start-up, idling and playing of the real window; each throws Error where there is no display.
std::vector<Bench> window_benches();

}  // namespace upstamp::bench
