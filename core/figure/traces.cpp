#include "figure/traces.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_map>

namespace upstamp {
namespace {

// Some cells of a row, side by side.
struct CellRun {
  Rect box;
  std::span<const Color> fills;
};

class Bytes {
 public:
  explicit Bytes(std::string& text) : text_(text) {}
  // Only types without padding, whose bytes are their value.
  template <class Plain>
  void add(const Plain& value) {
    static_assert(std::is_same_v<Plain, double> || std::is_same_v<Plain, int> || std::is_same_v<Plain, Color> ||
                  std::is_same_v<Plain, Point> || std::is_same_v<Plain, Rect> || std::is_same_v<Plain, std::size_t>);
    text_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <class Plain>
  void add_all(std::span<const Plain> values) {
    add(values.size());
    for (const Plain& value : values) add(value);
  }
  void add(const Stroke& stroke) { add(stroke.color), add(stroke.width), add(stroke.dash), add(stroke.gap); }
  void add(const Path& path) {
    for (const auto& [points, closed] : path.contours) add(static_cast<int>(closed)), add_all(std::span(points));
    add(path.fill), add(path.stroke);
  }
  void add(const Text& text) {
    add(text.words.size()), text_ += text.words;
    add(text.at), add(text.size), add(static_cast<int>(text.face)), add(static_cast<int>(text.anchor)), add(text.color);
  }
  void add(const CellRun& run) { add(run.box), add_all(run.fills); }
  // What of cells is not their fills.
  void add(const Cells& cells) { add(cells.box), add(cells.rows), add(cells.columns), add(cells.lines); }

 private:
  std::string& text_;
};

class Tracer {
 public:
  explicit Tracer(const Fonts& fonts) : fonts_(fonts) {}
  void add(const Placed& placed) {
    placed_ = &placed;
    std::visit([&](const auto& mark) { add(mark); }, *placed.mark);
    ++number_;
  }
  std::vector<Trace> traces() { return std::move(traces_); }

 private:
  template <class Part>
  void add_part(const Part& part, Rect ink) {
    Trace trace{{}, ink.moved(placed_->offset), number_};
    if (placed_->clip) trace.ink = intersected(trace.ink, *placed_->clip);
    Bytes bytes(trace.bytes);
    bytes.add(static_cast<int>(placed_->mark->index())), bytes.add(placed_->offset), bytes.add(placed_->opacity);
    bytes.add(static_cast<int>(placed_->clip.has_value())), bytes.add(placed_->clip.value_or(Rect{}));
    bytes.add(part);
    traces_.push_back(std::move(trace));
  }
  void add(const Path& path) { add_part(path, bounds(*placed_->mark, fonts_)); }
  // Slanted letters lean out of their advances, and accents stand above the ascent.
  void add(const Text& text) { add_part(text, bounds(*placed_->mark, fonts_).inset(-0.25 * text.size)); }
  // Cell by cell, so that one that changes is not all of them; row by row where there are many.
  void add(const Cells& cells) {
    const int run = cells.fills.size() <= 1024 ? 1 : cells.columns;
    for (int row = 0; row < cells.rows; ++row)
      for (int column = 0; column < cells.columns; column += run) {
        const std::size_t first =
            static_cast<std::size_t>(row) * static_cast<std::size_t>(cells.columns) + static_cast<std::size_t>(column);
        if (first >= cells.fills.size()) continue;
        const Rect box = united(cell_box(cells, row, column), cell_box(cells, row, column + run - 1));
        add_part(
            CellRun{box,
                    std::span(cells.fills).subspan(first, std::min(static_cast<std::size_t>(run), cells.fills.size() - first))},
            box);
      }
    if (cells.lines.width > 0) add_part(cells, cells.box.inset(-cells.lines.width / 2));
  }
  void add(const Group&) {}  // for_each_placed opens groups

  const Fonts& fonts_;
  const Placed* placed_ = nullptr;
  std::size_t number_ = 0;
  std::vector<Trace> traces_;
};

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// For each trace of `now` the place of its twin in `before`, or nowhere. The first of several equal ones is the first one's twin.
std::vector<std::size_t> twins(const std::vector<Trace>& before, const std::vector<Trace>& now) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> places;
  for (std::size_t i = before.size(); i-- > 0;) places[before[i].bytes].push_back(i);
  std::vector<std::size_t> twin(now.size(), nowhere);
  for (std::size_t i = 0; i < now.size(); ++i)
    if (const auto found = places.find(now[i].bytes); found != places.end() && !found->second.empty())
      twin[i] = found->second.back(), found->second.pop_back();
  return twin;
}

// Keeps a longest run of twins that stand in the same order in both; the rest become nowhere.
void keep_order(std::vector<std::size_t>& twin) {
  std::vector<std::size_t> ends, before(twin.size(), nowhere);  // ends[n]: where the run of n + 1 with the lowest end ends
  for (std::size_t i = 0; i < twin.size(); ++i) {
    if (twin[i] == nowhere) continue;
    const auto place =
        std::lower_bound(ends.begin(), ends.end(), twin[i], [&](std::size_t at, std::size_t value) { return twin[at] < value; });
    if (place != ends.begin()) before[i] = *(place - 1);
    if (place == ends.end())
      ends.push_back(i);
    else
      *place = i;
  }
  std::vector<bool> kept(twin.size(), false);
  for (std::size_t at = ends.empty() ? nowhere : ends.back(); at != nowhere; at = before[at]) kept[at] = true;
  for (std::size_t i = 0; i < twin.size(); ++i)
    if (!kept[i]) twin[i] = nowhere;
}

}  // namespace

std::vector<Trace> traces_of(const Figure& figure, const Fonts& fonts) {
  Tracer tracer(fonts);
  for_each_placed(figure, [&](const Placed& placed) { tracer.add(placed); });
  return tracer.traces();
}

std::vector<Rect> differences(const std::vector<Trace>& before, const std::vector<Trace>& now) {
  std::vector<std::size_t> twin = twins(before, now);
  keep_order(twin);
  std::vector<bool> stays(before.size(), false);
  std::vector<Rect> boxes;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (twin[i] == nowhere)
      boxes.push_back(now[i].ink);
    else
      stays[twin[i]] = true;
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!stays[i]) boxes.push_back(before[i].ink);
  return boxes;
}

}  // namespace upstamp
