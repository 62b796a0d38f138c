#include "view/slab_places.h"

namespace upstamp {
namespace {

double line_height(const Style& style) { return style.sizes.note * 1.35; }

// Labels of one lane that would meet stand one below the other. `tops` come in as the lane's lowest line; answers the lowest end.
double lower_labels(const Lanes& lanes, int lane, const SlabWords& words, double width, SlabPlaces& places, const Style& style) {
  std::vector<std::size_t> order;
  double height = 0, bottom = 0;
  for (std::size_t i = 0; i < lanes.places.size(); ++i)
    if (lanes.places[i].lane == lane) order.push_back(i), height = std::max(height, words.labels[i].size.height);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return lanes.places[a].column < lanes.places[b].column; });
  std::vector<double> taken;  // how far right each tier is used
  for (const std::size_t i : order) {
    const double half = words.labels[i].size.width / 2;
    Point& top = places.label_tops[i];
    top.x = std::max(half, std::min(top.x, width - half));
    std::size_t tier = 0;
    while (tier < taken.size() && top.x - half < taken[tier] + 2 * style.sizes.unit) ++tier;
    if (tier == taken.size()) taken.push_back(0);
    taken[tier] = top.x + half;
    top.y += static_cast<double>(tier) * (height + style.sizes.unit);
    bottom = std::max(bottom, top.y + words.labels[i].size.height);
  }
  return bottom;
}

class Placing {
 public:
  Placing(const Lanes& lanes, const SlabWords& words, const SlabSpacing& spacing, const Style& style)
      : lanes_(lanes), words_(words), spacing_(spacing), style_(style) {}

  SlabPlaces placed(const std::vector<SlabSides>& sides, const Viewpoint& viewpoint) {
    for (const SlabSides& lengths : sides) places_.shapes.emplace_back(lengths, viewpoint);
    place_columns();
    double top = 0;
    for (int lane = 0; lane < lanes_.lanes; ++lane) top = place_lane(lane, top) + style_.sizes.gap / 2;
    places_.size.height = top - style_.sizes.gap / 2;
    return std::move(places_);
  }

 private:
  double gap_before(int column) const {
    double gap = spacing_.arrow;
    if (spacing_.named)
      for (std::size_t i = 0; i < lanes_.places.size(); ++i)
        if (lanes_.places[i].column == column) gap = std::max(gap, words_.names[i].size.width + 3 * style_.sizes.unit);
    return gap;
  }

  void place_columns() {
    std::vector<double> middles;
    double x = 0;
    for (int column = 0; column < lanes_.columns; ++column) {
      double width = 0;
      for (std::size_t i = 0; i < lanes_.places.size(); ++i) {
        if (lanes_.places[i].column != column) continue;
        width = std::max(width, places_.shapes[i].box().width);
        if (spacing_.named) width = std::max(width, words_.labels[i].size.width);
      }
      places_.gap_begins.push_back(x);
      if (column > 0) x += gap_before(column);
      places_.gap_ends.push_back(x);
      middles.push_back(x + width / 2);
      x += width;
    }
    for (const MapPlace& place : lanes_.places) {
      const double middle = middles[static_cast<std::size_t>(place.column)];
      places_.middles.push_back({middle, 0});
      places_.label_tops.push_back({middle, 0});
    }
    places_.size.width = x;
  }

  // Answers where the lane ends.
  double place_lane(int lane, double top) {
    double above = 0, below = 0;
    for (std::size_t i = 0; i < lanes_.places.size(); ++i) {
      if (lanes_.places[i].lane != lane) continue;
      const double half = places_.shapes[i].box().height / 2, name = words_.names[i].size.height + 4 * style_.sizes.unit;
      above = std::max({above, half, lane == 0 ? name : 0});
      below = std::max(below, half);
    }
    if (lane == 0) {
      const double step = line_height(style_) + style_.sizes.unit;
      for (int level = 0; level < lanes_.arches; ++level) places_.arches.push_back(top + step * (lanes_.arches - level));
      if (lanes_.arches > 0) top += step * lanes_.arches + 7 * style_.sizes.unit;
    }
    double bottom = 0;
    for (std::size_t i = 0; i < lanes_.places.size(); ++i) {
      if (lanes_.places[i].lane != lane) continue;
      places_.middles[i].y = top + above;
      // Names of side lanes stand below their arrows, where no line comes down from the first lane.
      if (lane > 0) bottom = std::max(bottom, top + above + words_.names[i].size.height + 3 * style_.sizes.unit);
      places_.label_tops[i].y =
          top + above + (spacing_.named ? places_.shapes[i].box().height / 2 : below) + 3 * style_.sizes.unit;
    }
    return std::max(bottom, lower_labels(lanes_, lane, words_, places_.size.width, places_, style_));
  }

  const Lanes& lanes_;
  const SlabWords& words_;
  const SlabSpacing& spacing_;
  const Style& style_;
  SlabPlaces places_;
};

}  // namespace

WordBlock word_block(std::vector<WordBlock::Line> lines, const Style& style) {
  WordBlock block{std::move(lines), {}};
  for (const WordBlock::Line& line : block.lines)
    block.size.width = std::max(block.size.width, style.fonts->width(line.words, line.face, style.sizes.note));
  block.size.height = static_cast<double>(block.lines.size()) * line_height(style);
  return block;
}

void add_clearing(const WordBlock& block, Point top, const Style& style, std::vector<Mark>& marks) {
  if (block.lines.empty()) return;
  // The last line has no other below it.
  const double below = line_height(style) - 1.35 * style.fonts->cap_height(Face::sans, style.sizes.note);
  const Rect box{top.x - block.size.width / 2, top.y, block.size.width, block.size.height - below};
  marks.push_back(rounded_rectangle(box.inset(-1), style.sizes.unit, faded(style.colors.ground, 0.9)));
}

void add_words(const WordBlock& block, Point top, const Style& style, std::vector<Mark>& marks) {
  double y = top.y + style.fonts->cap_height(Face::sans, style.sizes.note);
  for (const WordBlock::Line& line : block.lines) {
    marks.push_back(Text{line.words, {top.x, y}, style.sizes.note, line.face, Anchor::middle, line.color, {}});
    y += line_height(style);
  }
}

SlabPlaces placed_slabs(const Lanes& lanes, const std::vector<SlabSides>& sides, const SlabWords& words,
                        const SlabSpacing& spacing, const Viewpoint& viewpoint, const Style& style) {
  return Placing(lanes, words, spacing, style).placed(sides, viewpoint);
}

}  // namespace upstamp
