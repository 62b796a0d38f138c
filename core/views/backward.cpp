// The way back: an error at the output goes along the same products to the input and to the weights.
#include "view/backward_grids.h"
#include "view/caption.h"
#include "view/dot_product.h"
#include "view/equation.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 640;
constexpr int most_channels = 3;

struct BackwardSettings {
  std::string error = "ones";
  PerAxis cell = 0;
  int channel = 0, seed = 1;
  bool coverage = true;
};

// The output cell that has an error of 1 while all others have none; -1 = another kind of error.
int erring_cell(const Stage& stage, const BackwardSettings& settings) {
  const Shape& out = stage.layer.wiring.out;
  if (settings.error == "one_cell")
    return out.index(std::min(settings.channel, out.channels - 1), std::min(settings.cell.rows, out.rows - 1),
                     std::min(settings.cell.columns, out.columns - 1));
  if (settings.error != "pointed") return -1;
  const int pointed = cell_to_explain(stage);
  return pointed >= 0 ? pointed : out.index(0, out.rows / 2, out.columns / 2);
}

Tensor error_of(const Stage& stage, const BackwardSettings& settings) {
  const Shape& out = stage.layer.wiring.out;
  const int cell = erring_cell(stage, settings);
  if (cell < 0) return preset_values(settings.error, settings.seed, out);
  Tensor error(out);
  error[cell] = 1;
  return error;
}

std::string error_words(const Stage& stage, const BackwardSettings& settings) {
  const int cell = erring_cell(stage, settings);
  if (cell >= 0) return "1 at " + cell_name('y', stage.layer.wiring.out, cell);
  return settings.error == "noise" ? "noise" : "1 at every cell";
}

int across(const std::vector<Grid>& grids) {
  int most = 0;
  for (const Grid& grid : grids) most = std::max(most, grid.columns);
  return most;
}

int down(const std::vector<Grid>& grids) {
  int sum = 0;
  for (const Grid& grid : grids) sum += grid.rows;
  return sum;
}

double cell_for(const std::vector<BackwardColumn>& pairs, Size other, const Style& style) {
  int wide = 0, above = 0, below = 0;
  std::size_t most = 0;
  for (const BackwardColumn& pair : pairs) {
    wide += std::max(across(pair.above), across(pair.below));
    above = std::max(above, down(pair.above)), below = std::max(below, down(pair.below));
    most = std::max(most, pair.above.size() + pair.below.size());
  }
  other.width += static_cast<double>(pairs.size() - 1) * sign_width("→", style);
  other.height += static_cast<double>(most) * style.sizes.title * 2.2 + style.sizes.gap;
  return fitting_cell(wide, above + below, other, style);
}

Block drawn_stack(const std::vector<Grid>& grids, const Style& style, double cell) {
  std::vector<Block> blocks;
  for (const Grid& grid : grids) blocks.push_back(drawn_grid(grid, style, cell));
  return blocks.empty() ? Block{} : stacked(blocks, style.sizes.unit * 3);
}

// One column of the picture, drawn; both parts begin at the same place across.
struct DrawnColumn {
  Block above, below;
  double width() const { return std::max(above.size.width, below.size.width); }
};

// A row of blocks on one line through the middles of their cells.
class Line {
 public:
  void add(const Block& block) {
    above_ = std::max(above_, block.cells.center().y);
    below_ = std::max(below_, block.size.height - block.cells.center().y);
  }
  double height() const { return above_ + below_; }
  Point place(const Block& block, double x, double top) const { return {x, top + above_ - block.cells.center().y}; }
  double middle(double top) const { return top + above_; }

 private:
  double above_ = 0, below_ = 0;
};

void add_sign(const std::string& sign, Point middle, const Style& style, std::vector<Mark>& marks) {
  const double half = sign_width("→", style) / 2 - style.sizes.gap * 0.75, size = style.sizes.title * 1.2;
  const Stroke stroke{style.colors.muted, style.sizes.outline};
  if (sign == "→") marks.push_back(arrow({middle.x - half, middle.y}, {middle.x + half, middle.y}, stroke));
  if (sign == "←") marks.push_back(arrow({middle.x + half, middle.y}, {middle.x - half, middle.y}, stroke));
  if (sign == "×" || sign == "+")
    marks.push_back(Text{sign,
                         {middle.x, middle.y + style.fonts->cap_height(Face::sans, size) / 2},
                         size,
                         Face::sans,
                         Anchor::middle,
                         style.colors.muted,
                         {}});
}

