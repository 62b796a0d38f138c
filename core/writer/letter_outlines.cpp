#include "writer/letter_outlines.h"

#include <array>

#include "base/text.h"
#include "figure/open_face.h"
#include FT_OUTLINE_H

namespace upstamp {
namespace {

// One letter on its way into the path: from the font's units, y upwards, to the figure's.
struct Pen {
  const std::function<std::string(double)>& number;
  Point origin;
  double scale;
  std::string path;
  bool open = false;

  void go(char command, std::initializer_list<const FT_Vector*> points) {
    path += command;
    bool first = true;
    for (const FT_Vector* point : points) {
      path += (first ? "" : " ") + number(origin.x + static_cast<double>(point->x) * scale) + ' ' +
              number(origin.y - static_cast<double>(point->y) * scale);
      first = false;
    }
  }
  void close() {
    if (open) path += 'z';
    open = false;
  }
};

Pen& pen_of(void* user) { return *static_cast<Pen*>(user); }

int move_to(const FT_Vector* to, void* user) {
  pen_of(user).close();
  pen_of(user).go('M', {to});
  pen_of(user).open = true;
  return 0;
}
int line_to(const FT_Vector* to, void* user) { return pen_of(user).go('L', {to}), 0; }
int conic_to(const FT_Vector* by, const FT_Vector* to, void* user) { return pen_of(user).go('Q', {by, to}), 0; }
int cubic_to(const FT_Vector* by, const FT_Vector* then, const FT_Vector* to, void* user) {
  return pen_of(user).go('C', {by, then, to}), 0;
}

}  // namespace

struct LetterOutlines::Faces {
  std::array<std::unique_ptr<OpenFace>, face_count + 1> open;  // the last is the fallback
};

LetterOutlines::LetterOutlines(const Fonts& fonts) : fonts_(fonts) {
  auto faces = std::make_unique<Faces>();
  for (std::size_t face = 0; face < face_count; ++face)
    faces->open[face] = std::make_unique<OpenFace>(Fonts::file(static_cast<Face>(face)));
  faces->open.back() = std::make_unique<OpenFace>(Fonts::fallback_file());
  faces_ = std::move(faces);
}

LetterOutlines::~LetterOutlines() = default;

std::string LetterOutlines::path_of(const Text& text, const std::function<std::string(double)>& number) const {
  const double width = fonts_.width(text.words, text.face, text.size);
  double x = text.at.x - (text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? width / 2 : width);
  const FT_Outline_Funcs draw{move_to, line_to, conic_to, cubic_to, 0, 0};
  std::string path;
  for (const char32_t point : code_points(text.words)) {
    const bool own = fonts_.has(text.face, point);
    const FT_Face face = (own ? faces_->open[static_cast<std::size_t>(text.face)] : faces_->open.back())->face;
    Pen pen{number, {x, text.at.y}, text.size / face->units_per_EM, {}};
    if (FT_Load_Glyph(face, FT_Get_Char_Index(face, point), FT_LOAD_NO_SCALE) == 0 &&
        face->glyph->format == FT_GLYPH_FORMAT_OUTLINE && FT_Outline_Decompose(&face->glyph->outline, &draw, &pen) == 0) {
      pen.close();
      path += pen.path;
    }
    x += fonts_.advance(text.face, point) * text.size / 1000;
  }
  return path;
}

}  // namespace upstamp
