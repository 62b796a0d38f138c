// upstamp-bench [PATTERN]: measures those whose name holds PATTERN, prints a line each, and exits 1 when a limit is not kept.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string_view>

#include "stopwatch.h"

using namespace upstamp::bench;

namespace {

void print(const Result& result) {
  const std::string limit = result.limit > 0 ? fmt::format("limit {:g}", result.limit) : "";
  fmt::print("{:<36} {:>10.3f} {:<6} {:<12} {}{}\n", result.name, result.value, result.unit, limit,
             result.kept() ? "" : "TOO MUCH  ", result.remark);
  std::fflush(stdout);
}

int run(std::string_view pattern) {
  std::vector<Bench> benches = core_benches();
  for (Bench& bench : export_benches()) benches.push_back(std::move(bench));
#ifdef UPSTAMP_GUI
  for (Bench& bench : window_benches()) benches.push_back(std::move(bench));
#endif
  int kept = 0, broken = 0;
  for (const Bench& bench : benches) {
    if (bench.what.find(pattern) == std::string::npos) continue;
    for (const Result& result : bench.run()) {
      print(result);
      ++(result.kept() ? kept : broken);
    }
  }
  fmt::print("{} measured, {} over its limit\n", kept + broken, broken);
  return broken > 0 ? 1 : 0;
}

}  // namespace

int main(int count, char** words) try { return run(count > 1 ? words[1] : ""); } catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 2;
}
