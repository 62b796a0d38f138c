// Other programs that tests read our files with.
#pragma once
#include <cstdlib>
#include <string>

namespace upstamp {

inline bool has_program(const std::string& name) { return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0; }

}  // namespace upstamp
