// The maps of a strip as ribbons: one for a map that the drawn lines make by themselves; where more goes into it, what they
// bring, what comes besides, and the map, which is their sum.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "view/field.h"
#include "view/ribbon.h"
#include "view/strip_words.h"

namespace upstamp {

struct MapRow {
  Ribbon ribbon;
  GutterWords words;
  std::string sign;  // before the ribbon: "+", "=", or "or" where only one of them passes
};

// A ladder at one moment and at the end, with its scales; one map or rung more than the other.
struct StripLines {
  const Stage& stage;
  const Ladder& ladder;
  const std::vector<LadderMap>&maps, &ends;
  const std::vector<LineScale>& scales;
  const std::optional<Field>& field;  // of what is pointed at
};
// The last of them is the map; what is played arrives at the first.
std::vector<MapRow> rows_of_map(const StripLines&, std::size_t map);

// Of ribbons of that height; what is added up takes less.
double rows_height(const std::vector<MapRow>&, double ribbon, const Style&);
double terms_height(double ribbon, const Style&);  // how much more three rows take than one
// One below the other, with their names. Answers where they end.
double add_rows(const std::vector<MapRow>&, const LineFrame&, double y, double ribbon, const Style&, std::vector<Mark>&);

}  // namespace upstamp
