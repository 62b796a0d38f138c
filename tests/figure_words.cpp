#include "figure_words.h"

#include <algorithm>

#include "base/text.h"

namespace upstamp::tests {

std::vector<std::string> words_of(const Figure& figure) {
  std::vector<std::string> words;
  for_each_placed(figure, [&](const Placed& placed) {
    if (const auto* text = std::get_if<Text>(placed.mark)) words.push_back(text->words);
  });
  return words;
}

bool says(const Figure& figure, const std::string& wanted) {
  return join(words_of(figure), " ").find(wanted) != std::string::npos;
}

int times(const std::vector<std::string>& words, const std::string& wanted) {
  return static_cast<int>(std::count(words.begin(), words.end(), wanted));
}

}  // namespace upstamp::tests
