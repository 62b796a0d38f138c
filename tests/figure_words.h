// The words in a figure, for tests of what it says.
#pragma once
#include <string>
#include <vector>

#include "figure/figure.h"

namespace upstamp::tests {

std::vector<std::string> words_of(const Figure&);  // a string for each text, as they are drawn
// Whether some text, or several drawn one after another with a space between them, has it in it.
bool says(const Figure&, const std::string& wanted);
int times(const std::vector<std::string>& words, const std::string& wanted);

}  // namespace upstamp::tests
