#include "view/formula_lines.h"

#include "base/text.h"
#include "view/caption.h"

namespace upstamp {
namespace {

constexpr int deepest_break = 9;
constexpr double tolerance = 0.01;  // points

// Takes the symbols between names and numbers apart, and remembers which brackets are open.
class Symbols {
 public:
  Symbols(const Palette& palette, std::vector<ColoredWords>& runs) : palette_(palette), runs_(runs) {}

  void add(std::string_view symbols) {
    while (!symbols.empty()) {
      if (symbols.starts_with(" + ") || symbols.starts_with(" - ")) {
        put(symbols[1] == '+' ? " + " : " − ", static_cast<int>(closing_.size()));
        symbols.remove_prefix(3);
      } else if (symbols.starts_with("floor(")) {
        open("⌊", "⌋"), symbols.remove_prefix(6);
      } else if (symbols.starts_with("ceil(")) {
        open("⌈", "⌉"), symbols.remove_prefix(5);
      } else if (symbols.front() == '(') {
        open("(", ")"), symbols.remove_prefix(1);
      } else if (symbols.front() == ')' && !closing_.empty()) {
        put(closing_.back(), -1);
        closing_.pop_back(), symbols.remove_prefix(1);
      } else {
        put(printed(Piece{PieceKind::symbol, std::string(symbols.substr(0, 1))}), -1);
        symbols.remove_prefix(1);
      }
    }
  }

 private:
  void open(const std::string& bracket, const std::string& closing) { put(bracket, -1), closing_.push_back(closing); }
  void put(const std::string& words, int level) { runs_.push_back({words, palette_.muted, Face::mono, level}); }

  const Palette& palette_;
  std::vector<ColoredWords>& runs_;
  std::vector<std::string> closing_;
};

std::vector<ColoredWords> runs_of(const std::vector<Piece>& named, const std::vector<Piece>& shown, const Palette& palette) {
  std::vector<ColoredWords> runs;
  Symbols symbols(palette, runs);
  for (std::size_t i = 0; i < named.size(); ++i)
    if (named[i].kind == PieceKind::symbol)
      symbols.add(named[i].text);
    else
      runs.push_back({printed(shown[i]), named[i].kind == PieceKind::name ? color_of_name(named[i].text, palette) : palette.ink});
  return runs;
}

}  // namespace

FormulaLines::FormulaLines(const Style& style, double width) : style_(style), width_(width) {}

double FormulaLines::add(const std::string& start, const std::vector<ColoredWords>& runs, double size) {
  size = fitting(runs, style_.fonts->width(start, Face::mono, size), size);
  const double indent = style_.fonts->width(start, Face::mono, size);
  double x = indent;
  y_ += style_.fonts->ascent(Face::mono, size);
  if (!start.empty()) group_.marks.push_back(Text{start, {0, y_}, size, Face::mono, Anchor::start, style_.colors.ink, {}});
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::string words = runs[i].words;
    const bool whole_fits = width_from(runs, i, runs[i].level, size) <= width_ - indent + tolerance;
    const double wanted = width_from(runs, i, whole_fits ? runs[i].level : deepest_break, size);
    if (runs[i].level >= 0 && x > indent && x + wanted > width_ + tolerance) {
      x = indent;
      y_ += style_.fonts->ascent(Face::mono, size) + style_.fonts->descent(Face::mono, size) + 2;
      words.erase(0, words.find_first_not_of(' '));
    }
    group_.marks.push_back(Text{words, {x, y_}, size, runs[i].face, Anchor::start, runs[i].color, {}});
    x += style_.fonts->width(words, runs[i].face, size);
  }
  y_ += style_.fonts->descent(Face::mono, size);
  return size;
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

// From there up to the next place where a line may break on that level or above it.
double FormulaLines::width_from(const std::vector<ColoredWords>& runs, std::size_t first, int level, double size) const {
  double width = 0;
  for (std::size_t i = first; i < runs.size(); ++i) {
    if (i > first && runs[i].level >= 0 && runs[i].level <= level) break;
    width += style_.fonts->width(runs[i].words, runs[i].face, size);
  }
  return width;
}

// A little smaller reads better than a break; what cannot be broken shrinks as far as it must.
double FormulaLines::fitting(const std::vector<ColoredWords>& runs, double indent, double size) const {
  constexpr double smallest_share = 0.85;
  const double whole = indent + width_from(runs, 0, -1, size);
  if (whole <= width_ || whole * smallest_share <= width_) return size * std::min(1.0, width_ / whole);
  double widest = 0;
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (i == 0 || runs[i].level >= 0) widest = std::max(widest, indent + width_from(runs, i, deepest_break, size));
  return size * std::min(1.0, width_ / widest);
}

std::vector<ColoredWords> runs_of(const Expression& formula, const Palette& palette) {
  return runs_of(formula.pieces(), formula.pieces(), palette);
}

std::vector<ColoredWords> runs_of(const Expression& formula, const Expression::Values& values, const Palette& palette) {
  return runs_of(formula.pieces(), formula.pieces_with(values), palette);
}

Color color_of_name(std::string_view name, const Palette& palette) {
  if (name == "in" || name == "in_channels" || name == "i") return palette.input.line;
  if (name == "output_padding" || name == "a" || name == "o") return palette.output.line;
  if (name.starts_with("padding") || name == "p") return palette.crop;
  return palette.kernel.line;
}

}  // namespace upstamp
