#include "view/weighting_plot.h"
#include "view/grid_numbers.h"

#include <cmath>

#include "base/text.h"
#include "view/cell_numbers.h"

namespace upstamp {
namespace {

constexpr int pieces = 120;
constexpr int most_cells_shown = 17;

// What is seen of the input's axis, and the heights that weights take.
struct Window {
  int first = 0, count = 1;
  double low = 0, high = 1;
  Rect box;

  double unit() const { return box.width / count; }
  double x_of(double place) const { return box.x + (place - first + 0.5) * unit(); }
  bool holds(int cell) const { return cell >= first && cell < first + count; }
  double y_of(double weight) const { return box.bottom() - (weight - low) / (high - low) * box.height; }
};

Window window_around(double place, double reach, std::span<const Sample> samples) {
  Window window;
  int low = static_cast<int>(std::floor(place - reach)), high = static_cast<int>(std::ceil(place + reach));
  for (const Sample& sample : samples) low = std::min(low, sample.in), high = std::max(high, sample.in);
  const int middle = (low + high) / 2, half = std::min(std::max((high - low + 1) / 2, 2), most_cells_shown / 2);
  window.first = middle - half, window.count = 2 * half + 1;
  for (const Sample& sample : samples)
    window.low = std::min(window.low, sample.gain), window.high = std::max(window.high, sample.gain);
  return window;
}

void add_cells(const Window& window, int in, const std::vector<double>& values, double height, const Style& style,
               std::vector<Mark>& marks) {
  const Rect box{window.box.x, window.box.bottom(), window.box.width, height};
  Cells cells{box, 1, window.count, {}, {style.colors.grid_line, style.sizes.hairline}, Role::none, {}, 0};
  const CellNumbers numbers(values, window.unit(), height, style);
  std::vector<Mark> above;
  for (int i = 0; i < window.count; ++i) {
    const int cell = window.first + i;
    const bool inside = cell >= 0 && cell < in;
    cells.fills.push_back(inside ? style.colors.input.tint : style.colors.zero);
    const Rect place{box.x + i * window.unit(), box.y, window.unit(), height};
    if (inside && !values.empty() && numbers.legible())
      numbers.add(values[static_cast<std::size_t>(cell)], place, style.colors.ink, above);
    if (!inside) above.push_back(hatching(place, std::max(3.0, height / 4), {style.colors.hatch, 0.75 * style.sizes.hairline}));
  }
  marks.push_back(std::move(cells));
  for (Mark& mark : above) marks.push_back(std::move(mark));
  const double left = std::max(window.x_of(-0.5), box.x), right = std::min(window.x_of(in - 0.5), box.right());
  if (right <= left) return;
  Path edge;
  edge.stroke = {style.colors.input.line, style.sizes.outline};
  for (const double y : {box.y, box.bottom()}) edge.contours.push_back({{{left, y}, {right, y}}, false});
  // Where the input goes on there is no end to draw.
  if (window.first <= 0) edge.contours.push_back({{{left, box.y}, {left, box.bottom()}}, false});
  if (window.first + window.count >= in) edge.contours.push_back({{{right, box.y}, {right, box.bottom()}}, false});
  marks.push_back(std::move(edge));
}

void add_curve(const Window& window, const Weighting& weighting, double place, double stretch, double peak, const Style& style,
               std::vector<Mark>& marks) {
  Path path;
  path.contours.push_back({});
  const double first = window.first - 0.5, last = first + window.count;
  std::vector<double> places;
  for (int piece = 0; piece <= pieces; ++piece) places.push_back(between(first, last, static_cast<double>(piece) / pieces));
  // Where the function has its corners.
  for (double corner = 0; corner <= weighting.reach; ++corner)
    for (const double side : {-1.0, 1.0}) places.push_back(std::clamp(place + side * corner * stretch, first, last));
  std::sort(places.begin(), places.end());
  for (const double at : places) {
    const double distance = std::fabs(at - place) / stretch;
    const double weight = distance < weighting.reach ? weighting.weight(distance) * peak : 0;
    path.contours.back().points.push_back({window.x_of(at), window.y_of(std::clamp(weight, window.low, window.high))});
  }
  path.stroke = {style.colors.kernel.line, style.sizes.outline};
  marks.push_back(std::move(path));
}

// Bars over the cells that are taken.
void add_stems(const Window& window, std::span<const Sample> samples, const Style& style, std::vector<Mark>& marks) {
  const double width = std::min(window.unit() * 0.5, 12 * type_scale(style));
  for (const Sample& sample : samples) {
    if (!window.holds(sample.in)) continue;
    const double x = window.x_of(sample.in), zero = window.y_of(0), y = window.y_of(sample.gain);
    marks.push_back(
        rectangle({x - width / 2, std::min(y, zero), width, std::fabs(zero - y)}, faded(style.colors.kernel.line, 0.35)));
  }
}

// Below the cells: which they are, and how much they count.
void add_labels(const Window& window, const std::string& noun, int in, std::span<const Sample> samples, const Style& style,
                double first, double second, std::vector<Mark>& marks) {
  const auto label = [&](std::string words, double x, double y, Face face, Anchor anchor, Color color, double size) {
    marks.push_back(Text{std::move(words), {x, y}, size, face, anchor, color, {}});
  };
  const double note = style.sizes.note;
  label(noun, 0, first, Face::sans, Anchor::start, style.colors.muted, note);
  label("weight", 0, second, Face::sans, Anchor::start, style.colors.kernel.line, note);
  const bool fits = style.fonts->width(std::to_string(in - 1), Face::mono, note) < window.unit() * 0.9;
  for (int cell = std::max(0, window.first); fits && cell < std::min(in, window.first + window.count); ++cell)
    label(std::to_string(cell), window.x_of(cell), first, Face::mono, Anchor::middle, style.colors.muted, note);
  std::vector<double> gains;
  for (const Sample& sample : samples) gains.push_back(sample.gain);
  const double cap = style.fonts->cap_height(Face::mono, note), height = note / 0.62;
  const CellNumbers numbers(gains, window.unit(), height, style);
  for (const Sample& sample : samples)
    if (window.holds(sample.in))
      numbers.add(sample.gain, {window.x_of(sample.in - 0.5), second - (cap + height) / 2, window.unit(), height},
                  style.colors.kernel.line, marks);
}

}  // namespace

Block weighting_plot(const Resampling& resampling, Axis along, int index, const std::vector<double>& values, const Style& style,
                     Size size) {
  const ResizedAxis& axis = resampling.along(along);
  const double place = source_place(axis, index), stretch = resampling.stretch(along),
               reach = resampling.weighting.reach * stretch;
  const Weighting& weighting = resampling.weighting;
  const AxisSamples all = resampling.sample(axis);
  const std::span<const Sample> samples = all.at(index);
  const double seen = std::clamp(place, -1.0, static_cast<double>(axis.in));
  Window window = window_around(seen, std::max(1.0, reach), samples);
  const bool curved = weighting.weight && !is_extrapolated(axis, place);
  // Weights that are stretched count less each, so that all together are 1.
  const double peak = 1 / stretch;
  for (int piece = 0; curved && piece <= pieces; ++piece)
    window.low = std::min(window.low, weighting.weight(weighting.reach * piece / pieces) * peak);
  window.high = curved && stretch > 1 ? std::max(peak, window.low + 0.1) : window.high;
  for (const Sample& sample : samples) window.high = std::max(window.high, sample.gain);
  const std::string noun = !values.empty() ? "cell" : along == Axis::rows ? "row" : "column";
  const double strip = style.sizes.cell * 0.65, top = style.sizes.unit * 2, unit = style.sizes.unit,
               line_height = unit * 2 + style.fonts->cap_height(Face::mono, style.sizes.note),
               left = unit * 2 + std::max(style.fonts->width(noun, Face::sans, style.sizes.note),
                                          style.fonts->width("weight", Face::sans, style.sizes.note));
  window.box = {left, top, size.width - left, size.height - strip - top - 2 * line_height};
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "weights";
  add_cells(window, axis.in, values, strip, style, marks);
  marks.push_back(line({left, window.y_of(0)}, {size.width, window.y_of(0)}, {style.colors.grid_line, style.sizes.hairline}));
  add_stems(window, samples, style, marks);
  add_labels(window, noun, axis.in, samples, style, size.height - line_height, size.height, marks);
  if (curved) add_curve(window, weighting, place, stretch, peak, style, marks);
  const double x = std::clamp(window.x_of(place), left, size.width);
  marks.push_back(line({x, 0.0}, {x, window.box.bottom()},
                       {style.colors.output.line, style.sizes.outline, style.sizes.dash, style.sizes.dash_gap}));
  block.cells = {0, 0, size.width, size.height};
  block.size = size;
  return block;
}

}  // namespace upstamp
