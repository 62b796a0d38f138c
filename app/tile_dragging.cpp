#include "tile_dragging.h"

#include <cmath>

namespace upstamp {
namespace {

constexpr double degrees_per_point = 0.4;

// The tile before the line and the one after it. The height of a row is that of its first view.
std::pair<std::size_t, std::size_t> sides_of(const HeldDivider& divider, const std::vector<ViewTile>& tiles) {
  std::size_t first = divider.tile - 1;
  while (!divider.upright && first > 0 && tiles[first].beside) --first;
  return {first, divider.tile};
}

}  // namespace

std::optional<HeldDivider> divider_at(const App& app, const Sheet& sheet, Point at, double near) {
  // What does not fit is shown alone for a while, and leaves the places of views alone.
  if (app.shown() != app.lab.study()) return std::nullopt;
  const std::vector<ViewTile> tiles = tiles_of(*app.lab.study(), app.views);
  for (std::size_t i = 1; i < sheet.tiles.size(); ++i) {
    const Rect& tile = sheet.tiles[i];
    if (tiles[i].beside && std::fabs(at.x - tile.x) < near && at.y > tile.y && at.y < tile.bottom()) return HeldDivider{i, true};
    if (!tiles[i].beside && std::fabs(at.y - tile.y) < near && at.x > 0 && at.x < sheet.figure.size.width)
      return HeldDivider{i, false};
  }
  return std::nullopt;
}

void press_divider(App& app, HeldDivider divider, Point at) {
  const std::vector<ViewTile> tiles = tiles_of(*app.lab.study(), app.views);
  const auto [first, second] = sides_of(divider, tiles);
  divider.from = divider.upright ? at.x : at.y;
  divider.first = divider.upright ? tiles[first].share : tiles[first].height;
  divider.second = divider.upright ? tiles[second].share : tiles[second].height;
  app.session.divider = divider;
}

// What the two sides have together is shared anew, by as much as the line was moved. One drag is one undo step.
void hold_divider(App& app, const Sheet& sheet, Point at, bool ends) {
  constexpr double least = 0.15, smallest = 0.1;  // of both together; what scene files may hold, with room to spare
  const HeldDivider divider = *app.session.divider;
  if (ends) app.session.divider.reset();
  std::vector<ViewTile> tiles = tiles_of(*app.lab.study(), app.views);
  if (divider.tile >= tiles.size() || tiles.size() != sheet.tiles.size()) return app.session.divider.reset();
  const auto [first, second] = sides_of(divider, tiles);
  const Rect &before = sheet.tiles[first], &after = sheet.tiles[second];
  const double length = divider.upright ? after.right() - before.x : after.bottom() - before.y;
  const double moved = ((divider.upright ? at.x : at.y) - divider.from) / length, both = divider.first + divider.second;
  const double edge = std::max(both * least, smallest);
  if (2 * edge > both) return;
  const double one = std::clamp(divider.first + both * moved, edge, both - edge);
  (divider.upright ? tiles[first].share : tiles[first].height) = std::round(one * 100) / 100;
  (divider.upright ? tiles[second].share : tiles[second].height) = both - std::round(one * 100) / 100;
  app.apply(arrange_views(app.lab.scene(), tiles, "Resize views", !ends));
}

std::optional<HeldView> turnable_at(const App& app, const Sheet& sheet, Point at, Point pixel) {
  const std::vector<ViewTile> tiles = tiles_of(*app.shown(), app.views);
  for (std::size_t i = 0; i < std::min(tiles.size(), sheet.tiles.size()); ++i) {
    const View& view = *tiles[i].view;
    if (!sheet.tiles[i].contains(at) || view.turned_across.empty()) continue;
    const auto degrees = [&](const std::string& setting) {
      return std::get<double>(view.about.value(tiles[i].settings, setting));
    };
    return HeldView{i, pixel, degrees(view.turned_across), degrees(view.turned_down)};
  }
  return std::nullopt;
}

void turn_view(App& app, Point pixel, double scale, bool ends) {
  const HeldView held = *app.session.turned;
  if (ends) app.session.turned.reset();
  const std::vector<ViewTile> tiles = tiles_of(*app.shown(), app.views);
  if (held.tile >= tiles.size() || tiles[held.tile].view->turned_across.empty()) return app.session.turned.reset();
  const View& view = *tiles[held.tile].view;
  Settings settings = tiles[held.tile].settings;
  const Point moved = (pixel - held.from) * (degrees_per_point / scale);
  const auto turn = [&](const std::string& setting, double degrees) {
    const Parameter& parameter = *view.about.find(setting);
    settings[setting] = std::round(std::clamp(degrees, parameter.low, parameter.high));
  };
  turn(view.turned_across, held.across + moved.x), turn(view.turned_down, held.down + moved.y);
  app.apply(change_view(app.lab.scene(), tiles, held.tile, std::move(settings), "Turn " + view.about.title, !ends));
}

}  // namespace upstamp
