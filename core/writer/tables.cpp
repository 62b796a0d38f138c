#include "writer/tables.h"

#include <cmath>

#include "base/text.h"

namespace upstamp {
namespace {

std::string number_words(double value) {
  if (std::isnan(value)) return "";
  if (!std::isfinite(value)) return number_text(value);
  const std::string plain = rounded_text(value, 4);
  return plain == "0" && value != 0 ? power_text(value, 2) : plain;
}

std::size_t letters(const std::string& words) { return code_points(words).size(); }

std::string padded(const std::string& words, std::size_t width) {
  return std::string(width - std::min(width, letters(words)), ' ') + words;
}

}  // namespace

std::vector<WordTable> tables_of(const NumberGrid& grid) {
  std::vector<int> sides = grid.sides;
  while (sides.size() < 4) sides.insert(sides.begin(), 1);
  const auto size = static_cast<std::size_t>(sides[2]) * static_cast<std::size_t>(sides[3]);
  const bool kernels = grid.sides.size() > 3 && sides[0] > 1;
  std::vector<WordTable> tables;
  for (int outer = 0; outer < sides[0]; ++outer)
    for (int channel = 0; channel < sides[1]; ++channel) {
      WordTable table{grid.title + " " + grid.name, sides[2], sides[3], {}};
      if (kernels) table.title += "[" + std::to_string(outer) + "," + std::to_string(channel) + "]";
      if (!kernels && sides[1] > 1) table.title += "[" + std::to_string(channel) + "]";
      table.title += ", " + std::to_string(sides[2]) + " × " + std::to_string(sides[3]);
      const std::size_t first = static_cast<std::size_t>(outer * sides[1] + channel) * size;
      for (std::size_t i = first; i < first + size && i < grid.values.size(); ++i)
        table.words.push_back(number_words(grid.values[i]));
      table.words.resize(size);
      tables.push_back(std::move(table));
    }
  return tables;
}

std::string markdown_table(const WordTable& table) {
  std::vector<std::size_t> widths{std::to_string(table.rows - 1).size()};
  for (int column = 0; column < table.columns; ++column) {
    std::size_t width = std::max<std::size_t>(2, std::to_string(column).size());
    for (int row = 0; row < table.rows; ++row) width = std::max(width, letters(table.at(row, column)));
    widths.push_back(width);
  }
  const auto line = [&](const std::function<std::string(std::size_t)>& cell) {
    std::string text = "|";
    for (std::size_t i = 0; i < widths.size(); ++i) text += " " + padded(cell(i), widths[i]) + " |";
    return text + "\n";
  };
  std::string text = line([](std::size_t i) { return i == 0 ? "" : std::to_string(i - 1); }) +
                     line([&](std::size_t i) { return std::string(widths[i] - (i > 0), '-') + (i > 0 ? ":" : ""); });
  for (int row = 0; row < table.rows; ++row)
    text += line([&](std::size_t i) { return i == 0 ? std::to_string(row) : table.at(row, static_cast<int>(i) - 1); });
  return text;
}

std::u32string printable(std::string_view words) {
  std::u32string points = code_points(words);
  for (char32_t& point : points)
    if (point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029) point = U' ';
  return points;
}

std::string single_line(std::string_view words) { return to_utf8(printable(words)); }

}  // namespace upstamp
