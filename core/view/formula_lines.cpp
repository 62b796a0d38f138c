#include "view/formula_lines.h"

#include "base/text.h"
#include "view/caption.h"

namespace upstamp {
namespace {

std::ptrdiff_t depth_of(const ColoredWords& run) {
  return std::count(run.words.begin(), run.words.end(), '(') - std::count(run.words.begin(), run.words.end(), ')');
}

Color color_of(const Piece& piece, const Palette& palette) {
  if (piece.kind == PieceKind::symbol) return palette.muted;
  if (piece.kind == PieceKind::number) return palette.ink;
  return piece.text == "in" || piece.text == "in_channels" || piece.text == "i" ? palette.input.line : palette.kernel.line;
}

}  // namespace

FormulaLines::FormulaLines(const Style& style, double width) : style_(style), width_(width) {}

void FormulaLines::add(const std::vector<ColoredWords>& runs, double size) {
  constexpr double smallest_share = 0.85;
  double whole = 0;
  for (const ColoredWords& run : runs) whole += style_.fonts->width(run.words, run.face, size);
  // A little smaller reads better than a break.
  if (whole > width_ && whole * smallest_share <= width_) size *= width_ / whole;
  const double indent = size * 2;
  double x = 0;
  bool after_blank = false;
  y_ += style_.fonts->ascent(Face::mono, size);
  for (const ColoredWords& run : runs) {
    if (after_blank && x > indent && x + width_to_break(runs, &run, size) > width_) {
      x = indent;
      y_ += style_.fonts->ascent(Face::mono, size) + style_.fonts->descent(Face::mono, size) + 2;
    }
    group_.marks.push_back(Text{run.words, {x, y_}, size, run.face, Anchor::start, run.color, {}});
    x += style_.fonts->width(run.words, run.face, size);
    after_blank = run.words.ends_with(' ');
  }
  y_ += style_.fonts->descent(Face::mono, size);
}

void FormulaLines::add_title(const std::string& words, Color color) {
  const double size = style_.sizes.title;
  y_ += style_.fonts->cap_height(Face::sans_semibold, size);
  group_.marks.push_back(Text{words, {0, y_}, size, Face::sans_semibold, Anchor::start, color, {}});
  y_ += style_.sizes.unit * 2.5;
}

void FormulaLines::add_words(const std::string& words) {
  const double size = style_.sizes.caption;
  for (const std::string& line : wrapped(words, *style_.fonts, Face::sans, size, width_)) {
    y_ += style_.fonts->ascent(Face::sans, size);
    group_.marks.push_back(Text{line, {0, y_}, size, Face::sans, Anchor::start, style_.colors.muted, {}});
    y_ += style_.fonts->descent(Face::sans, size) + 2;
  }
}

Block FormulaLines::take() {
  Block block;
  block.group = std::move(group_);
  block.size = {width_, y_};
  return block;
}

// Width of a piece together with what must stay on its line: all up to the next blank, and parentheses that open up to where they
// close unless those are long.
double FormulaLines::width_to_break(const std::vector<ColoredWords>& runs, const ColoredWords* first, double size) const {
  double width = 0, to_blank = 0;
  std::ptrdiff_t depth = 0;
  for (const ColoredWords* run = first; run != runs.data() + runs.size(); ++run) {
    width += style_.fonts->width(run->words, run->face, size);
    depth += depth_of(*run);
    const bool last = run + 1 == runs.data() + runs.size();
    if (!last && !run->words.ends_with(' ')) continue;
    if (to_blank == 0) to_blank = width;
    if (depth <= 0) break;
  }
  return width <= width_ / 2 ? width : to_blank;
}

std::vector<ColoredWords> runs_of(const std::vector<Piece>& pieces, const std::string& start, const Palette& palette) {
  std::vector<ColoredWords> runs{{start, palette.ink}};
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

}  // namespace upstamp
