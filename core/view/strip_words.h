// What is written beside ribbons and stamps: names in the gutter.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"
#include "view/stamps.h"

namespace upstamp {

struct GutterWords {
  std::string title, letter, note;
  Role role = Role::none;
  std::string longest = {};  // a note of the length that it may have at another step
};
GutterWords map_words(const Ladder&, std::size_t map);
GutterWords drawn_words(const Rung&);  // what the drawn line brings
GutterWords rest_words(const Rung&);   // what comes besides
GutterWords kernel_words(const Rung&, bool scatter);
// `shades`: the products in their cells where colours stand for numbers; else none.
GutterWords stamp_words(const Rung&, bool scatter, const std::vector<double>& shades);
// With what colours run from and to, where they stand for numbers, and room for that of other lines of the map.
GutterWords with_range(GutterWords, const std::vector<double>& shades, const Tensor& map);
GutterWords pile_words(const Ladder&, std::size_t rung);  // over the output of that rung
double gutter_width(const GutterWords&, const Style&);
double gutter_height(const Style&);  // of a title with a note
// Centred on that stretch, from x = 0; only the title where both lines are too tall for it.
void add_gutter(const GutterWords&, double y, double height, const Style&, std::vector<Mark>&);

}  // namespace upstamp
