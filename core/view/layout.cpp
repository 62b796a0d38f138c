// Several views in one figure: rows of tiles, each as wide as its share of the row.
#include <numeric>

#include "base/text.h"
#include "view/caption.h"
#include "view/layer_words.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double row_height = 0.7;  // of the page, for each row of several

struct Place {
  std::size_t row = 0;
  double part = 1;  // of the row's width
  Size page;        // at the normal type size
};

// What each tile may take of the page.
std::vector<Place> places_of(const std::vector<ViewTile>& tiles, Size page) {
  std::vector<Place> places;
  std::vector<double> shares, heights;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    if (i == 0 || !tiles[i].beside) shares.push_back(0), heights.push_back(tiles[i].height);
    shares.back() += tiles[i].share;
    places.push_back({shares.size() - 1, tiles[i].share, {}});
  }
  const double all_heights = std::accumulate(heights.begin(), heights.end(), 0.0);
  const auto rows = static_cast<double>(heights.size());
  const double height = rows > 1 ? page.height * row_height * rows : page.height;
  for (Place& place : places) {
    place.part /= shares[place.row];
    place.page = {page.width * place.part, height * heights[place.row] / all_heights};
  }
  return places;
}

int rows_in(const std::vector<ViewTile>& tiles) {
  int rows = 0;
  for (std::size_t i = 0; i < tiles.size(); ++i) rows += i == 0 || !tiles[i].beside;
  return rows;
}

// How wide the whole and how high each row becomes with the figures that its tiles drew; and how wide each tile. A row is as wide
// as its fullest tile asks for at that tile's share, where that is no wider than the page; else each tile takes what it needs.
struct Room {
  double width = 0;
  std::vector<double> heights, tiles;
};

Room room_for(const std::vector<Place>& places, const std::vector<Figure>& figures, double page, double scale, double heading) {
  const std::size_t rows = places.back().row + 1;
  std::vector<double> even(rows), grown(rows);
  Room room;
  room.heights.resize(rows);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto [row, part, own] = places[i];
    even[row] = std::max(even[row], figures[i].size.width / part);
    grown[row] += std::max(own.width * scale, figures[i].size.width);
    room.heights[row] = std::max(room.heights[row], figures[i].size.height + heading);
  }
  const auto fits = [&](std::size_t row) { return even[row] <= page * scale; };
  for (std::size_t row = 0; row < rows; ++row) room.width = std::max(room.width, fits(row) ? even[row] : grown[row]);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto [row, part, own] = places[i];
    const double needed = std::max(own.width * scale, figures[i].size.width) + (room.width - grown[row]) * part;
    room.tiles.push_back(fits(row) ? room.width * part : needed);
  }
  return room;
}

// The view's title stands small above its picture, so that each is known by name.
Group headed(Figure figure, const ViewTile& tile, const Style& style, double width, double heading) {
  Group group;
  group.name = tile.view->about.id;
  const double size = style.sizes.note, margin = style.sizes.margin;
  group.marks.push_back(Text{tile.view->about.title,
                             {margin, margin * 0.5 + style.fonts->cap_height(Face::sans_semibold, size)},
                             size,
                             Face::sans_semibold,
                             Anchor::start,
                             style.colors.muted,
                             {}});
  Group picture;
  picture.offset = {(width - figure.size.width) / 2, heading};
  picture.marks = std::move(figure.marks);
  group.marks.push_back(std::move(picture));
  return group;
}

// What is looked at: "Transposed convolution  kernel 3, stride 2 · 3 × 3 → 5 × 5"; of a view of all layers, what it calls itself.
Block headline_of(const std::vector<ViewTile>& tiles, const Study& study, const std::string& title, const Style& style,
                  double width) {
  const bool all = std::all_of(tiles.begin(), tiles.end(), [](const ViewTile& tile) { return tile.view->shows_all_layers; });
  const LayerStudy& layer = study.focused();
  std::vector<std::string> details;
  if (!all && study.layers.size() > 1 && !study.span)
    details.push_back("layer " + std::to_string(study.focus + 1) + " of " + std::to_string(study.layers.size()));
  if (!all && !study.span)
    if (const auto settings = settings_words(layer); !settings.empty()) details.push_back(join(settings, ", "));
  if (!all) details.push_back(sizes_words(study, layer));
  const Fonts& fonts = *style.fonts;
  const double size = style.sizes.title, small = style.sizes.caption, line = fonts.cap_height(Face::sans_semibold, size);
  Block block;
  block.group.name = "headline";
  const std::string& words = all ? title : layer.op->about.title;
  block.group.marks.push_back(Text{words, {0, line}, size, Face::sans_semibold, Anchor::start, style.colors.ink, {}});
  block.size = {fonts.width(words, Face::sans_semibold, size), line + style.sizes.unit};
  const double after = block.size.width + style.sizes.unit * 3;
  const std::string detail = join(details, "  ·  ");
  const auto add = [&](const std::string& part, Point at) {
    block.group.marks.push_back(Text{part, at, small, Face::sans, Anchor::start, style.colors.muted, {}});
    block.size.width = std::max(block.size.width, at.x + fonts.width(part, Face::sans, small));
  };
  if (after + fonts.width(detail, Face::sans, small) <= width) {
    add(detail, {after, line});
  } else {
    for (const std::string& part : wrapped(detail, fonts, Face::sans, small, width)) {
      block.size.height += fonts.ascent(Face::sans, small) + style.sizes.unit / 2;
      add(part, {0, block.size.height});
    }
  }
  return block;
}