Block drawn_rows(const std::vector<BackwardColumn>& columns, const std::string& sign, const Style& style, double cell) {
  std::vector<DrawnColumn> drawn;
  Line forth, back;
  for (const BackwardColumn& column : columns) {
    drawn.push_back({drawn_stack(column.above, style, cell), drawn_stack(column.below, style, cell)});
    forth.add(drawn.back().above), back.add(drawn.back().below);
  }
  Block all;
  all.group.name = "backward";
  std::vector<Mark>& marks = all.group.marks;
  const double gap = sign_width("→", style), second = forth.height() + style.sizes.gap;
  double x = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (i > 0) {
      // A coverage stands by itself before the input.
      const bool both = !columns[i - 1].above.empty(), last = i + 1 == drawn.size();
      if (both) add_sign(last ? "→" : sign, {x + gap / 2, forth.middle(0)}, style, marks);
      if (both) add_sign("←", {x + gap / 2, back.middle(second)}, style, marks);
      x += gap;
    }
    Group above = drawn[i].above.group, below = drawn[i].below.group;
    above.offset = forth.place(drawn[i].above, x, 0);
    below.offset = back.place(drawn[i].below, x, second);
    marks.push_back(std::move(above)), marks.push_back(std::move(below));
    x += drawn[i].width();
  }
  all.size = {x, second + back.height()};
  return all;
}

// Both dot products, one below the other, their signs of equality in one column.
Block products_block(const Stage& stage, const WayBack& way, double width) {
  const Style& style = stage.style;
  const Measures& sizes = style.sizes;
  const bool fractions = style.fractions;
  Block block;
  block.group.name = "dot products";
  block.group.marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, sizes.hairline}));
  double y = sizes.unit * 4;
  const DotProduct forth{"⟨C x, g⟩ ", way.sums, way.error, Role::output, Role::output, way.forth};
  const DotProduct back{"⟨x, Cᵀg⟩ ", stage.layer.x, way.x, Role::input, Role::input, way.back};
  for (const DotProduct& product : {forth, back}) {
    const Equation equation = fitted_equation(product, width, sizes.number, *style.fonts, fractions);
    const double size =
        std::min(sizes.number, sizes.number * width / style.fonts->width(text_of(equation), Face::mono_bold, sizes.number));
    y += style.fonts->cap_height(Face::mono, sizes.number);
    add_equation_line(style, equation, y, size, block.group.marks);
    y += sizes.unit * 2.5;
  }
  block.size = {width, y};
  return block;
}

std::string step_words(const Stage& stage, const WayBack& way) {
  const Moment& moment = stage.moment;
  const LayerStudy& layer = stage.layer;
  const bool fractions = stage.style.fractions;
  const int cell = stage.lone_cell();
  const auto count = static_cast<long long>(moment.now.size());
  if (moment.cell < 0)
    return "On the way back every product carries the error of its output cell to its input cell, times the same weight.";
  const std::string start = "Step " + std::to_string(moment.step + 1) + " of " + std::to_string(moment.steps) + ". ";
  if (cell < 0) return start + counted(count, "product") + " carry errors back at once.";
  if (stage.scatter())
    return start + "Input cell " + cell_name('x', layer.x.shape, cell) + " takes in the errors of " +
           counted(count, "output cell") + ", each times the weight that led there.";
  return start + "The error of " + cell_name('y', layer.y.shape, cell) + ", " + value_words(way.error[cell], fractions) +
         ", goes back to " + counted(count, "input cell") + ", times the weights that led from there.";
}

std::string test_words(const WayBack& way) {
  if (!way.is_transpose)
    return "Of cells that several inputs wrote to, all get the error back, though only the last one's value was kept; so the way "
           "back "
           "is no transpose.";
  return products_agree(way) ? "Both dot products are the same number: the way back is the transpose, whatever x and g are."
                             : "The two dot products differ by rounding.";
}

