// Numbers and settings as typed after a flag. Each throws Error naming the flag, what was typed and what is possible.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lab/vocabulary.h"

namespace upstamp {

double typed_number(std::string_view flag, std::string_view text, double low, double high);
int typed_integer(std::string_view flag, std::string_view text, int low, int high);
// "1600x1000"
std::pair<int, int> typed_size(std::string_view flag, std::string_view text, int low, int high);
// "dpi=300" … for one declared thing; range and rules are not looked at.
Settings typed_settings(const Declaration&, const std::vector<std::string>& assignments);
// Our own settings, and those that a framework's words may be.
struct TypedWords {
  Settings ours;
  WrittenSettings others;
};
TypedWords typed_words(const Declaration&, const std::vector<std::string>& assignments);

}  // namespace upstamp
