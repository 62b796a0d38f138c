// The legend of a matrix: kernels, the entries of one line in large, and colours.
#include <cmath>

#include "base/text.h"
#include "view/equation.h"
#include "view/matrix_panel.h"
#include "view/sheet_look.h"
#include "view/swatch.h"

namespace upstamp {
namespace {

constexpr int most_kernels = 9, most_kernel_cells = 49;
constexpr int most_entries_told = 40, most_rows_told = 4;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Grid kernel_cells(const MatrixSheet& sheet, int kernel, double limit) {
  const Stage& stage = sheet.stage;
  const Shape& weight = stage.layer.wiring.weight;
  const bool several = weight.cells() > weight.plane();
  const int plane = static_cast<int>(weight.plane());
  std::string note = sides_words(weight.rows, weight.columns);
  if (several) {
    // "w[1,0]", of which the cells say the rest.
    const Position place = position(weight, kernel * plane);
    note = "w[" + std::to_string(place.outer) + "," + std::to_string(place.channel) + "]";
  }
  Grid grid = empty_grid("", "", note, Role::weight, stage.layer.index, weight.rows, weight.columns);
  for (int i = 0; i < plane; ++i) {
    const int cell = kernel * plane + i;
    const double value = stage.layer.w[cell];
    grid.cells[at(i)] = {true, value, CellGround::plain, false, false, 0, cell, entry_color(stage.style.colors, value, limit)};
  }
  outline_lit(grid, stage.pointed.weight, stage.style.colors.kernel.line, pointed_width(stage.style));
  return grid;
}

double largest_weight(const MatrixSheet& sheet) {
  double largest = sheet.bundle == 1 ? largest_entry(sheet) : 0;
  if (sheet.bundle > 1)
    for (const double value : sheet.stage.layer.w.values) largest = std::max(largest, std::fabs(value));
  return largest;
}

// An entry in the step's line: its first product, and the sum of all that stand in one place.
struct Entry {
  int other = 0, tap = -1;  // the cell of the other side
  double value = 0;
};

std::vector<Entry> entries_of(const MatrixSheet& sheet, Role side, int cell) {
  const std::vector<Tap>& taps = sheet.straight.wiring().taps;
  std::vector<Entry> entries;
  for (int i = 0; i < static_cast<int>(taps.size()); ++i) {
    const Tap& tap = taps[at(i)];
    if ((side == Role::input ? tap.in : tap.out) != cell) continue;
    const double value = tap.gain * (tap.weight < 0 ? 1 : sheet.stage.layer.w[tap.weight]);
    entries.push_back({side == Role::input ? tap.out : tap.in, i, value});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.other < b.other; });
  std::size_t kept = 0;
  for (const Entry& entry : entries)
    if (kept > 0 && entries[kept - 1].other == entry.other)
      entries[kept - 1].value += entry.value;
    else
      entries[kept++] = entry;
  entries.resize(kept);
  return entries;
}

int longest_line(const MatrixSheet& sheet, Role side) {
  const Wiring& wiring = sheet.straight.wiring();
  std::vector<int> counts(static_cast<std::size_t>((side == Role::input ? wiring.in : wiring.out).cells()));
  for (const Tap& tap : wiring.taps) ++counts[at(side == Role::input ? tap.in : tap.out)];
  return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

// Each has a scale of its own.
Block strongest(const MatrixSheet& sheet) {
  const Style& style = sheet.stage.style;
  const LayerStudy& layer = sheet.stage.layer;
  const auto words = [](double value) { return printed_number(rounded_text(value, 2)); };
  const std::string entries = sheet.bundle == 1 ? words(largest_entry(sheet)) + " in " + matrix_letter(sheet) + ", " : "",
                    sentence = "strongest colour: " + entries + words(largest_value(layer.x)) + " in x, " +
                               words(largest_value(layer.y)) + " in y";
  return legend_words(sentence, style);
}

}  // namespace

std::optional<Block> matrix_kernels(const MatrixSheet& sheet, double width) {
  const Style& style = sheet.stage.style;
  const Wiring& wiring = sheet.stage.layer.wiring;
  const std::int64_t plane = wiring.weight.plane(), kernels = plane > 0 ? wiring.weight.cells() / plane : 0;
  if (!wiring.sliding || kernels < 1 || kernels > most_kernels || plane > most_kernel_cells) return std::nullopt;
  const double limit = largest_weight(sheet);
  const double gap = style.sizes.unit * 3, in_one_row = (width + gap) / static_cast<double>(kernels) - gap;
  const double cell = std::min(std::clamp(in_one_row / wiring.weight.columns, style.sizes.cell * 0.62, style.sizes.cell * 0.8),
                               width / wiring.weight.columns);
  std::vector<Block> blocks;
  for (int kernel = 0; kernel < kernels; ++kernel) blocks.push_back(drawn_grid(kernel_cells(sheet, kernel, limit), style, cell));
  Block title = heading(kernels == 1 ? "Kernel" : "Kernels", "w", "", style.colors.kernel.line, style);
  Block rows = blocks_in_rows(std::move(blocks), width, gap);
  return stacked({title, rows}, style.sizes.unit);
}

std::optional<Block> matrix_line(const MatrixSheet& sheet, double width) {
  const Stage& stage = sheet.stage;
  const Style& style = stage.style;
  if (sheet.numbered() || !style.numbered) return std::nullopt;
  const double cell = style.sizes.cell * 0.9;
  const int columns = std::max(1, static_cast<int>(width / cell)), most = std::min(most_entries_told, columns * most_rows_told);
  // The step's column or row, else the row that the equation explains.
  const bool column = stage.scatter() && stage.lone_cell() >= 0;
  const int line = stage.lone_cell() >= 0 ? stage.lone_cell() : explained_row(sheet);
  std::vector<Entry> entries = line < 0 ? std::vector<Entry>{} : entries_of(sheet, column ? Role::input : Role::output, line);
  const auto count = static_cast<long long>(entries.size());
  entries.resize(std::min(entries.size(), at(most)));
  double limit = sheet.bundle == 1 ? largest_entry(sheet) : largest_weight(sheet);
  for (const Entry& entry : entries) limit = std::max(limit, std::fabs(entry.value));
  const int longest = std::max(longest_line(sheet, Role::output), stage.scatter() ? longest_line(sheet, Role::input) : 1);
  const int room = std::max(1, std::min(most, longest));
  // A row of the picture at a time, for a blank cell would look like an entry.
  std::vector<Block> rows;
  for (std::size_t first = 0; first < entries.size(); first += at(columns)) {
    const std::size_t end = std::min(entries.size(), first + at(columns));
    Grid grid = empty_grid("", "", "", Role::tap, stage.layer.index, 1, static_cast<int>(end - first));
    for (std::size_t i = first; i < end; ++i)
      grid.cells[i - first] = {true,
                               entries[i].value,
                               CellGround::plain,
                               false,
                               false,
                               0,
                               entries[i].tap,
                               entry_color(style.colors, entries[i].value, limit)};
    grid.framed = false;
    rows.push_back(drawn_grid(grid, style, cell));
  }
  std::string name = " ", note = " ";
  if (line >= 0) {
    name = column ? cell_name('x', stage.layer.x.shape, line) : cell_name('y', stage.layer.y.shape, line);
    note = count == 0 ? "no connected entry" : std::to_string(count) + (count == 1 ? " connected entry" : " connected entries");
    if (count > most) note += ", the first " + std::to_string(most) + " of them";
  }
  Block title = heading(column ? "Column" : "Row", name, note, style.colors.kernel.line, style);
  Block cells = rows.empty() ? Block{} : stacked(rows, 0);
  cells.size = {std::min(columns, room) * cell, (room + columns - 1) / columns * cell};
  if (line < 0) title.group.marks.clear();
  return stacked({title, cells}, style.sizes.unit);
}

Block matrix_legend(const MatrixSheet& sheet, VectorLook look, double width) {
  const Style& style = sheet.stage.style;
  std::vector<Block> swatches;
  if (sheet.bundle == 1) {
    bool above = false, below = false, zero = false, blank = false;
    for (std::size_t i = 0; i < sheet.matrix.values.size(); ++i) {
      const double value = sheet.matrix.values[i];
      (sheet.matrix.taps[i] < 0 ? blank : value > 0 ? above : value < 0 ? below : zero) = true;
    }
    const double limit = largest_entry(sheet);
    const auto add = [&](Color fill, const std::string& words) { swatches.push_back(swatch({fill, false}, words, style)); };
    if (above) add(entry_color(style.colors, limit, limit), "above 0");
    if (below) add(entry_color(style.colors, -limit, limit), "below 0");
    if (zero && style.colors.zero != style.colors.ground) add(style.colors.zero, "0");
    if (blank) add(no_color, "not connected");
  }
  if (sheet.bundle > 1) swatches.push_back(swatch({count_color(style.colors, 1, 1), false}, "connected", style));
  if (is_coloured(sheet, look) || (look == VectorLook::bars && sheet.bundle == 1))
    if (!sheet.transposed) swatches.push_back(swatch({no_color, true}, "not computed yet", style));
  if (is_coloured(sheet, look) && !sheet.transposed) swatches.push_back(strongest(sheet));
  Block block = blocks_in_rows(std::move(swatches), width, style.sizes.unit * 3);
  block.group.name = "colours";
  return block;
}

}  // namespace upstamp
