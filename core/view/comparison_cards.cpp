#include "view/comparison_cards.h"

#include <cmath>

#include "base/text.h"
#include "view/caption.h"
#include "view/comparison_words.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr double full_width = 96, least_brief_width = 72;  // at the normal type size

std::string sides(const Shape& shape) { return shape_text({1, 1, shape.rows, shape.columns}); }

bool differs(double value, double largest) { return std::fabs(value) > 1e-9 * std::max(1.0, largest); }

}  // namespace

ColorScale colors_of_values(const Comparison& comparison, const Style& style) {
  if (style.picture) return ColorScale::of_picture(comparison.least_value, comparison.most_value);
  return ColorScale::of_signed(style.colors, comparison.largest_value());
}

Cards::Cards(const Study& study, const Comparison& comparison, const Stage& stage, int channel, CardDetail detail)
    : comparison_(comparison),
      stage_(stage),
      style_(stage.style),
      value_colors_(colors_of_values(comparison, stage.style)),
      difference_colors_(ColorScale::of_signed(stage.style.colors, comparison.largest_difference)),
      channel_(channel),
      detail_(detail) {
  const std::string note = comparison.reference < 0 ? "the reference" : "";
  cards_.push_back({"Input", Role::input, &study.input, nullptr, note.empty() ? std::vector<std::string>{} : std::vector{note}});
  if (comparison.smallest >= 0) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(comparison.smallest)];
    smallest_ = {"", Role::input, &layer.y, nullptr, {}, layer.index};
  }
  for (std::size_t i = 0; i < comparison.ways.size(); ++i)
    cards_.push_back(card_of(comparison.ways[i], static_cast<int>(i) == comparison.reference));
  for (const Card& card : cards_) most_figures_ = std::max(most_figures_, card.figures.size());
}

Cards::Card Cards::card_of(const Way& way, bool is_reference) const {
  return {way.title, Role::output, way.y, &way, figures_of(way, is_reference)};
}

// A map that the focused layer gives or takes can be pointed at there; the scene's input anywhere.
Tag Cards::tag_of(const Card& card, int cell) const {
  if (card.way) return {Role::output, card.map->shape == stage_.layer.y.shape ? cell : -1, stage_.layer.index};
  if (card.from < 0) return {Role::input, cell, 0};
  return {Role::input, card.from == stage_.layer.from ? cell : -1, stage_.layer.index};
}

std::vector<std::string> Cards::figures_of(const Way& way, bool is_reference) const {
  if (!way.y) return {};
  std::vector<std::string> figures;
  if (is_reference) figures.push_back("the reference");
  if (!is_reference && way.difference.empty()) figures.push_back("another size");
  if (!way.difference.empty() && way.rmse == 0) figures.push_back("the same numbers");
  if (way.rmse > 0) figures.push_back(rmse_words(comparison_, way));
  if (way.rmse > 0 && !detail_.brief) {
    if (const double decibels = psnr(comparison_, way); std::isfinite(decibels))
      figures.push_back("PSNR " + printed_number(with_decimals(decibels, 1)) + " dB");
    std::vector<double> all_largest;
    for (const Way& one : comparison_.ways) all_largest.push_back(one.largest);
    figures.push_back("off by at most " + alike_words(way.largest, all_largest));
    const auto all = static_cast<long long>(way.difference.size());
    if (way.differing * 2 < all) figures.push_back(std::to_string(way.differing) + " of " + std::to_string(all) + " differ");
  }
  if (comparison_.enlarges && !detail_.brief) figures.push_back("checkerboard " + percent_words(way.artifacts));
  return figures;
}

int Cards::channel_in(const Shape& shape) const { return std::min(channel_, shape.channels - 1); }

double Cards::line_height() const {
  return style_.fonts->ascent(Face::sans, style_.sizes.note) + style_.fonts->descent(Face::sans, style_.sizes.note) + 1;
}

double Cards::least_width() const { return (detail_.brief ? least_brief_width : full_width) * type_scale(style_); }

double Cards::gap() const { return detail_.brief ? style_.sizes.gap / 2 : style_.sizes.gap; }