// Puts the headline above the sheet.
void add_headline(const Block& headline, const Style& style, Sheet& sheet) {
  const double height = style.sizes.margin * 0.75 + headline.size.height;
  Group below;
  below.name = "picture";
  below.offset = {0, height};
  below.marks = std::move(sheet.figure.marks);
  Group above = headline.group;
  above.offset = {style.sizes.margin, style.sizes.margin * 0.75};
  sheet.figure.marks.clear();
  sheet.figure.marks.push_back(std::move(above));
  sheet.figure.marks.push_back(std::move(below));
  sheet.figure.size.height += height;
  sheet.figure.size.width = std::max(sheet.figure.size.width, headline.size.width + 2 * style.sizes.margin);
  for (Rect& tile : sheet.tiles) tile.y += height;
}

}  // namespace

Size page_filling(const std::vector<ViewTile>& tiles, Size place) {
  constexpr double shrunk = 0.85, narrowest = 760, lowest = 420;
  const int rows = rows_in(tiles);
  Size page{std::max(narrowest, place.width / shrunk), 0};
  page.height = std::max(lowest, page.width * place.height / place.width);
  if (rows > 1) page.height /= row_height * rows;
  return page;
}

namespace {

Sheet headless(const std::vector<ViewTile>& tiles, const Study& study, const Moment& moment, const Style& common) {
  Style style = common;
  Sheet sheet;
  const std::vector<Place> places = places_of(tiles, style.page);
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    style.page = places[i].page;
    figures.push_back(tiles[i].view->draw(study, moment, tiles[i].settings, style));
  }
  if (figures.size() == 1) {
    sheet.tiles = {{0, 0, figures.front().size.width, figures.front().size.height}};
    sheet.figure = std::move(figures.front());
    return sheet;
  }
  const double heading = style.sizes.note * 1.5;
  const Room room = room_for(places, figures, common.page.width, type_scale(style), heading);
  const Stroke divider{style.colors.grid_line, style.sizes.hairline};
  Figure& all = sheet.figure;
  all.ground = style.colors.ground;
  all.title = figures.front().title;
  all.size = {room.width, std::accumulate(room.heights.begin(), room.heights.end(), 0.0)};
  Point at;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const std::size_t row = places[i].row;
    const bool starts = i == 0 || row != places[i - 1].row;
    if (starts && i > 0) at = {0, at.y + room.heights[row - 1]};
    if (starts && i > 0) all.marks.push_back(line(at, {all.size.width, at.y}, divider));
    if (!starts) all.marks.push_back(line(at, {at.x, at.y + room.heights[row]}, divider));
    all.description += (i == 0 ? "" : " ") + figures[i].description;
    Group tile = headed(std::move(figures[i]), tiles[i], style, room.tiles[i], heading);
    tile.offset = at;
    all.marks.push_back(std::move(tile));
    sheet.tiles.push_back({at.x, at.y, room.tiles[i], room.heights[row]});
    at.x += room.tiles[i];
  }
  return sheet;
}

}  // namespace

Sheet laid_out(const std::vector<ViewTile>& tiles, const Study& study, const Moment& moment, const Style& common) {
  if (tiles.empty()) return {};
  Style style = common;
  style.picture = study.scene.values == Values::picture;
  style.numbered = !style.picture && study.scene.values != Values::colors;
  style.fractions = study.scene.values == Values::fractions;
  if (!style.headline) return headless(tiles, study, moment, style);
  const double scale = type_scale(style), usual = style.page.width * scale - 2 * style.sizes.margin;
  style.page.height -= (headline_of(tiles, study, "", style, usual).size.height + style.sizes.margin * 0.75) / scale;
  Sheet sheet = headless(tiles, study, moment, style);
  const double width = sheet.figure.size.width - 2 * style.sizes.margin;
  add_headline(headline_of(tiles, study, sheet.figure.title, style, width), style, sheet);
  return sheet;
}

Figure drawn(const std::vector<ViewTile>& tiles, const Study& study, const Moment& moment, const Style& style) {
  return laid_out(tiles, study, moment, style).figure;
}

}  // namespace upstamp
