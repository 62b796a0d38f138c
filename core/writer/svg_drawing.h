// A figure as the elements of an SVG: readable, with names as ids and roles as data attributes. For every format that holds SVG.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "figure/figure.h"

namespace upstamp {

class LetterOutlines;

// Any words as the contents of an element or an attribute.
std::string xml_escaped(std::string_view words);

class SvgDrawing {
 public:
  // At most so many digits after the point. With `outlines`, which must outlive this, letters are shapes and need no font.
  explicit SvgDrawing(int digits = 3, const LetterOutlines* outlines = nullptr) : digits_(digits), outlines_(outlines) {}

  // The start tag, title, description, metadata as given, CSS for the whole, and the ground. width_mm 0 = as large as the figure
  // says.
  void open(const Figure&, const std::string& metadata, double width_mm, const std::string& style = "");
  // Opacity goes to every mark by itself, as on the screen, where overlapping marks of a faded group show through each other too.
  void add(const Mark&, double opacity);
  void add(const std::vector<Mark>& marks, double opacity) {
    for (const Mark& mark : marks) add(mark, opacity);
  }
  // One cell of a block by itself.
  void add_cell(const Rect&, Color fill, double opacity);
  void put(const std::string& xml) { text_ += xml; }
  // From now on looks become classes of CSS, and what marks stand for is left out: shorter where many marks look the same.
  void gather_styles() { gathers_ = true; }
  std::string styles() const;
  // What was written since the last time.
  std::string taken() { return std::exchange(text_, {}); }

 private:
  void add(const Path&, double opacity);
  void add(const Text&, double opacity);
  void add(const Cells&, double opacity);
  void add(const Group&, double opacity);
  void add_outlines(const Text&, double opacity);

  std::string number(double) const;
  std::string unique_id(std::string_view wish);
  void attribute(const char* name, const std::string& value) { text_ += std::string(" ") + name + "=\"" + value + '"'; }
  void look(const std::string& name, const std::string& value);
  void end_looks();
  void paint(const std::string& name, Color color, double opacity);
  void stroke(const Stroke&, double opacity);
  void tag(const Tag&);
  void outline(const Path&);
  void crisp_path(const std::string& steps, Color fill, double opacity);
  std::string step(Point from, Point to) const;

  int digits_;
  const LetterOutlines* outlines_;
  bool gathers_ = false;
  std::string looks_;                           // of the element under way
  std::map<std::string, std::string> classes_;  // names by looks
  std::set<std::string> ids_;
  std::string text_;
};

}  // namespace upstamp
