// What differs between systems and is needed before anything else: the command line as UTF-8, and a terminal that shows it.
#pragma once
#include <string>
#include <vector>

namespace upstamp {

// The program's arguments, its own name first. Also makes the terminal show UTF-8 where that must be asked for.
std::vector<std::string> utf8_arguments(int count, const char* const* words);

}  // namespace upstamp
