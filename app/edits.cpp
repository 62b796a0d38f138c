#include "edits.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "declare/settings_json.h"
#include "lab/other_ways.h"

namespace upstamp {
namespace {

Layer& layer_of(Scene& scene, int index) { return scene.layers.at(static_cast<std::size_t>(index)); }

// The grid a tag's cell belongs to, editable or not.
std::optional<Shape> grid_of(const Study& study, const Tag& tag) {
  const LayerStudy* layer = study.find(tag.layer);
  if (!layer) return std::nullopt;
  if (tag.role == Role::input) return layer->x.shape;
  if (tag.role == Role::weight) return layer->w.shape;
  if (tag.role == Role::output) return layer->y.shape;
  if (tag.role == Role::tap) return Shape{1, 1, 1, static_cast<int>(layer->wiring.taps.size())};
  return std::nullopt;
}

}  // namespace

Edit change_setting(const Scene& scene, int layer, const std::string& parameter, Value value, bool goes_on) {
  Edit edit{"Change " + parameter, scene, goes_on};
  layer_of(edit.scene, layer).settings.insert_or_assign(parameter, std::move(value));
  return edit;
}

Edit change_settings(const Scene& scene, int layer, const Settings& changes, const std::string& leading) {
  Edit edit{"Set " + leading, scene, false};
  for (const auto& [parameter, value] : changes) layer_of(edit.scene, layer).settings.insert_or_assign(parameter, value);
  return edit;
}

Edit reset_settings(const Scene& scene, const Scene& opened, int layer) {
  Edit edit{"Reset parameters", scene, false};
  Layer& changed = layer_of(edit.scene, layer);
  changed.settings.clear();
  for (const Layer& before : opened.layers)
    if (before.id == changed.id && before.op == changed.op) changed.settings = before.settings;
  return edit;
}

Edit change_order(const Scene& scene, Order order) {
  Edit edit{order == Order::scatter ? "Play stamps" : "Play gathering", scene, false};
  edit.scene.order = order;
  return edit;
}

Edit change_dialect(const Scene& scene, const std::string& id, const std::string& title) {
  Edit edit{"Speak " + title, scene, false};
  edit.scene.dialect = id;
  return edit;
}

Edit focus_layer(const Scene& scene, int layer) {
  Edit edit{"Look at another layer", scene, false};
  edit.scene.focus = scene.layers.at(static_cast<std::size_t>(layer)).id;
  return edit;
}

Edit change_ways(const Scene& scene, std::vector<OtherWay> ways, const std::string& name) {
  Edit edit{name, scene, false};
  edit.scene.others.clear();
  for (OtherWay& way : ways) add_way(edit.scene, std::move(way));
  return edit;
}

Edit change_granularity(const Scene& scene, Granularity granularity) {
  Edit edit{"Change the steps", scene, false};
  edit.scene.granularity = granularity;
  return edit;
}

Edit change_values(const Scene& scene, Values values) {
  Edit edit{"Change how values are shown", scene, false};
  edit.scene.values = values;
  return edit;
}

Edit arrange_views(const Scene& scene, const std::vector<ViewTile>& tiles, const std::string& name, bool goes_on) {
  Edit edit{name, scene, goes_on};
  edit.scene.views.clear();
  for (const ViewTile& tile : tiles) {
    const std::string unknown = tile.choice < 0 ? "" : scene.views[static_cast<std::size_t>(tile.choice)].unknown;
    edit.scene.views.push_back(
        {tile.view->about.id, settings_text(tile.view->about, tile.settings), tile.beside, tile.share, tile.height, unknown});
  }
  return edit;
}

Edit change_view(const Scene& scene, std::vector<ViewTile> tiles, std::size_t index, Settings settings, const std::string& name,
                 bool goes_on) {
  const int choice = tiles[index].choice;
  tiles[index].settings = std::move(settings);
  if (choice < 0) return arrange_views(scene, tiles, name, goes_on);
  Edit edit{name, scene, goes_on};
  edit.scene.views[static_cast<std::size_t>(choice)].settings = settings_text(tiles[index].view->about, tiles[index].settings);
  return edit;
}

Edit change_filling(const Scene& scene, int layer, Filling filling) {
  Edit edit{layer < 0 ? "Fill the input" : "Fill the weights", scene, false};
  (layer < 0 ? edit.scene.input : layer_of(edit.scene, layer).weights) = std::move(filling);
  return edit;
}

Edit change_input_shape(const Scene& scene, Shape shape, bool goes_on) {
  Edit edit{"Change input size", scene, goes_on};
  edit.scene.input_shape = shape;
  return edit;
}

Edit change_input(const Scene& scene, Tensor values, const std::string& name) {
  Edit edit{name, scene, false};
  edit.scene.input_shape = values.shape;
  edit.scene.input.values = std::make_shared<const Tensor>(std::move(values));
  return edit;
}

bool in_grid(const Study& study, const Tag& tag) {
  const std::optional<Shape> grid = grid_of(study, tag);
  return grid && tag.cell >= 0 && tag.cell < grid->cells();
}

std::optional<Source> source_of(const Study& study, const Tag& tag) {
  if (!in_grid(study, tag)) return std::nullopt;
  const LayerStudy* layer = study.find(tag.layer);
  // A join's input goes on with another layer's output.
  if (tag.role == Role::input && layer->from < 0 && tag.cell < study.input.shape.cells()) return Source{-1, tag.cell};
  if (tag.role == Role::weight && layer->wiring.weight.cells() > 0) return Source{tag.layer, tag.cell};
  return std::nullopt;
}

const Tensor& numbers_of(const Study& study, const Source& source) {
  return source.layer < 0 ? study.input : study.layers.at(static_cast<std::size_t>(source.layer)).w;
}

double number_at(const Study& study, const Source& source) { return numbers_of(study, source)[source.cell]; }

Edit change_numbers(const Study& study, int layer, Tensor values, const std::string& name) {
  Edit edit{name, study.scene, false};
  (layer < 0 ? edit.scene.input : layer_of(edit.scene, layer).weights).values = std::make_shared<const Tensor>(std::move(values));
  return edit;
}

Edit change_number(const Study& study, const Source& source, double value, bool goes_on) {
  Tensor values = numbers_of(study, source);
  values[source.cell] = value;
  Edit edit = change_numbers(study, source.layer, std::move(values),
                             source.layer < 0 ? "Change a number of the input" : "Change a weight");
  edit.goes_on = goes_on;
  return edit;
}

bool all_whole(const Tensor& grid) {
  return std::all_of(grid.values.begin(), grid.values.end(), [](double value) { return value == std::floor(value); });
}

double dragged_number(bool whole, double began, int steps, bool fine, bool snap) {
  const double step = (whole ? 1 : 0.1) * (fine ? 0.1 : 1);
  const double moved = began + steps * step;
  if (snap) return std::round(moved);
  // Tenths are no binary fractions; what is shown is the number meant.
  return std::round(moved * 1e6) / 1e6;
}

double number_in_words(const std::string& text) {
  const std::string_view words = trimmed(text);
  double value = std::nan("");
  try {
    value = Expression(words).evaluate([](std::string_view) { return std::nan(""); });
  } catch (const Error&) {
    // Said below in words that fit a cell.
  }
  if (!std::isfinite(value))
    throw Error("\"" + std::string(words.substr(0, 40)) + "\" is no number. Type one such as -2, 0.5 or 1/3.");
  return value;
}

Tag neighbour(const Study& study, const Tag& tag, int rows, int columns) {
  const std::optional<Shape> grid = grid_of(study, tag);
  if (!grid || tag.cell < 0 || tag.cell >= grid->cells()) return tag;
  const Position at = position(*grid, tag.cell);
  const int row = std::clamp(at.row + rows, 0, grid->rows - 1), column = std::clamp(at.column + columns, 0, grid->columns - 1);
  return {tag.role, grid->index(at.outer, at.channel, row, column), tag.layer};
}

}  // namespace upstamp
