#include "view/matrix_picture.h"

#include <cmath>

#include "view/layer_words.h"
#include "view/sheet_look.h"

namespace upstamp {
namespace {

void push(Group group, Point at, std::vector<Mark>& marks) {
  group.offset = at;
  marks.push_back(std::move(group));
}

std::string laid_flat_words(const Shape& shape, bool upright) {
  const std::string size = shape.channels > 1 ? map_size_words(shape) : sides_words(shape.rows, shape.columns);
  if (!upright && shape.cells() == shape.columns) return size;
  return size + (upright ? " in one column" : " in one row");
}

}  // namespace

MatrixPicture::MatrixPicture(MatrixSheet sheet, Turned turned, VectorLook look)
    : sheet_(std::move(sheet)), turned_(turned), look_(look) {}

MatrixPicture::Title MatrixPicture::titled(std::string words, std::string letter, std::string note, Role role) const {
  const Style& style = sheet_.stage.style;
  const double front = style.fonts->width(words + " ", Face::sans_semibold, style.sizes.title) +
                       style.fonts->width(letter, Face::sans_italic, style.sizes.title);
  const double width = std::max(front, style.fonts->width(note, Face::sans, style.sizes.note));
  return {std::move(words), std::move(letter), std::move(note), role, width};
}

MatrixPicture::Title MatrixPicture::vector_title(Vector vector) const {
  if (vector == Vector::added) return titled("Constant", "b", "added to " + matrix_letter(sheet_) + " x", Role::weight);
  const bool input = (vector == Vector::in) != sheet_.transposed;
  const Wiring& wiring = sheet_.stage.layer.wiring;
  const std::string note = laid_flat_words(input ? wiring.in : wiring.out, vector == Vector::out || places_.upright);
  if (!input) return titled("Output", "y", note, Role::output);
  return sheet_.transposed ? titled("Back", matrix_letter(sheet_) + " y", note, Role::input)
                           : titled("Input", "x", note, Role::input);
}

MatrixPicture::Title MatrixPicture::matrix_title() const {
  const std::string letter = matrix_letter(sheet_), other = letter == "C" ? "Cᵀ" : "C";
  if (!turned_.at_rest()) return titled("Turning", letter + " → " + other, "", Role::weight);
  const std::string note = std::to_string(sheet_.down().cells()) + " × " + std::to_string(sheet_.across().cells());
  const bool tangent = sheet_.straight.is_tangent() && !sheet_.transposed;
  return titled(sheet_.transposed && letter != "C" ? "Transposed" : "Matrix", letter,
                note + (tangent ? ", dy = " + letter + " dx" : ""), Role::weight);
}

bool MatrixPicture::has_added() const {
  return !sheet_.transposed && turned_.at_rest() && !sheet_.straight.is_tangent() && sheet_.straight.has_constants();
}

double MatrixPicture::gap() const { return turned_.roomy ? above_matrix() : sheet_.stage.style.sizes.gap * 0.9; }

double MatrixPicture::title_height() const {
  const Style& style = sheet_.stage.style;
  return style.fonts->cap_height(Face::sans_semibold, style.sizes.title) + style.fonts->cap_height(Face::sans, style.sizes.note) +
         4 * style.sizes.unit;
}

double MatrixPicture::above_matrix() const {
  const Style& style = sheet_.stage.style;
  return style.fonts->cap_height(Face::sans_semibold, style.sizes.title) + 4 * style.sizes.unit;
}

MatrixPicture::Places MatrixPicture::places_with(double cell, bool upright) {
  const Style& style = sheet_.stage.style;
  const double unit = style.sizes.unit;
  sheet_.cell = cell, places_.upright = upright;
  int rows = sheet_.rows(), columns = sheet_.columns();
  if (turned_.roomy) rows = columns = std::max(rows, columns);
  const double thickness = strip_thickness(sheet_, look_);
  const auto labels = [&](const Shape& shape, LabelSide side) { return strip_labels(sheet_, shape, side).size; };
  const auto beside = [&](const Size& size) { return size.width > 0 ? size.width + unit * 2.25 : 0; };
  const auto above = [&](const Size& size) { return size.height > 0 ? size.height + unit * 2.5 : 0; };
  Places places;
  places.upright = upright;
  const double out = std::max(thickness + beside(labels(sheet_.down(), LabelSide::left)), vector_title(Vector::out).width);
  places.left = out + gap();
  const double width = std::max(columns * cell, upright ? matrix_title().width : 0);
  double right = places.left + width, lowest = rows * cell;
  const double labels_above = above(labels(sheet_.across(), LabelSide::above));
  if (upright) {
    places.top = title_height() + labels_above;
    places.in = right + gap();
    right = places.in + std::max(thickness + beside(labels(sheet_.across(), LabelSide::right)), vector_title(Vector::in).width);
    lowest = std::max(lowest, columns * cell);
  } else {
    places.in = above_matrix() + labels_above;  // its top
    places.top = places.in + thickness + above_matrix();
  }
  if (has_added()) {
    places.added = right + gap();
    right = places.added + std::max(thickness, vector_title(Vector::added).width);
  }
  places.size = {right, places.top + lowest};
  return places;
}

void MatrixPicture::fit(Size room) {
  const auto fits = [&](double cell, bool upright) {
    const Size size = places_with(cell, upright).size;
    return size.width <= room.width && size.height <= room.height;
  };
  const auto largest = [&](bool upright) {
    double low = 0.5, high = sheet_.stage.style.sizes.cell;
    if (fits(high, upright)) return high;
    for (int i = 0; i < 12; ++i) (fits((low + high) / 2, upright) ? low : high) = (low + high) / 2;
    // Whole points keep grid lines crisp; tiny cells of large maps may be any size.
    return low >= 4 ? std::floor(low) : low;
  };
  const double above = largest(false), column = turned_.roomy ? 0 : largest(true);
  // A column far longer than the matrix is high has no advantage but larger cells.
  const bool hangs = sheet_.columns() > 2 * sheet_.rows();
  const bool upright = hangs ? column > 1.1 * above : column >= above;
  places_ = places_with(upright ? column : above, upright);
}

// On two lines that end above `bottom`.
void MatrixPicture::add_title(const Title& title, Point bottom, Anchor anchor, std::vector<Mark>& marks) const {
  const Style& style = sheet_.stage.style;
  const double size = style.sizes.title, unit = style.sizes.unit;
  const double front = style.fonts->width(title.words + " ", Face::sans_semibold, size),
               back = style.fonts->width(title.letter, Face::sans_italic, size);
  const double note_y = bottom.y - 1.5 * unit,
               y = note_y - (title.note.empty() ? 0 : style.fonts->cap_height(Face::sans, style.sizes.note) + 1.75 * unit);
  const double x = anchor == Anchor::end ? bottom.x - front - back : bottom.x;
  marks.push_back(Text{title.words, {x, y}, size, Face::sans_semibold, Anchor::start, style.colors.of(title.role).line, {}});
  marks.push_back(Text{title.letter, {x + front, y}, size, Face::sans_italic, Anchor::start, style.colors.muted, {}});
  if (!title.note.empty())
    marks.push_back(Text{title.note, {bottom.x, note_y}, style.sizes.note, Face::sans, anchor, style.colors.muted, {}});
}

// On one line, with more behind it where there is room.
void MatrixPicture::add_title_in_line(const Title& title, Point baseline, double room, const std::string& more,
                                      std::vector<Mark>& marks) const {
  const Style& style = sheet_.stage.style;
  const double size = style.sizes.title, note = style.sizes.note;
  double x = baseline.x;
  const auto add = [&](const std::string& words, Face face, double points, Color color) {
    if (words.empty()) return;
    marks.push_back(Text{words, {x, baseline.y}, points, face, Anchor::start, color, {}});
    x += style.fonts->width(words + " ", face, points);
  };
  add(title.words, Face::sans_semibold, size, style.colors.of(title.role).line);
  add(title.letter, Face::sans_italic, size, style.colors.muted);
  x += style.sizes.unit;
  const std::string longer = title.note + " · " + more;
  const bool fits = !more.empty() && x + style.fonts->width(longer, Face::sans, note) <= baseline.x + room;
  add(fits ? longer : title.note, Face::sans, note, style.colors.muted);
}

void MatrixPicture::add_sign(const std::string& sign, double x, std::vector<Mark>& marks) const {
  const Style& style = sheet_.stage.style;
  const double size = style.sizes.title, cap = style.fonts->cap_height(Face::sans, size);
  const int rows = std::min(sheet_.rows(), places_.upright ? sheet_.columns() : sheet_.rows());
  marks.push_back(
      Text{sign, {x, places_.top + rows * sheet_.cell / 2 + cap / 2}, size, Face::sans, Anchor::middle, style.colors.muted, {}});
}

void MatrixPicture::add_vectors(std::vector<Mark>& marks) const {
  const double unit = sheet_.stage.style.sizes.unit, out = places_.left - gap(), cell = sheet_.cell;
  const double right = places_.left + sheet_.columns() * cell, label = 2.25 * unit;
  // What the curve bends is no product, and the tangent is one of small changes.
  const bool product = sheet_.transposed || !sheet_.straight.is_tangent();
  const bool upright = places_.upright;
  const auto strip = [&](Vector vector, bool stands) { return drawn_strip(sheet_, {vector, stands, look_}); };
  Block left = strip(Vector::out, true), in = strip(Vector::in, upright);
  const double out_left = out - left.cells.width;
  Block names = strip_labels(sheet_, sheet_.down(), LabelSide::left);
  push(std::move(names.group), {out_left - label - names.size.width, places_.top}, marks);
  push(std::move(left.group), {out_left, places_.top}, marks);
  add_title(vector_title(Vector::out), {out, upright ? title_height() : places_.top}, Anchor::end, marks);
  if (product) add_sign("=", places_.left - gap() / 2, marks);
  Block across = strip_labels(sheet_, sheet_.across(), LabelSide::above);
  const double across_top = (upright ? places_.top : places_.in) - across.size.height - 1.5 * unit;
  push(std::move(across.group), {places_.left, across_top}, marks);
  if (upright) {
    Block beside = strip_labels(sheet_, sheet_.across(), LabelSide::right);
    push(std::move(beside.group), {places_.in + in.cells.width + label, places_.top}, marks);
    push(std::move(in.group), {places_.in, places_.top}, marks);
    add_title(vector_title(Vector::in), {places_.in, title_height()}, Anchor::start, marks);
    if (product) add_sign("×", (right + places_.in) / 2, marks);
  } else {
    push(std::move(in.group), {places_.left, places_.in}, marks);
    add_title_in_line(vector_title(Vector::in), {places_.left, above_matrix() - 2 * unit}, 0, "", marks);
  }
  if (!has_added()) return;
  push(strip(Vector::added, true).group, {places_.added, places_.top}, marks);
  add_title(vector_title(Vector::added), {places_.added, upright ? title_height() : places_.top}, Anchor::start, marks);
  add_sign("+", places_.added - gap() / 2, marks);
}

Block MatrixPicture::drawn() const {
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  const Style& style = sheet_.stage.style;
  const double unit = style.sizes.unit;
  block.group.name = "matrix";
  block.size = places_.size;
  block.cells = {places_.left, places_.top, sheet_.columns() * sheet_.cell, sheet_.rows() * sheet_.cell};
  const Title title = matrix_title();
  if (!turned_.at_rest()) {
    add_title_in_line(title, {0, above_matrix() - 2 * unit}, 0, "", marks);
    push(turning(sheet_, turned_.share, gap(), strip_thickness(sheet_, look_)), {places_.left, places_.top}, marks);
    return block;
  }
  const bool hint = !sheet_.transposed && !sheet_.straight.is_tangent();
  if (places_.upright)
    add_title(title, {places_.left, title_height()}, Anchor::start, marks);
  else
    add_title_in_line(title, {places_.left, places_.top - 2 * unit}, block.cells.width,
                      hint ? "each row, times x, adds up to one cell of y" : "", marks);
  push(drawn_entries(sheet_).group, {places_.left, places_.top}, marks);
  add_vectors(marks);
  push(frames_on(sheet_), {places_.left, places_.top}, marks);
  return block;
}

}  // namespace upstamp