std::string coverage_words(const std::vector<int>& uses) {
  const auto [least, most] = std::minmax_element(uses.begin(), uses.end());
  if (*least == *most) return "";
  const std::string some = *least == 0 ? "Some input cells take part in no sum, others in up to " + std::to_string(*most)
                                       : "Input cells take part in " + std::to_string(*least) + " to " + counted(*most, "sum");
  return some + ": even equal errors come back to them unequally often.";
}

Figure draw(const Study& study, const Moment& moment, const BackwardSettings& settings, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Straight straight(stage.layer);
  const WayBack way = way_back(stage, straight, error_of(stage, settings));
  const std::vector<int> uses = uses_of_inputs(stage.layer.wiring);
  const double margin = style.sizes.margin, scale = type_scale(style);
  const double narrow = std::min(narrowest, style.page.width - 2 * margin) * scale;
  std::vector<std::string> words{step_words(stage, way), test_words(way), coverage_words(uses),
                                 straight.is_tangent() ? "C is the curve's tangent at this input." : ""};
  const auto text_of_width = [&](double width) {
    return stacked({products_block(stage, way, width), sentences_block(words, width, style, false)}, 2);
  };
  const Shape &in = stage.layer.wiring.in, &out = stage.layer.wiring.out, &weight = stage.layer.wiring.weight;
  int channels = static_cast<int>(
      std::clamp<std::int64_t>(std::max(weight.outer * weight.channels, std::max(in.channels, out.channels)), 1, most_channels));
  auto columns = backward_columns(stage, way, error_words(stage, settings), channels);
  const auto fit = [&] {
    return cell_for(columns, {2 * margin, 2 * margin + style.sizes.gap + text_of_width(narrow).size.height}, style);
  };
  double cell = fit();
  // Numbers come before sentences and before channels.
  const double legible = style.sizes.smallest_numbered_cell;
  if (cell < legible) words.resize(1), cell = fit();
  while (cell < legible * 1.2 && channels > 1) {
    columns = backward_columns(stage, way, error_words(stage, settings), --channels);
    cell = fit();
  }
  if (auto coverage = settings.coverage ? coverage_grid(stage, uses) : std::nullopt) {
    columns.insert(columns.begin(), BackwardColumn{{}, {std::move(*coverage)}});
    // It may shrink the others, but not so far that their numbers go.
    const double smaller = fit();
    if (smaller < cell && smaller < legible * 1.3)
      columns.erase(columns.begin());
    else
      cell = smaller;
  }
  Block rows = drawn_rows(columns, weights_scale(stage.layer.wiring) ? "×" : "+", style, cell);
  const double width = std::max(rows.size.width, narrow);
  Block text = text_of_width(width);
  rows.group.offset = {margin + (width - rows.size.width) / 2, margin};
  text.group.offset = {margin, margin + rows.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, text.group.offset.y + text.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Backwards through " + stage.layer.op->about.title;
  figure.description = joined_sentences(words);
  figure.marks.push_back(std::move(rows.group));
  figure.marks.push_back(std::move(text.group));
  return figure;
}

}  // namespace

View backward() {
  return make_view<BackwardSettings>(
      Declare<BackwardSettings>(
          "backward", "Backward",
          "Sends an error at the output back through the same products: the gradients at input and weights.")
          .choice("error", &BackwardSettings::error, {"ones", "one_cell", "pointed", "noise"},
                  "Which error stands at the output: 1 everywhere, 1 at one cell, 1 at the cell that is pointed at, or noise.")
          .per_axis("cell", &BackwardSettings::cell, 0, 4095, {"row, column", "Which cell, when the error stands at one."})
          .count("channel", &BackwardSettings::channel, 0, 4095, {"channel", "Which channel that cell is in."})
          .count("seed", &BackwardSettings::seed, 0, 1000000, {"seed", "Another number makes other noise."})
          .toggle("coverage", &BackwardSettings::coverage,
                  "Whether it is shown in how many sums each input cell takes part, where that differs.")
          .source("Dumoulin and Visin 2016"),
      [](const Study& study) { return !study.focused().wiring.taps.empty(); }, draw);
}

}  // namespace upstamp
