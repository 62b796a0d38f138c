// What is written beside and below ribbons and stamps: names in the gutter, lengths for the rulers, sentences.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"
#include "view/stamps.h"

namespace upstamp {

struct GutterWords {
  std::string title, letter, note;
  Role role = Role::none;
};
GutterWords map_words(const Ladder&, std::size_t map);
GutterWords stamp_words(const Rung&, bool scatter);
GutterWords pile_words(std::size_t rung);  // over the output of that rung
double gutter_width(const GutterWords&, const Style&);
// Centred on that stretch, from x = 0; only the title where both lines are too tall for it.
void add_gutter(const GutterWords&, double y, double height, const Style&, std::vector<Mark>&);

// On the shared axis.
struct LineLength {
  double from = 0, to = 0;
  std::string words;
  Color color;
};
// Kernel, stride, paddings where a kernel slides; else how long a cell of one side is on the other. Stride and kernel are
// measured from one place, or side by side where that leaves them `apart`, which takes less height.
std::vector<LineLength> lengths_of(const Rung&, LineScale in, LineScale out, bool apart, const Style&);

std::vector<std::string> strip_sentences(const Stage&, const Ladder&, const std::vector<double>& counts);

}  // namespace upstamp