std::vector<std::string> Cards::title_lines(const Card& card, double width) const {
  std::vector<std::string> lines = wrapped(card.title, *style_.fonts, Face::sans_semibold, style_.sizes.caption, width);
  const std::size_t most = most_title_lines();
  for (std::size_t i = most; i < lines.size(); ++i) lines[most - 1] += " " + lines[i];
  lines.resize(std::min(most, lines.size()));
  for (std::string& line : lines) line = cut_to_width(*style_.fonts, line, Face::sans_semibold, style_.sizes.caption, width);
  return lines;
}

double Cards::height_without_cells(std::size_t lines) const {
  const double title = static_cast<double>(lines) * (style_.sizes.caption * 1.3) + style_.sizes.unit * 2;
  const double note = detail_.brief ? style_.sizes.unit * 1.5 : style_.sizes.note + style_.sizes.unit * 3.5;
  const double notes = (detail_.differences ? 2 : 1) * note;
  return title + notes + static_cast<double>(most_figures_) * line_height() + style_.sizes.unit;
}

Cards::Layout Cards::layout_in(Size room) const {
  int rows = 1, columns = 1;
  for (const Card& card : cards_)
    if (card.map) rows = std::max(rows, card.map->shape.rows), columns = std::max(columns, card.map->shape.columns);
  const int count = static_cast<int>(cards_.size()), maps = detail_.differences ? 2 : 1;
  Layout best;
  for (int across = count; across >= 1; --across) {
    const int down = (count + across - 1) / across;
    const double width = (room.width - (across - 1) * gap()) / across;
    const double height = (room.height - (down - 1) * gap()) / down - height_without_cells(most_title_lines());
    if (across > 1 && width < least_width()) continue;
    const double fit = std::min({style_.sizes.cell, width / columns, height / (maps * rows)});
    const double cell = fit >= 4 ? std::floor(fit) : std::max(fit, 0.5);
    // Another row must be worth it.
    if (best.cell == 0 || cell > best.cell * 1.15)
      best = {across, cell, std::max(cell * columns, std::min(width, least_width()))};
  }
  return best;
}

std::string Cards::size_note(const Card& card) const {
  const Shape& shape = card.map->shape;
  return sides(shape) + (shape.channels > 1 ? ", channel " + std::to_string(channel_in(shape)) : "");
}

Block Cards::map_block(const Card& card, const std::string& note, double cell) const {
  const Shape& shape = card.map->shape;
  const bool own = card.way && shape == stage_.layer.y.shape;
  const int channel = channel_in(shape), plane = static_cast<int>(shape.plane());
  Grid grid = empty_grid("", "", detail_.brief ? "" : note, card.role, tag_of(card, 0).layer, shape.rows, shape.columns);
  for (int i = 0; i < plane; ++i) {
    const int index = channel * plane + i;
    const double value = (*card.map)[index];
    grid.cells[static_cast<std::size_t>(i)] = {true,  value, CellGround::plain,        false,
                                               false, 0,     tag_of(card, index).cell, value_colors_.at(value)};
  }
  const bool few =
      card.way && card.way->differing > 0 && card.way->differing * 2 < static_cast<long long>(card.way->difference.size());
  if (few && cell >= 10)
    for (int i = 0; i < plane; ++i)
      if (differs(card.way->difference[static_cast<std::size_t>(channel * plane + i)], comparison_.largest_value()))
        grid.outlines.push_back(
            {i / shape.columns, i % shape.columns, 1, 1, style_.colors.ink, style_.sizes.hairline * 1.5, false});
  if (own) {
    if (stage_.moment.cell >= 0) outline_lit(grid, stage_.now.output, style_.colors.kernel.line, style_.sizes.emphasis);
    outline_lit(grid, stage_.pointed.output, style_.colors.output.line, pointed_width(style_));
  }
  if (!card.way && card.from == stage_.layer.from) {
    if (stage_.moment.cell >= 0) outline_lit(grid, stage_.now.input, style_.colors.input.line, style_.sizes.emphasis);
    outline_lit(grid, stage_.pointed.input, style_.colors.input.line, pointed_width(style_));
  }
  return drawn_grid(grid, style_, cell);
}

