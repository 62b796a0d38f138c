#include "writer/svg_drawing.h"

#include <cmath>
#include <map>

#include "base/text.h"
#include "figure/fonts.h"
#include "writer/letter_outlines.h"

namespace upstamp {
namespace {

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
    case Role::tap:
      return "tap";
    case Role::none:
      break;
  }
  return "";
}

}  // namespace

std::string xml_escaped(std::string_view words) {
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

std::string SvgDrawing::number(double value) const { return std::isfinite(value) ? rounded_text(value, digits_) : "0"; }

void SvgDrawing::add(const Mark& mark, double opacity) {
  std::visit([&](const auto& one) { add(one, opacity); }, mark);
}

// Letters, digits, '-', '_' and '.', beginning with a letter: valid as XML name and easy to name in a style sheet.
std::string SvgDrawing::unique_id(std::string_view wish) {
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

void SvgDrawing::open(const Figure& figure, const std::string& metadata, double width_mm, const std::string& style) {
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
  text_ += ">\n<title>" + xml_escaped(figure.title) + "</title>\n<desc>" + xml_escaped(figure.description) + "</desc>\n";
  if (!metadata.empty()) text_ += "<metadata>" + metadata + "</metadata>\n";
  if (!style.empty()) text_ += "<style>" + style + "</style>\n";
  if (figure.ground.alpha == 0) return;
  text_ += "<rect width=\"100%\" height=\"100%\"";
  paint("fill", figure.ground, 1);
  text_ += "/>\n";
}

// How an element looks: attributes, or the properties of a class.
void SvgDrawing::look(const std::string& name, const std::string& value) {
  if (!gathers_) return attribute(name.c_str(), value);
  looks_ += name + ':' + value + (name == "font-size" ? "px;" : ";");
}

void SvgDrawing::end_looks() {
  if (!gathers_ || looks_.empty()) return;
  attribute("class", classes_.try_emplace(looks_, "u" + std::to_string(classes_.size() + 1)).first->second);
  looks_.clear();
}

std::string SvgDrawing::styles() const {
  std::string all;
  for (const auto& [looks, name] : classes_) all += "." + name + "{" + looks.substr(0, looks.size() - 1) + "}\n";
  return all;
}

void SvgDrawing::paint(const std::string& name, Color color, double opacity) {
  const Color shown = faded(color, opacity);
  look(name, shown.alpha == 0 ? "none" : hex_text(shown));
  if (shown.alpha > 0 && shown.alpha < 255) look(name + "-opacity", number(shown.alpha / 255.0));
}

void SvgDrawing::stroke(const Stroke& stroke, double opacity) {
  if (!(stroke.width > 0)) return;
  paint("stroke", stroke.color, opacity);
  look("stroke-width", number(stroke.width));
  if (stroke.dash > 0 && stroke.gap > 0) look("stroke-dasharray", number(stroke.dash) + ' ' + number(stroke.gap));
}

void SvgDrawing::tag(const Tag& tag) {
  if (tag.role == Role::none || gathers_) return;
  attribute("data-role", role_name(tag.role));
  if (tag.cell >= 0) attribute("data-cell", std::to_string(tag.cell));
  attribute("data-layer", std::to_string(tag.layer));
}

void SvgDrawing::outline(const Path& path) {
  std::string steps;
  for (const auto& [points, closed] : path.contours) {
    for (std::size_t i = 0; i < points.size(); ++i)
      steps += i > 0 && gathers_ ? step(points[i - 1], points[i])
                                 : (i == 0   ? 'M'
                                    : i == 1 ? 'L'
                                             : ' ') +
                                       number(points[i].x) + ' ' + number(points[i].y);
    if (closed && !points.empty()) steps += 'z';
  }
  attribute("d", steps);
}

// Relative, so that the same shape has the same text wherever it is. Ends are rounded, not ways, so that errors do not add up.
std::string SvgDrawing::step(Point from, Point to) const {
  const double grain = std::pow(10, digits_);
  const auto way = [&](double a, double b) { return (std::round(b * grain) - std::round(a * grain)) / grain; };
  const double x = way(from.x, to.x), y = way(from.y, to.y);
  if (y == 0) return 'h' + number(x);
  return x == 0 ? 'v' + number(y) : 'l' + number(x) + ' ' + number(y);
}

void SvgDrawing::add(const Path& path, double opacity) {
  text_ += "<path";
  outline(path);
  paint("fill", path.fill, opacity);
  stroke(path.stroke, opacity);
  end_looks();
  tag(path.tag);
  text_ += "/>\n";
}

void SvgDrawing::add(const Text& text, double opacity) {
  if (outlines_) return add_outlines(text, opacity);
  text_ += "<text";
  attribute("x", number(text.at.x));
  attribute("y", number(text.at.y));
  const bool mono = text.face == Face::mono || text.face == Face::mono_bold;
  look("font-family", std::string(mono ? "'" : "") + Fonts::family(text.face) + (mono ? "', monospace" : ", sans-serif"));
  look("font-size", number(text.size));
  if (text.face == Face::sans_semibold) look("font-weight", "600");
  if (text.face == Face::mono_bold) look("font-weight", "700");
  if (text.face == Face::sans_italic) look("font-style", "italic");
  if (text.anchor != Anchor::start) look("text-anchor", text.anchor == Anchor::middle ? "middle" : "end");
  paint("fill", text.color, opacity);
  end_looks();
  const std::string& words = text.words;
  if (words.starts_with(' ') || words.ends_with(' ') || words.find("  ") != std::string::npos) attribute("xml:space", "preserve");
  tag(text.tag);
  text_ += '>' + xml_escaped(words) + "</text>\n";
}

void SvgDrawing::add_outlines(const Text& text, double opacity) {
  text_ += "<path";
  look("fill-rule", "nonzero");
  attribute("d", outlines_->path_of(text, [this](double value) { return number(value); }));
  attribute("aria-label", xml_escaped(text.words));
  paint("fill", text.color, opacity);
  end_looks();
  tag(text.tag);
  text_ += "/>\n";
}

// One path per colour, one box per run of equal cells in a row.
void SvgDrawing::add(const Cells& cells, double opacity) {
  const auto key = [&](int row, int column) -> std::uint32_t {
    const auto index = static_cast<std::size_t>(row) * static_cast<std::size_t>(cells.columns) + static_cast<std::size_t>(column);
    const Color fill = index < cells.fills.size() ? cells.fills[index] : no_color;
    return fill.alpha == 0 ? 0
                           : static_cast<std::uint32_t>(fill.red << 16 | fill.green << 8 | fill.blue) |
                                 static_cast<std::uint32_t>(fill.alpha) << 24;
  };
  std::map<std::uint32_t, std::string> boxes;
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
    const auto byte = [fill = fill](int shift) { return static_cast<std::uint8_t>(fill >> shift); };
    crisp_path(steps, {byte(16), byte(8), byte(0), byte(24)}, opacity);
  }
  if (cells.lines.width > 0) add(lines_of(cells), opacity);
  text_ += "</g>\n";
}

void SvgDrawing::add_cell(const Rect& box, Color fill, double opacity) {
  const Point corner{box.x, box.y}, across{box.right(), box.y}, down{box.right(), box.bottom()}, back{box.x, box.bottom()};
  crisp_path('M' + number(corner.x) + ' ' + number(corner.y) + step(corner, across) + step(across, down) + step(down, back) + 'z',
             fill, opacity);
}

void SvgDrawing::crisp_path(const std::string& steps, Color fill, double opacity) {
  text_ += "<path";
  look("shape-rendering", "crispEdges");
  attribute("d", steps);
  paint("fill", fill, opacity);
  end_looks();
  text_ += "/>\n";
}

void SvgDrawing::add(const Group& group, double opacity) {
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

}  // namespace upstamp
