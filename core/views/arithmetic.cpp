// The size formula of the layer: as text, with the numbers filled in, and what comes out, for each axis.
#include "view/caption.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double width_at_normal_size = 760;

struct Run {
  std::string words;
  Color color;
  Face face = Face::mono;
};

Color color_of(const Piece& piece, const Palette& palette) {
  if (piece.kind == PieceKind::symbol) return palette.muted;
  if (piece.kind == PieceKind::number) return palette.ink;
  return piece.text.starts_with("in") && (piece.text == "in" || piece.text == "in_channels") ? palette.input.line
                                                                                             : palette.kernel.line;
}

// One line after another, broken after an operator or a comma where the width ends, outside of parentheses where that leaves no
// line too short; later lines are indented.
class Lines {
 public:
  Lines(const Style& style, double width) : style_(style), width_(width) {}

  void add(const std::vector<Run>& runs, double size) {
    const double indent = size * 2;
    double x = 0;
    std::ptrdiff_t depth = 0;
    bool after_blank = false;
    y_ += style_.fonts->ascent(Face::mono, size);
    for (const Run& run : runs) {
      if (after_blank && x > indent && x + width_to_break(runs, &run, size, depth == 0) > width_) {
        x = indent;
        y_ += style_.fonts->ascent(Face::mono, size) + style_.fonts->descent(Face::mono, size) + 2;
      }
      group_.marks.push_back(Text{run.words, {x, y_}, size, run.face, Anchor::start, run.color, {}});
      x += style_.fonts->width(run.words, run.face, size);
      depth += depth_of(run);
      after_blank = run.words.ends_with(' ');
    }
    y_ += style_.fonts->descent(Face::mono, size);
  }
  void space(double points) { y_ += points; }
  double height() const { return y_; }
  Group take() { return std::move(group_); }

 private:
  static std::ptrdiff_t depth_of(const Run& run) {
    return std::count(run.words.begin(), run.words.end(), '(') - std::count(run.words.begin(), run.words.end(), ')');
  }

  // Width of a piece together with what must stay on its line: all up to the next blank, and `whole` parentheses up to where they
  // close unless those are long.
  double width_to_break(const std::vector<Run>& runs, const Run* first, double size, bool whole) const {
    double width = 0, to_blank = 0;
    std::ptrdiff_t depth = 0;
    for (const Run* run = first; run != runs.data() + runs.size(); ++run) {
      width += style_.fonts->width(run->words, run->face, size);
      depth += depth_of(*run);
      const bool last = run + 1 == runs.data() + runs.size();
      if (!last && !run->words.ends_with(' ')) continue;
      if (to_blank == 0) to_blank = width;
      if (!whole || depth <= 0) break;
    }
    return width <= width_ / 2 ? width : to_blank;
  }

  const Style& style_;
  double width_, y_ = 0;
  Group group_;
};

std::vector<Run> runs_of(const std::vector<Piece>& pieces, const std::string& start, const Palette& palette) {
  std::vector<Run> runs{{start, palette.ink}};
  for (const Piece& piece : pieces) {
    const std::string words = printed(piece);
    const Color color = color_of(piece, palette);
    // Of ") // if(" the first part belongs to the line before, the rest to what follows.
    const std::size_t cut = piece.kind == PieceKind::symbol ? words.find_last_of(' ') + 1 : 0;
    if (cut > 0) runs.push_back({words.substr(0, cut), color});
    if (cut < words.size()) runs.push_back({words.substr(cut), color});
  }
  return runs;
}

// Formula, formula with its numbers, result.
void add_formula(const Expression& formula, const Expression::Values& values, const std::string& title, const std::string& name,
                 const Style& style, Lines& lines) {
  const Palette& palette = style.colors;
  lines.add({{title, palette.output.line, Face::sans_semibold}}, style.sizes.title);
  lines.space(style.sizes.unit);
  lines.add(runs_of(formula.pieces(), name + " = ", palette), style.sizes.number);
  if (formula.names().size() > 0 && formula.text() != formula.names().front()) {
    lines.space(style.sizes.unit);
    lines.add(runs_of(formula.pieces_with(values), std::string(name.size(), ' ') + " = ", palette), style.sizes.number);
  }
  lines.space(style.sizes.unit);
  lines.add({{std::string(name.size(), ' ') + " = ", palette.ink},
             {rounded_text(formula.evaluate(values), 0), palette.output.line, Face::mono_bold}},
            style.sizes.number);
  lines.space(style.sizes.unit * 5);
}

bool same_on_both_axes(const Expression& formula, const Expression::Values& rows, const Expression::Values& columns) {
  return formula.in_force(rows).text_with(rows) == formula.in_force(columns).text_with(columns);
}

Figure draw(const Study& study, const Moment&, const Settings&, const Style& style) {
  const LayerStudy& layer = study.focused();
  const double margin = style.sizes.margin;
  const double width = std::min(width_at_normal_size, style.page.width - 2 * margin) * type_scale(style);
  Lines lines(style, width);
  const Op& op = *layer.op;
  const auto rows = size_values(op, layer.layer.settings, layer.x.shape, Axis::rows);
  const auto columns = size_values(op, layer.layer.settings, layer.x.shape, Axis::columns);
  if (same_on_both_axes(op.size, rows, columns)) {
    add_formula(op.size.in_force(rows), rows, "Output rows and columns", "out", style, lines);
  } else {
    add_formula(op.size.in_force(rows), rows, "Output rows", "out", style, lines);
    add_formula(op.size.in_force(columns), columns, "Output columns", "out", style, lines);
  }
  if (layer.x.shape.channels > 1 || layer.y.shape.channels > 1)
    add_formula(op.channels.in_force(rows), rows, "Output channels", "channels", style, lines);
  Figure figure;
  figure.size = {width + 2 * margin, lines.height() - style.sizes.unit * 5 + 2 * margin};
  figure.ground = style.colors.ground;
  figure.title = "Size of the output of " + op.about.title;
  const Expression along_rows = op.size.in_force(rows), along_columns = op.size.in_force(columns);
  figure.description = "The output is " + shape_text(layer.y.shape) + ": along the rows " + along_rows.text() + " is " +
                       along_rows.text_with(rows) + " = " + rounded_text(along_rows.evaluate(rows), 0) + ", along the columns " +
                       along_columns.text_with(columns) + " = " + rounded_text(along_columns.evaluate(columns), 0) + ".";
  Group group = lines.take();
  group.name = "arithmetic";
  group.offset = {margin, margin};
  figure.marks.push_back(std::move(group));
  return figure;
}

}  // namespace

View arithmetic() {
  View view;
  view.about.id = "arithmetic";
  view.about.title = "Arithmetic";
  view.about.doc = "Writes the formula of the output's size, the same with the numbers filled in, and the result, for each axis.";
  view.about.source = "Dumoulin and Visin 2016";
  view.fits = [](const Study&) { return true; };
  view.draw = draw;
  return view;
}

}  // namespace upstamp
