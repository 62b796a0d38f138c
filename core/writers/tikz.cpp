#include <cmath>
#include <map>
#include <ostream>
#include <set>

#include "writer/film_parts.h"
#include "writer/tables.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

struct Options {
  std::string form = "standalone";
};

// LaTeX's typewriter letters are 0.525 of their size wide, ours 0.6: so much larger they fill the same places.
constexpr double typewriter_scale = 0.6 / 0.525;

std::string number(double value) { return std::isfinite(value) ? rounded_text(value, 2) : "0"; }

// One letter in LaTeX's words. Letters of European languages it knows as they are; what no usual font of it has becomes "?".
std::string latex_letter(char32_t letter) {
  static const std::map<char32_t, const char*> words{{U'\\', "\\textbackslash{}"},
                                                     {U'~', "\\textasciitilde{}"},
                                                     {U'^', "\\textasciicircum{}"},
                                                     {U'−', "\\textminus{}"},
                                                     {U'×', "\\texttimes{}"},
                                                     {U'·', "\\textperiodcentered{}"},
                                                     {U'°', "\\textdegree{}"},
                                                     {U'…', "\\dots{}"},
                                                     {U'→', "\\textrightarrow{}"},
                                                     {U'←', "\\textleftarrow{}"},
                                                     {U'↑', "\\textuparrow{}"},
                                                     {U'↓', "\\textdownarrow{}"},
                                                     {U'–', "--"},
                                                     {U'—', "---"},
                                                     {U'’', "'"},
                                                     {U'≤', "$\\le$"},
                                                     {U'≥', "$\\ge$"},
                                                     {U'≠', "$\\ne$"},
                                                     {U'≈', "$\\approx$"},
                                                     {U'∞', "$\\infty$"},
                                                     {U'√', "$\\surd$"},
                                                     {U'Σ', "$\\Sigma$"},
                                                     {U'∑', "$\\sum$"},
                                                     {U'σ', "$\\sigma$"},
                                                     {U'π', "$\\pi$"},
                                                     {U'μ', "$\\mu$"},
                                                     {U'∂', "$\\partial$"},
                                                     {U'∈', "$\\in$"},
                                                     {U'⊤', "$\\top$"},
                                                     {U'ᵀ', "$^{T}$"},
                                                     {U'↦', "$\\mapsto$"},
                                                     {U'⌊', "$\\lfloor$"},
                                                     {U'⌋', "$\\rfloor$"}};
  if (const auto word = words.find(letter); word != words.end()) return word->second;
  if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) return " ";
  if (std::u32string_view(U"{}$&#%_").find(letter) != std::u32string_view::npos) return {'\\', static_cast<char>(letter)};
  if (letter >= 0x2080 && letter <= 0x2089) return "$_" + std::to_string(letter - 0x2080) + "$";
  return letter < 0x17F ? to_utf8({&letter, 1}) : "?";
}

std::string latex_words(std::string_view words) {
  std::string text;
  bool after_blank = true;
  for (const char32_t letter : code_points(words)) {
    const std::string word = latex_letter(letter);
    // LaTeX swallows blanks at the start and makes one of several.
    text += word == " " && after_blank ? "~" : word;
    after_blank = word == " ";
  }
  if (text.ends_with(' ')) text.back() = '~';
  return text;
}

// Marks as statements of TikZ, y downwards. Colours are named by what they are, so that equal ones are defined once.
class TikzDrawing {
 public:
  explicit TikzDrawing(double unit) : unit_(unit) {}

  std::string statement(const Mark& mark, double opacity, const std::optional<Rect>& clip) {
    text_.clear();
    if (const auto* path = std::get_if<Path>(&mark)) add(*path, opacity);
    if (const auto* text = std::get_if<Text>(&mark)) add(*text, opacity);
    if (const auto* cells = std::get_if<Cells>(&mark)) add(*cells, opacity);
    if (!clip || text_.empty()) return text_;
    return "\\begin{scope}\\clip " + box(*clip) + ";\n" + text_ + "\\end{scope}\n";
  }
  std::string all_of(const Figure& figure) {
    std::string all;
    for_each_placed(
        figure, [&](const Placed& placed) { all += statement(moved(*placed.mark, placed.offset), placed.opacity, placed.clip); });
    return all;
  }
  std::string picture(const Figure& figure, const std::string& contents) {
    const Rect page{0, 0, figure.size.width, figure.size.height};
    std::string ground = "\\path[use as bounding box] " + box(page) + ";\n";
    if (figure.ground.alpha > 0) ground += "\\fill[" + color("fill", figure.ground, 1) + "] " + box(page) + ";\n";
    std::string head = "% " + single_line(figure.title) + "\n% " + single_line(figure.description) +
                       "\n\\begin{tikzpicture}[x=" + number(unit_) + "bp,y=-" + number(unit_) +
                       "bp,miter limit=4,even odd rule]\n";
    for (const std::string& hex : colors_) head += "\\definecolor{u" + hex + "}{HTML}{" + hex + "}\n";
    return head + ground + contents + "\\end{tikzpicture}%\n";
  }

 private:
  static std::string point(Point at) { return "(" + number(at.x) + "," + number(at.y) + ")"; }
  static std::string box(const Rect& rect) {
    return point({rect.x, rect.y}) + " rectangle " + point({rect.right(), rect.bottom()});
  }
  std::string length(double points) const { return number(points * unit_) + "bp"; }

