// Grids of numbers as tables, one per channel, for formats of words.
#pragma once
#include <string>
#include <vector>

#include "figure/film.h"

namespace upstamp {

// One slice of a grid: rows and columns of words.
struct WordTable {
  std::string title;  // "Output y[0], 3 × 4"
  int rows = 0, columns = 0;
  std::vector<std::string> words;  // row-major; "" where nothing is there yet
  const std::string& at(int row, int column) const {
    return words[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
  }
};
// Numbers with at most 4 digits after the point, or a power of ten where those would say 0.
std::vector<WordTable> tables_of(const NumberGrid&);

// In Markdown, aligned so that it reads well as it is.
std::string markdown_table(const WordTable&);

// Any words on one line, without what would steer a terminal.
std::u32string printable(std::string_view words);
std::string single_line(std::string_view words);

}  // namespace upstamp
