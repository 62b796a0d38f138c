#include "stopwatch.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace upstamp::bench {

double Times::at(double share) const {
  const double place = share * static_cast<double>(sorted.size() - 1);
  return sorted[static_cast<std::size_t>(std::lround(place))];
}

Times times_of(std::vector<double> unsorted) {
  std::sort(unsorted.begin(), unsorted.end());
  return {std::move(unsorted)};
}

Times measured(const std::function<void()>& work) {
  using Clock = std::chrono::steady_clock;
  work();
  std::vector<double> times;
  const auto start = Clock::now();
  while (times.size() < 3 || (Clock::now() - start < std::chrono::milliseconds(500) && times.size() < 1000)) {
    const auto before = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
  }
  return times_of(std::move(times));
}

}  // namespace upstamp::bench