Block Cards::difference_block(const Card& card, double cell) const {
  const Shape& shape = card.map->shape;
  const int channel = channel_in(shape), plane = static_cast<int>(shape.plane());
  const bool own = shape == stage_.layer.y.shape;
  Grid grid = empty_grid("", "", detail_.brief ? "" : difference_words(comparison_), card.role, stage_.layer.index, shape.rows,
                         shape.columns);
  for (int i = 0; i < plane; ++i) {
    const double value = card.way->difference[static_cast<std::size_t>(channel * plane + i)];
    const bool apart = differs(value, comparison_.largest_value());
    grid.cells[static_cast<std::size_t>(i)] = {true,
                                               apart ? value : 0,
                                               CellGround::plain,
                                               false,
                                               !apart,
                                               0,
                                               own ? channel * plane + i : -1,
                                               apart ? difference_colors_.at(value) : no_color};
  }
  grid.limit = comparison_.largest_difference;
  if (own && stage_.moment.cell >= 0) outline_lit(grid, stage_.now.output, style_.colors.kernel.line, style_.sizes.emphasis / 2);
  if (own) outline_lit(grid, stage_.pointed.output, style_.colors.output.line, pointed_width(style_));
  return drawn_grid(grid, style_, cell);
}

Block Cards::card_block(const Card& card, const Layout& layout, std::size_t lines) const {
  Block block;
  block.group.name = card.title;
  const double leading = style_.sizes.caption * 1.3;
  const std::vector<std::string> title = title_lines(card, layout.width);
  double y = leading * static_cast<double>(lines - title.size());
  for (const std::string& words : title) {
    block.group.marks.push_back(Text{words,
                                     {0, y + style_.fonts->cap_height(Face::sans_semibold, style_.sizes.caption)},
                                     style_.sizes.caption,
                                     Face::sans_semibold,
                                     Anchor::start,
                                     style_.colors.of(card.role).line,
                                     {}});
    y += leading;
  }
  y = static_cast<double>(lines) * leading;
  const auto add = [&](Block part) {
    part.group.offset = {0, y};
    y += part.size.height + style_.sizes.unit * (detail_.brief ? 1.5 : 2.5);
    block.size.width = std::max(block.size.width, part.size.width);
    block.group.marks.push_back(std::move(part.group));
  };
  if (card.map) add(map_block(card, size_note(card), layout.cell));
  if (detail_.differences && card.way && !card.way->difference.empty()) add(difference_block(card, layout.cell));
  const auto words =
      card.map ? card.figures
               : wrapped("Cannot be done: " + card.way->obstacle, *style_.fonts, Face::sans, style_.sizes.note, layout.width);
  for (const std::string& figure : words) {
    block.group.marks.push_back(Text{figure,
                                     {0, y + style_.fonts->cap_height(Face::sans, style_.sizes.note)},
                                     style_.sizes.note,
                                     Face::sans,
                                     Anchor::start,
                                     style_.colors.ink,
                                     {}});
    block.size.width = std::max(block.size.width, style_.fonts->width(figure, Face::sans, style_.sizes.note));
    y += line_height();
  }
  if (detail_.differences && smallest_ && &card == &cards_.front()) {
    y += style_.sizes.unit;
    add(map_block(*smallest_, "shrunk to " + size_note(*smallest_), layout.cell));
  }
  for (const std::string& part : title)
    block.size.width = std::max(block.size.width, style_.fonts->width(part, Face::sans_semibold, style_.sizes.caption));
  block.size.height = y;
  return block;
}

double Cards::map_side(Size room) const {
  int longest = 1;
  for (const Card& card : cards_)
    if (card.map) longest = std::max({longest, card.map->shape.rows, card.map->shape.columns});
  return layout_in(room).cell * longest;
}

Block Cards::drawn(Size room) const {
  const Layout layout = layout_in(room);
  std::size_t lines = 1;
  for (const Card& card : cards_) lines = std::max(lines, title_lines(card, layout.width).size());
  std::vector<Block> blocks;
  for (const Card& card : cards_) blocks.push_back(card_block(card, layout, lines));
  std::vector<double> widths(static_cast<std::size_t>(layout.across));
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    double& widest = widths[i % widths.size()];
    widest = std::max(widest, blocks[i].size.width);
  }
  Block all;
  Point at;
  double tallest = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0 && i % widths.size() == 0) at = {0, at.y + tallest + gap()}, tallest = 0;
    tallest = std::max(tallest, blocks[i].size.height);
    blocks[i].group.offset = at;
    all.size = {std::max(all.size.width, at.x + blocks[i].size.width), std::max(all.size.height, at.y + blocks[i].size.height)};
    at.x += widths[i % widths.size()] + gap();
    all.group.marks.push_back(std::move(blocks[i].group));
  }
  return all;
}

}  // namespace upstamp
