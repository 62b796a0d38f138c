// Where the sources and the built program are. Only places.cpp is told by the build, so that every other test compiles the same
// wherever the tree lies, and a compiler cache knows it again.
#pragma once
#include <string>

namespace upstamp {

std::string source_folder();
std::string program_path();

}  // namespace upstamp
