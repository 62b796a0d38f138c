#include "base/text.h"
#include "coder/coder.h"

namespace upstamp::coders {
namespace {

constexpr std::int64_t most_matrix_columns = 36, most_matrix_rows = 100;

std::string escaped(std::string_view text) {
  std::u32string made;
  for (const char32_t point : code_points(text)) {
    if (point < U' ' || point == 0x7f) {
      made += U' ';
    } else if (point == U'\\') {
      made += U"\\textbackslash{}";
    } else if (point == U'~' || point == U'^') {
      made += U'\\';
      made += point;
      made += U"{}";
    } else if (std::u32string_view(U"{}$&#%_").find(point) != std::u32string_view::npos) {
      made += U'\\';
      made += point;
    } else if (point == U'×') {
      made += U"$\\times$";
    } else {
      made += point;
    }
  }
  return to_utf8(made);
}

std::string in_formula(const Piece& piece) {
  if (piece.kind == PieceKind::name) return "\\mathit{" + escaped(piece.text) + "}";
  if (piece.kind == PieceKind::number) return piece.text;
  std::string text = piece.text;
  const std::pair<std::string, std::string> signs[] = {
      {"//", "\\mathbin{/\\!/}"}, {"*", "\\cdot "}, {"%", "\\bmod "}, {"<=", "\\le "}, {">=", "\\ge "}, {"!=", "\\ne "}};
  for (const auto& [typed, set] : signs)
    for (std::size_t at = text.find(typed); at != std::string::npos; at = text.find(typed, at + set.size()))
      text.replace(at, typed.size(), set);
  return text;
}

std::string in_formula(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += in_formula(piece);
  return text;
}

std::string size_formula(const LayerStudy& layer, Axis axis, const std::string& word) {
  const auto values = size_values(*layer.op, layer.layer.settings, layer.x.shape, axis);
  return "\\begin{multline*}\n  \\text{" + word + ": } " + in_formula(layer.op->size.pieces()) +
         " \\\\\n  = " + in_formula(layer.op->size.pieces_with(values)) + " = " + std::to_string(layer.y.shape.along(axis)) +
         "\n\\end{multline*}\n";
}

std::string column(const std::vector<double>& values) {
  std::vector<std::string> cells;
  for (const double value : values) cells.push_back(rounded_text(value, 4));
  return "\\begin{pmatrix} " + join(cells, " \\\\ ") + " \\end{pmatrix}";
}

std::string matrix(const LayerStudy& layer) {
  const auto columns = static_cast<std::size_t>(layer.wiring.in.cells()),
             rows = static_cast<std::size_t>(layer.wiring.out.cells());
  std::vector<double> entries(rows * columns), constants(rows);
  for (const Tap& tap : layer.wiring.taps)
    entries[static_cast<std::size_t>(tap.out) * columns + static_cast<std::size_t>(tap.in)] +=
        tap.weight < 0 ? tap.gain : tap.gain * layer.w[tap.weight];
  for (const Offset& offset : layer.wiring.offsets)
    constants[static_cast<std::size_t>(offset.out)] += offset.weight < 0 ? offset.gain : offset.gain * layer.w[offset.weight];
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < columns; ++i) cells.push_back(rounded_text(entries[row * columns + i], 4));
    lines.push_back(join(cells, " & "));
  }
  const bool constant = !layer.wiring.offsets.empty();
  return "% Cells are counted row by row, channel by channel.\n\\[\n  y = C x" + std::string(constant ? " + c" : "") +
         ", \\quad\n  C = \\begin{pmatrix}\n    " + join(lines, " \\\\\n    ") + "\n  \\end{pmatrix}" +
         (constant ? ", \\quad\n  c = " + column(constants) : "") + "\n\\]\n";
}

std::string layer_text(const LayerStudy& layer) {
  std::string text = "\n\\subsection*{" + escaped(layer.op->about.title) + "}\n" + escaped(layer.op->about.doc) + "\n";
  text += size_formula(layer, Axis::rows, "rows") + size_formula(layer, Axis::columns, "columns");
  if (layer.op->size.text().find("//") != std::string::npos) text += "Here $\\mathbin{/\\!/}$ divides and rounds down.\n";
  if (layer.curve.value) return text + "Each cell becomes $y = \\operatorname{" + escaped(layer.curve.name) + "}(x)$.\n";
  if (layer.wiring.in.cells() <= most_matrix_columns && layer.wiring.out.cells() <= most_matrix_rows)
    return text + matrix(layer) + "\\[\n  x = " + column(layer.x.values) + ", \\quad y = " + column(layer.y.values) + "\n\\]\n";
  return text + "The matrix has " + std::to_string(layer.wiring.out.cells()) + " rows and " +
         std::to_string(layer.wiring.in.cells()) + " columns, too many for a page; " + std::to_string(layer.wiring.taps.size()) +
         " of its entries come from a connection.\n";
}

std::string write(const Study& study) {
  std::string text =
      "\\documentclass{article}\n\\usepackage{amsmath}\n\\usepackage[a2paper,margin=2cm]{geometry}\n\\setcounter{MaxMatrixCols}"
      "{" +
      std::to_string(most_matrix_columns) + "}\n\\begin{document}\n\\section*{" +
      escaped(study.scene.title.empty() ? "A scene of Upstamp" : study.scene.title) + "}\n" + escaped(study.scene.note) + "\n";
  for (const LayerStudy& layer : study.layers) text += layer_text(layer);
  return text + "\\end{document}\n";
}

}  // namespace

Coder latex() {
  return {{"latex", "LaTeX", "The size formula and the matrix of each layer, as a document.", "", {}, {}}, "tex", write};
}

}  // namespace upstamp::coders
