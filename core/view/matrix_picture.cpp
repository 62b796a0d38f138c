#include "view/matrix_picture.h"

#include "view/caption.h"
#include "view/row.h"

namespace upstamp {
namespace {

constexpr double narrowest_foot = 200;
constexpr int most_legend_cells = 49, most_legend_kernels = 3;

// "8 × 4 entries, 11 connected"
std::string entries_words(const MatrixSheet& sheet) {
  const auto count = [](const Shape& side) { return std::to_string(side.cells()); };
  const std::string words = count(sheet.down()) + " × " + count(sheet.across()) + " entries, " +
                            std::to_string(sheet.straight.wiring().taps.size()) + " connected";
  const std::string side = std::to_string(sheet.bundle);
  return sheet.bundle == 1 ? words : words + "; a dot is " + side + " × " + side + ", darker where more are connected";
}

struct Title {
  std::string words, letters;
  Role role = Role::none;
};
Title top_title(bool transposed) { return transposed ? Title{"Output", "y", Role::output} : Title{"Input", "x", Role::input}; }
Title left_title(bool transposed) { return transposed ? Title{"Back", "Cᵀy", Role::input} : Title{"Output", "y", Role::output}; }

double title_width(const Title& title, const Style& style) {
  return style.fonts->width(title.words + " ", Face::sans_semibold, style.sizes.title) +
         style.fonts->width(title.letters, Face::sans_italic, style.sizes.title);
}

// Letters stand in italics behind the words.
void add_title(const Title& title, Point at, Anchor anchor, const Style& style, std::vector<Mark>& marks) {
  const double size = style.sizes.title, start = anchor == Anchor::end ? at.x - title_width(title, style) : at.x;
  const double front = style.fonts->width(title.words + " ", Face::sans_semibold, size);
  marks.push_back(
      Text{title.words, {start, at.y}, size, Face::sans_semibold, Anchor::start, style.colors.of(title.role).line, {}});
  marks.push_back(Text{title.letters, {start + front, at.y}, size, Face::sans_italic, Anchor::start, style.colors.muted, {}});
}

// The kernel with the colours that its weights have in the matrix. Empty where there is none, or none that is small.
std::optional<Block> legend(const MatrixSheet& sheet) {
  const Stage& stage = sheet.stage;
  const Wiring& wiring = stage.layer.wiring;
  const std::int64_t kernels = wiring.weight.plane() > 0 ? wiring.weight.cells() / wiring.weight.plane() : 0;
  if (sheet.bundle > 1 || !wiring.sliding || kernels < 1 || kernels > most_legend_kernels ||
      wiring.weight.plane() > most_legend_cells)
    return std::nullopt;
  const double limit = largest_entry(sheet);
  std::vector<Block> blocks;
  for (int kernel = 0; kernel < kernels; ++kernel) {
    Grid grid = empty_grid(kernel == 0 ? "Kernel" : "", "w",
                           std::to_string(wiring.weight.rows) + " × " + std::to_string(wiring.weight.columns), Role::weight,
                           stage.layer.index, wiring.weight.rows, wiring.weight.columns);
    const int plane = static_cast<int>(wiring.weight.plane());
    for (int i = 0; i < plane; ++i) {
      const int cell = kernel * plane + i;
      const double value = stage.layer.w[cell];
      grid.cells[static_cast<std::size_t>(i)] = {
          true, value, CellGround::plain, false, false, 0, cell, entry_color(stage.style.colors, value, limit)};
    }
    outline_lit(grid, stage.pointed.weight, stage.style.colors.kernel.line, pointed_width(stage.style));
    blocks.push_back(drawn_grid(grid, stage.style, stage.style.sizes.cell * 0.8));
  }
  return stacked(blocks, stage.style.sizes.unit * 2);
}

void push(Group group, Point at, std::vector<Mark>& marks) {
  group.offset = at;
  marks.push_back(std::move(group));
}

void add_sign(const std::string& sign, Point middle, const Style& style, std::vector<Mark>& marks) {
  const double size = style.sizes.title, cap = style.fonts->cap_height(Face::sans, size);
  marks.push_back(Text{sign, {middle.x, middle.y + cap / 2}, size, Face::sans, Anchor::middle, style.colors.muted, {}});
}

bool has_labels(const Shape& side) { return side.cells() > side.columns; }

}  // namespace

MatrixPicture::MatrixPicture(MatrixSheet sheet, Turned turned, VectorLook look)
    : sheet_(std::move(sheet)), turned_(turned), look_(look) {}

void MatrixPicture::fit(Size words, bool beside) {
  const Style& style = sheet_.stage.style;
  const Measures& sizes = style.sizes;
  gap_ = sizes.gap * 0.9;
  side_gap_ = sizes.gap * 1.5;
  legend_ = legend(sheet_);
  const bool numbers = sheet_.bundle == 1 && look_ == VectorLook::numbers;  // strips of numbers are as wide as a cell
  const double strip = numbers ? 0 : strip_thickness(sheet_, look_);
  int rows = sheet_.rows(), columns = sheet_.columns();
  if (turned_.roomy) rows = columns = std::max(rows, columns);
  left_ = side_room() + gap_ + strip;
  top_ = sizes.title + sizes.unit * 2 + gap_ + strip;
  if (has_labels(sheet_.down()) || has_labels(sheet_.across())) top_ += sizes.note + sizes.unit * 1.5;
  const double foot = sizes.note + sizes.unit * 1.5, margin = 2 * sizes.margin;
  const auto cell_with = [&](double side) {
    if (beside) side = std::max(side, words.width);
    const Size other{margin + left_ + (side > 0 ? side + side_gap_ : 0), margin + top_ + foot + (beside ? 0 : words.height)};
    return fitting_cell(columns + numbers, rows + numbers, other, style);
  };
  sheet_.cell = cell_with(legend_ ? legend_->size.width : 0);
  // Numbers in the matrix come before the legend.
  if (const double alone = cell_with(0); alone > sheet_.cell * 1.2) legend_.reset(), sheet_.cell = alone;
  if (numbers) left_ += strip_thickness(sheet_, look_), top_ += strip_thickness(sheet_, look_);
  width_ = columns * sheet_.cell, height_ = rows * sheet_.cell;
  foot_ =
      wrapped(entries_words(sheet_), *style.fonts, Face::sans, sizes.note, std::max(width_, narrowest_foot * type_scale(style)));
  foot_width_ = 0;
  for (const std::string& line : foot_) foot_width_ = std::max(foot_width_, style.fonts->width(line, Face::sans, sizes.note));
}

Point MatrixPicture::side() const {
  return {left_ + std::max(width_, foot_width_) + side_gap_,
          top_ + (legend_ ? legend_->size.height + sheet_.stage.style.sizes.gap : 0)};
}

Block MatrixPicture::drawn() const {
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "matrix";
  block.size = {left_ + width_, top_ + height_};
  block.cells = {left_, top_, width_, height_};
  add_heading(marks);
  if (turned_.at_rest())
    add_matrix(marks);
  else
    push(turning(sheet_, turned_.share, gap_, strip_thickness(sheet_, look_)), {left_, top_}, marks);
  add_foot(block);
  if (!legend_) return block;
  push(legend_->group, {side().x, top_}, marks);
  block.size = {std::max(block.size.width, side().x + legend_->size.width),
                std::max(block.size.height, top_ + legend_->size.height)};
  return block;
}

// Labels, and the heading in the corner.
double MatrixPicture::side_room() const {
  const Style& style = sheet_.stage.style;
  const double label = style.fonts->width("channel 00", Face::sans, style.sizes.note) + style.sizes.unit * 1.5;
  const double heading = title_width({"Transposed", "Cᵀ y"}, style) + style.sizes.unit * 2;
  return std::max(label, heading - gap_ - style.sizes.unit);
}

void MatrixPicture::add_heading(std::vector<Mark>& marks) const {
  const Style& style = sheet_.stage.style;
  const std::string title = !turned_.at_rest() ? "Turning" : sheet_.transposed ? "Transposed" : "Matrix";
  const std::string product = sheet_.straight.is_tangent() ? "dy = C dx" : "y = C x";
  const std::string letters = !turned_.at_rest() ? "C → Cᵀ" : sheet_.transposed ? "Cᵀ y" : product;
  add_title({title, letters, Role::weight}, {0, style.fonts->cap_height(Face::sans_semibold, style.sizes.title)}, Anchor::start,
            style, marks);
}

// How full the matrix is, below it.
void MatrixPicture::add_foot(Block& block) const {
  const Style& style = sheet_.stage.style;
  const double size = style.sizes.note;
  for (const std::string& words : foot_) {
    block.size.height += style.sizes.unit * 1.5 + style.fonts->cap_height(Face::sans, size);
    block.group.marks.push_back(Text{words, {left_, block.size.height}, size, Face::sans, Anchor::start, style.colors.muted, {}});
  }
  block.size.width = std::max(block.size.width, left_ + foot_width_);
  block.size.height += style.fonts->descent(Face::sans, size);
}

void MatrixPicture::add_matrix(std::vector<Mark>& marks) const {
  const Style& style = sheet_.stage.style;
  const LayerStudy& layer = sheet_.stage.layer;
  const Tensor back = sheet_.transposed ? input_gradient(sheet_.straight.wiring(), layer.w, layer.y) : Tensor();
  const double width = sheet_.columns() * sheet_.cell, height = sheet_.rows() * sheet_.cell, above_title = style.sizes.unit * 1.5;
  push(drawn_entries(sheet_).group, {left_, top_}, marks);
  Block above = drawn_strip(sheet_, false, look_, back), beside = drawn_strip(sheet_, true, look_, back);
  const double above_top = top_ - gap_ - above.cells.bottom(), beside_left = left_ - gap_ - beside.cells.right();
  add_title(top_title(sheet_.transposed), {left_, above_top - above_title}, Anchor::start, style, marks);
  add_title(left_title(sheet_.transposed), {left_ - gap_, top_ - above_title}, Anchor::end, style, marks);
  push(std::move(above.group), {left_, above_top}, marks);
  push(std::move(beside.group), {beside_left, top_}, marks);
  add_sign("×", {left_ + width / 2, top_ - gap_ / 2}, style, marks);
  add_sign("=", {left_ - gap_ / 2, top_ + height / 2}, style, marks);
}

}  // namespace upstamp
