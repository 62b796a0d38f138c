// Small pictures side by side, one for each way of a comparison: its output, the difference, the figures.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "view/comparison.h"
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// What is drawn of each way; less where there is little room.
struct CardDetail {
  bool differences = true;
  bool brief = false;  // one line for the title, the error and the checkerboard alone
};

// Of all maps of a comparison alike.
ColorScale colors_of_values(const Comparison&, const Style&);

class Cards {
 public:
  Cards(const Study&, const Comparison&, const Stage&, int channel, CardDetail);
  // In as many rows as leave the largest cells in that room.
  Block drawn(Size room) const;
  // Longest side of the maps there, in points.
  double map_side(Size room) const;

 private:
  struct Card {
    std::string title;
    Role role = Role::output;
    const Tensor* map = nullptr;
    const Way* way = nullptr;  // null: what goes in
    std::vector<std::string> figures;
    int from = -1;  // of a card without a way: layer whose output it shows; -1 = the scene's input
  };
  struct Layout {
    int across = 1;
    double cell = 0, width = 0;  // of a card
  };
  Card card_of(const Way&, bool is_reference) const;
  std::string size_note(const Card&) const;
  Tag tag_of(const Card&, int cell) const;
  std::vector<std::string> figures_of(const Way&, bool is_reference) const;
  Layout layout_in(Size room) const;
  std::vector<std::string> title_lines(const Card&, double width) const;
  Block map_block(const Card&, const std::string& note, double cell) const;
  Block difference_block(const Card&, double cell) const;
  Block card_block(const Card&, const Layout&, std::size_t title_lines) const;
  std::size_t most_title_lines() const { return detail_.brief ? 1 : 2; }
  double gap() const;
  double line_height() const;
  double least_width() const;
  double height_without_cells(std::size_t title_lines) const;
  int channel_in(const Shape&) const;

  const Comparison& comparison_;
  const Stage& stage_;
  const Style& style_;
  ColorScale value_colors_, difference_colors_;
  int channel_;
  CardDetail detail_;
  std::vector<Card> cards_;
  std::optional<Card> smallest_;  // what is left of the input before it is enlarged; drawn below it
  std::size_t most_figures_ = 0;
};

}  // namespace upstamp
