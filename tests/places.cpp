#include "places.h"

namespace upstamp {

std::string source_folder() { return UPSTAMP_SOURCE; }
std::string program_path() { return UPSTAMP_BINARY; }

}  // namespace upstamp
