#include <cmath>
#include <map>
#include <ostream>
#include <set>

#include "writer/writer.h"

namespace upstamp {
namespace {

std::string number(double value) { return std::isfinite(value) ? rounded_text(value, 3) : "0"; }

// XML cannot hold most control characters, not even escaped.
std::string escaped(std::string_view words) {
  std::u32string points = code_points(words);
  for (char32_t& point : points) {
    if (point == U'\t' || point == U'\n' || point == U'\r') point = U' ';
    if (point < 0x20 || point == 0xFFFE || point == 0xFFFF) point = 0xFFFD;
  }
  std::string text;
  for (const char letter : to_utf8(points)) {
    if (letter == '&')
      text += "&amp;";
    else if (letter == '<')
      text += "&lt;";
    else if (letter == '>')
      text += "&gt;";
    else if (letter == '"')
      text += "&quot;";
    else
      text += letter;
  }
  return text;
}

const char* role_name(Role role) {
  switch (role) {
    case Role::input:
      return "input";
    case Role::weight:
      return "weight";
    case Role::output:
      return "output";
    case Role::padding:
      return "padding";
    case Role::none:
      break;
  }
  return "";
}

class SvgText {
 public:
  void open(const Figure&, const std::string& scene, double width_mm);
  void add(const std::vector<Mark>& marks, double opacity) {
    for (const Mark& mark : marks) std::visit([&](const auto& one) { add(one, opacity); }, mark);
  }
  std::string closed() { return std::move(text_) + "</svg>\n"; }

 private:
  void add(const Path&, double opacity);
  void add(const Text&, double opacity);
  void add(const Cells&, double opacity);
  void add(const Group&, double opacity);

  std::string unique_id(std::string_view wish);
  void attribute(const char* name, const std::string& value) { text_ += std::string(" ") + name + "=\"" + value + '"'; }
  void paint(const char* name, Color color, double opacity);
  void stroke(const Stroke&, double opacity);
  void tag(const Tag&);
  void outline(const Path&);

  std::set<std::string> ids_;
  std::string text_;
};

// Letters, digits, '-', '_' and '.', beginning with a letter: valid as XML name and easy to name in a style sheet.
std::string SvgText::unique_id(std::string_view wish) {
  std::string id;
  for (const char letter : wish.substr(0, 64)) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    if (plain || letter == '_' || letter == '.')
      id += letter;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  if (id.empty() || !((id[0] >= 'a' && id[0] <= 'z') || (id[0] >= 'A' && id[0] <= 'Z'))) id = "part-" + id;
  std::string candidate = id;
  for (int copy = 2; !ids_.insert(candidate).second; ++copy) candidate = id + '-' + std::to_string(copy);
  return candidate;
}

void SvgText::open(const Figure& figure, const std::string& scene, double width_mm) {
  const double height_mm = width_mm * figure.size.height / figure.size.width;
  text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
  attribute("width", width_mm > 0 ? number(width_mm) + "mm" : number(figure.size.width) + "pt");
  attribute("height", width_mm > 0 ? number(height_mm) + "mm" : number(figure.size.height) + "pt");
  attribute("viewBox", "0 0 " + number(figure.size.width) + ' ' + number(figure.size.height));
  attribute("role", "img");
  // Positions are worked out without kerning and ligatures, here as everywhere.
  attribute("style", "font-kerning:none;font-variant-ligatures:none");
  attribute("fill-rule", "evenodd");
  attribute("stroke-miterlimit", "4");
  text_ += ">\n<title>" + escaped(figure.title) + "</title>\n<desc>" + escaped(figure.description) + "</desc>\n";
  if (!scene.empty()) text_ += "<metadata>" + scene + "</metadata>\n";
  if (figure.ground.alpha == 0) return;
  text_ += "<rect width=\"100%\" height=\"100%\"";
  paint("fill", figure.ground, 1);
  text_ += "/>\n";
}

void SvgText::paint(const char* name, Color color, double opacity) {
  const Color shown = faded(color, opacity);
  attribute(name, shown.alpha == 0 ? "none" : hex_text(shown));
  if (shown.alpha > 0 && shown.alpha < 255) attribute((std::string(name) + "-opacity").c_str(), number(shown.alpha / 255.0));
}

void SvgText::stroke(const Stroke& stroke, double opacity) {
  if (!(stroke.width > 0)) return;
  paint("stroke", stroke.color, opacity);
  attribute("stroke-width", number(stroke.width));
  if (stroke.dash > 0 && stroke.gap > 0) attribute("stroke-dasharray", number(stroke.dash) + ' ' + number(stroke.gap));
}

void SvgText::tag(const Tag& tag) {
  if (tag.role == Role::none) return;
  attribute("data-role", role_name(tag.role));
  if (tag.cell >= 0) attribute("data-cell", std::to_string(tag.cell));
  attribute("data-layer", std::to_string(tag.layer));
}

void SvgText::outline(const Path& path) {
  std::string steps;
  for (const auto& [points, closed] : path.contours) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      steps += i == 0 ? 'M' : i == 1 ? 'L' : ' ';
      steps += number(points[i].x) + ' ' + number(points[i].y);
    }
    if (closed && !points.empty()) steps += 'z';
  }
  attribute("d", steps);
}

