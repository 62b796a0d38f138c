#include "dialect/differ.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

constexpr int farthest_shift = 4;

bool alike(double first, double second) {
  return std::fabs(first - second) <= 1e-9 * std::max({1.0, std::fabs(first), std::fabs(second)});
}

// Whether the second shows what the first shows, so many cells further down and right, wherever both have cells; it must not be
// all alike, for then anything is shifted.
bool is_shifted(const Tensor& first, const Tensor& second, int down, int right) {
  const Shape& shape = first.shape;
  bool varied = false;
  for (int channel = 0; channel < shape.channels; ++channel)
    for (int row = std::max(0, -down); row < std::min(shape.rows, shape.rows - down); ++row)
      for (int column = std::max(0, -right); column < std::min(shape.columns, shape.columns - right); ++column) {
        const double here = first.at(channel, row, column);
        if (!alike(here, second.at(channel, row + down, column + right))) return false;
        varied = varied || !alike(here, first.values.front());
      }
  return varied;
}

std::string cells_to(int count, const std::string& forward, const std::string& back) {
  const int cells = std::abs(count);
  return (cells == 1 ? "one cell" : std::to_string(cells) + " cells") + (count > 0 ? forward : back);
}

// The nearest shift that explains the second, as words; "" when none does.
std::string shift_words(const Tensor& first, const Tensor& second) {
  for (int far = 1; far <= farthest_shift; ++far)
    for (int down = -far; down <= far; ++down)
      for (int right = -far; right <= far; ++right) {
        const bool new_here = std::max(std::abs(down), std::abs(right)) == far;
        if (!new_here || std::abs(down) >= first.shape.rows || std::abs(right) >= first.shape.columns) continue;
        if (!is_shifted(first, second, down, right)) continue;
        const std::string rows = down == 0 ? "" : cells_to(down, " down", " up");
        const std::string columns = right == 0 ? "" : cells_to(right, " to the right", " to the left");
        return rows + (rows.empty() || columns.empty() ? "" : " and ") + columns;
      }
  return "";
}

const Wording& wording_for(const Dialect& dialect, const Op& op) {
  if (const Wording* wording = dialect.find(op.about.id)) return *wording;
  throw Error(dialect.about.title + ": there is no " + op.about.title + ".");
}

// The layers read in the dialect's usual way, the reading of that number where there are several.
std::pair<Scene, std::string> read_as(const Dialect& dialect, const Study& study, std::size_t number) {
  Scene scene = study.scene;
  scene.dialect = dialect.about.id;
  std::vector<std::string> hows;
  for (std::size_t i = 0; i < scene.layers.size(); ++i) {
    const LayerStudy& layer = study.layers[i];
    const auto& readings = wording_for(dialect, *layer.op).readings;
    if (readings.empty()) continue;
    const Reading& reading = readings[std::min(number, readings.size() - 1)];
    const Settings before = scene.layers[i].settings = complete(layer.op->about, layer.layer.settings);
    reading.change(scene.layers[i], layer.x.shape, layer.y.shape);
    const bool changed = scene.layers[i].op != layer.layer.op || scene.layers[i].settings != before;
    if (changed && std::find(hows.begin(), hows.end(), reading.how) == hows.end()) hows.push_back(reading.how);
  }
  return {std::move(scene), join(hows, ", ")};
}

std::size_t reading_count(const Dialect& dialect, const Study& study) {
  std::size_t count = 1;
  for (const LayerStudy& layer : study.layers)
    if (const Wording* wording = dialect.find(layer.op->about.id)) count = std::max(count, wording->readings.size());
  return count;
}

}  // namespace

double largest_difference(const Tensor& first, const Tensor& second) {
  if (first.shape != second.shape) return std::numeric_limits<double>::infinity();
  double largest = 0;
  for (std::size_t i = 0; i < first.values.size(); ++i)
    largest = std::max(largest, std::fabs(first.values[i] - second.values[i]));
  return largest;
}

std::string difference_sentence(const Tensor& first, const Tensor& second) {
  if (first.shape != second.shape)
    return "Another shape: " + shape_text(second.shape) + " instead of " + shape_text(first.shape) + ".";
  long long others = 0;
  for (std::size_t i = 0; i < first.values.size(); ++i) others += alike(first.values[i], second.values[i]) ? 0 : 1;
  if (others == 0) return "The same numbers.";
  const std::string shift = shift_words(first, second);
  if (!shift.empty()) return "The same shape, shifted by " + shift + ".";
  return "The same shape, but other numbers: " + std::to_string(others) + " of " +
         counted(static_cast<long long>(first.values.size()), "cell") + " differ, by at most " +
         rounded_text(largest_difference(first, second), 6) + ".";
}

std::vector<OtherReading> other_readings(const Scene& scene, const Catalogue<Op>& ops) {
  const auto study = study_of(scene, ops, rules_of_dialect);
  const Tensor& output = study->layers.back().y;
  std::vector<OtherReading> found;
  for (const Dialect& dialect : all_dialects())
    for (std::size_t i = 0; i < reading_count(dialect, *study); ++i) {
      OtherReading reading;
      reading.dialect = dialect.about.id;
      try {
        auto [other, how] = read_as(dialect, *study, i);
        reading.how = how;
        reading.study = study_of(other, ops, rules_of_dialect);
        const Tensor& there = reading.study->layers.back().y;
        reading.sentence = difference_sentence(output, there);
        reading.largest_difference = largest_difference(output, there);
      } catch (const Error& error) {
        reading.sentence = error.what();
        reading.largest_difference = std::numeric_limits<double>::infinity();
      }
      const bool possible = reading.study != nullptr;
      // Readings that change nothing are one.
      const bool again = !found.empty() && found.back().dialect == reading.dialect && found.back().how == reading.how;
      if (!again) found.push_back(std::move(reading));
      if (!possible) break;
    }
  return found;
}

std::vector<OtherWay> readings_as_ways(const Scene& scene, const Catalogue<Op>& ops) {
  const Catalogue<Dialect> dialects = all_dialects();
  std::vector<OtherWay> ways;
  for (const OtherReading& reading : other_readings(scene, ops)) {
    if (!reading.study || (reading.dialect == scene.dialect && reading.largest_difference == 0)) continue;
    OtherWay way;
    way.title = dialects.at(reading.dialect).about.title + (reading.how.empty() ? "" : ", " + reading.how);
    way.dialect = reading.dialect;
    way.layers = reading.study->scene.layers;
    ways.push_back(std::move(way));
  }
  return ways;
}

}  // namespace upstamp
