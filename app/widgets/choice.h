// One of several.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "widgets/ui.h"

namespace upstamp {

// Side by side while they fit the width (0: the rest of the line), else a drop-down. Answers the index picked when it differs
// from `chosen`.
std::optional<int> choice(const Ui&, const char* id, const std::vector<std::string>& options, int chosen, float width = 0);
std::optional<int> segments(const Ui&, const char* id, const std::vector<std::string>& options, int chosen, float width = 0);
std::optional<int> drop_down(const Ui&, const char* id, const std::vector<std::string>& options, int chosen, float width = 0);

}  // namespace upstamp