void SvgText::add(const Path& path, double opacity) {
  text_ += "<path";
  outline(path);
  paint("fill", path.fill, opacity);
  stroke(path.stroke, opacity);
  tag(path.tag);
  text_ += "/>\n";
}

void SvgText::add(const Text& text, double opacity) {
  text_ += "<text";
  attribute("x", number(text.at.x));
  attribute("y", number(text.at.y));
  const bool mono = text.face == Face::mono || text.face == Face::mono_bold;
  attribute("font-family", std::string(mono ? "'" : "") + Fonts::family(text.face) + (mono ? "', monospace" : ", sans-serif"));
  attribute("font-size", number(text.size));
  if (text.face == Face::sans_semibold) attribute("font-weight", "600");
  if (text.face == Face::mono_bold) attribute("font-weight", "700");
  if (text.face == Face::sans_italic) attribute("font-style", "italic");
  if (text.anchor != Anchor::start) attribute("text-anchor", text.anchor == Anchor::middle ? "middle" : "end");
  paint("fill", text.color, opacity);
  const std::string& words = text.words;
  if (words.starts_with(' ') || words.ends_with(' ') || words.find("  ") != std::string::npos) attribute("xml:space", "preserve");
  tag(text.tag);
  text_ += '>' + escaped(words) + "</text>\n";
}

// One path per colour, one box per run of equal cells in a row.
void SvgText::add(const Cells& cells, double opacity) {
  std::map<std::uint32_t, std::string> boxes;
  const auto key = [&](int row, int column) -> std::uint32_t {
    const auto index = static_cast<std::size_t>(row) * static_cast<std::size_t>(cells.columns) + static_cast<std::size_t>(column);
    const Color fill = index < cells.fills.size() ? cells.fills[index] : no_color;
    return fill.alpha == 0 ? 0
                           : static_cast<std::uint32_t>(fill.red << 16 | fill.green << 8 | fill.blue) |
                                 static_cast<std::uint32_t>(fill.alpha) << 24;
  };
  for (int row = 0; row < cells.rows; ++row)
    for (int first = 0, end = 0; first < cells.columns; first = end) {
      const std::uint32_t fill = key(row, first);
      for (end = first + 1; end < cells.columns && key(row, end) == fill;) ++end;
      const Rect left = cell_box(cells, row, first), right = cell_box(cells, row, end - 1);
      if (fill == 0) continue;
      boxes[fill] += 'M' + number(left.x) + ' ' + number(left.y) + 'H' + number(right.right()) + 'V' + number(left.bottom()) +
                     'H' + number(left.x) + 'z';
    }
  text_ += "<g";
  tag({cells.role, -1, cells.layer});
  text_ += ">\n";
  for (const auto& [fill, steps] : boxes) {
    text_ += "<path shape-rendering=\"crispEdges\"";
    attribute("d", steps);
    paint("fill",
          {static_cast<std::uint8_t>(fill >> 16), static_cast<std::uint8_t>(fill >> 8), static_cast<std::uint8_t>(fill),
           static_cast<std::uint8_t>(fill >> 24)},
          opacity);
    text_ += "/>\n";
  }
  if (cells.lines.width > 0) add(lines_of(cells), opacity);
  text_ += "</g>\n";
}

// Opacity goes to every mark by itself, as on the screen, where overlapping marks of a faded group show through each other too.
void SvgText::add(const Group& group, double opacity) {
  std::string clip;
  if (group.clip) {
    clip = unique_id("clip");
    text_ += "<clipPath";
    attribute("id", clip);
    text_ += "><rect";
    attribute("x", number(group.clip->x));
    attribute("y", number(group.clip->y));
    attribute("width", number(group.clip->width));
    attribute("height", number(group.clip->height));
    text_ += "/></clipPath>\n";
  }
  text_ += "<g";
  if (!group.name.empty()) attribute("id", unique_id(group.name));
  if (group.offset != Point{}) attribute("transform", "translate(" + number(group.offset.x) + ' ' + number(group.offset.y) + ')');
  if (!clip.empty()) attribute("clip-path", "url(#" + clip + ")");
  text_ += ">\n";
  add(group.marks, opacity * group.opacity);
  text_ += "</g>\n";
}

void write(const Film& film, const WriteContext& context, std::ostream& stream) {
  report(context, 0);
  const Figure figure = film.frame(0);
  SvgText text;
  text.open(figure, scene_link(film), context.width_mm);
  text.add(figure.marks, 1);
  stream << text.closed();
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer svg() {
  Declaration about;
  about.id = "svg", about.title = "SVG";
  about.doc = "A drawing of lines and real text that stays sharp at any size and can be edited.";
  Writer writer{about, "image/svg+xml", false, write};
  writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
