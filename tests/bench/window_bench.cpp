// The window measured from outside, as a person meets it: a real process on the display there is.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stopwatch.h"

namespace upstamp::bench {

std::vector<Bench> window_benches(const std::string&) { return {}; }

}  // namespace upstamp::bench