  std::string color(const std::string& key, Color wanted, double opacity) {
    const Color shown = faded(wanted, opacity);
    const std::string hex = hex_text(shown).substr(1);
    colors_.insert(hex);
    std::string options = key + "=u" + hex;
    if (shown.alpha < 255) options += "," + key + " opacity=" + rounded_text(shown.alpha / 255.0, 3);
    return options;
  }
  std::string stroke(const Stroke& stroke, double opacity) {
    if (!(stroke.width > 0) || faded(stroke.color, opacity).alpha == 0) return "";
    std::string options = color("draw", stroke.color, opacity) + ",line width=" + length(stroke.width);
    if (stroke.dash > 0 && stroke.gap > 0) options += ",dash pattern=on " + length(stroke.dash) + " off " + length(stroke.gap);
    return options;
  }

  void add(const Path& path, double opacity) {
    std::string options = stroke(path.stroke, opacity);
    if (faded(path.fill, opacity).alpha > 0) options = color("fill", path.fill, opacity) + (options.empty() ? "" : ",") + options;
    if (options.empty()) return;
    text_ += "\\path[" + options + "]";
    for (const auto& [points, closed] : path.contours) {
      for (std::size_t i = 0; i < points.size(); ++i) text_ += (i == 0 ? " " : "--") + point(points[i]);
      if (closed && !points.empty()) text_ += "--cycle";
    }
    text_ += ";\n";
  }

  void add(const Text& text, double opacity) {
    if (text.words.empty() || faded(text.color, opacity).alpha == 0) return;
    const bool mono = text.face == Face::mono || text.face == Face::mono_bold;
    std::string face = mono ? "\\ttfamily" : "\\sffamily";
    if (text.face == Face::sans_semibold || text.face == Face::mono_bold) face += "\\bfseries";
    if (text.face == Face::sans_italic) face += "\\itshape";
    const std::string size = length(text.size * (mono ? typewriter_scale : 1));
    const char* anchor = text.anchor == Anchor::start ? "base west" : text.anchor == Anchor::middle ? "base" : "base east";
    text_ += "\\node[inner sep=0pt,anchor=" + std::string(anchor) + "," + color("text", text.color, opacity) +
             ",font=\\fontsize{" + size + "}{" + size + "}" + face + "] at " + point(text.at) + " {" + latex_words(text.words) +
             "};\n";
  }

  void add(const Cells& cells, double opacity) {
    for (int row = 0; row < cells.rows; ++row)
      for (int column = 0; column < cells.columns; ++column) {
        const auto index = static_cast<std::size_t>(row * cells.columns + column);
        if (index >= cells.fills.size() || faded(cells.fills[index], opacity).alpha == 0) continue;
        text_ += "\\fill[" + color("fill", cells.fills[index], opacity) + "] " + box(cell_box(cells, row, column)) + ";\n";
      }
    if (cells.lines.width > 0) add(lines_of(cells), opacity);
  }

  double unit_;
  std::set<std::string> colors_;
  std::string text_;
};

constexpr const char* preamble =
    "\\documentclass[tikz]{standalone}\n"
    "\\usepackage[T1]{fontenc}\n"
    "\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n"
    "\\begin{document}\n";

// Without a width of its own a picture within a text takes the width of the line.
std::string as_wide_as_the_line(const std::string& picture, const WriteContext& context) {
  return context.width_mm > 0 ? picture : "\\resizebox{\\linewidth}{!}{%\n" + picture + "}%\n";
}

void write_slides(const Film& film, const WriteContext& context, std::ostream& stream) {
  TikzDrawing drawing(pixels_per_point(context, film.frame(0), 72));
  const FilmParts parts = parts_of(
      film, context.fonts,
      [&](const Mark& mark, double opacity, const std::optional<Rect>& clip) { return drawing.statement(mark, opacity, clip); },
      [&](int frame) { report(context, static_cast<double>(frame) / film.frames); });
  std::string contents;
  for (const FilmPart& part : parts.parts)
    contents += part.always() ? part.text : "\\only<" + frame_ranges(part.frames) + ">{%\n" + part.text + "}%\n";
  stream << "% Put \\input of this file between \\begin{frame} and \\end{frame}.\n"
         << as_wide_as_the_line(drawing.picture(parts.last, contents), context);
}

void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  const bool whole = options.form == "standalone";
  if (options.form == "beamer") {
    write_slides(film, context, stream);
  } else {
    if (whole) stream << preamble;
    for (int frame = 0; frame < film.frames; ++frame) {
      report(context, static_cast<double>(frame) / film.frames);
      const Figure figure = film.frame(frame);
      TikzDrawing drawing(pixels_per_point(context, figure, 72));
      const std::string contents = drawing.all_of(figure), picture = drawing.picture(figure, contents);
      stream << (whole ? picture : as_wide_as_the_line(picture, context)) << (frame + 1 < film.frames ? "\n" : "");
      require_written(stream);
    }
  }
  // What stands behind the end is not read.
  stream << (whole ? "\\end{document}\n" : "\\endinput\n");
  if (!film.scene.empty()) stream << "% " << scene_link(film) << "\n";
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer tikz() {
  Declare<Options> declare("tikz", "TikZ",
                           "Drawing commands for LaTeX, so that the letters are those of the paper or the slides.");
  declare.choice("form", &Options::form, {"standalone", "input", "beamer"},
                 "A document of its own, a picture to \\input, or all steps to \\input into a frame of beamer.");
  Writer writer{declare.declaration(), "text/x-tex", true,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.other_ending = "tex";
  writer.paged = writer.carries_scene = true;
  writer.all_steps = [read = declare.reader()](const Settings& settings) { return read(settings).form == "beamer"; };
  return writer;
}

}  // namespace upstamp
