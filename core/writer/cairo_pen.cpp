#include "writer/cairo_pen.h"

#include <cairo-ft.h>

#include <array>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "figure/open_face.h"
#include "writer/fine_path.h"
#include "writer/masks.h"

namespace upstamp {
namespace {

using FontFace = std::unique_ptr<cairo_font_face_t, CairoDestroyed<cairo_font_face_destroy>>;

struct Typeface {
  FT_Face outlines = nullptr;  // lives as long as `font`
  FontFace font;
};

Typeface opened(std::span<const std::byte> file) {
  static const cairo_user_data_key_t key{};
  auto open = std::make_unique<OpenFace>(file);
  Typeface face{open->face, FontFace(cairo_ft_font_face_create_for_ft_face(open->face, FT_LOAD_NO_HINTING))};
  // cairo may keep the font in its cache after we let go of it, so the outlines are closed by cairo.
  const auto close = [](void* held) { delete static_cast<OpenFace*>(held); };
  if (cairo_font_face_set_user_data(face.font.get(), &key, open.get(), close) != CAIRO_STATUS_SUCCESS)
    throw Error("There is not enough memory to draw with the fonts.");
  open.release();
  return face;
}

void draw_directly(cairo_t* context, const Path& path, double opacity) {
  for (const auto& [points, closed] : path.contours) {
    cairo_new_sub_path(context);
    for (const Point point : points) cairo_line_to(context, point.x, point.y);
    if (closed) cairo_close_path(context);
  }
  if (path.fill.alpha > 0) {
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
    set_color(context, faded(path.fill, opacity));
    cairo_fill_preserve(context);
  }
  if (path.stroke.width > 0) {
    set_line(context, path.stroke.width, path.stroke.dash, path.stroke.gap);
    set_color(context, faded(path.stroke.color, opacity));
    cairo_stroke(context);
  }
  cairo_new_path(context);
}

void draw(cairo_t* context, const Cells& cells, double opacity) {
  // Without antialiasing cells that touch share their edge exactly: no seam, no blend.
  cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE);
  const auto fill_of = [&](int row, int column) {
    const auto index = static_cast<std::size_t>(row) * static_cast<std::size_t>(cells.columns) + static_cast<std::size_t>(column);
    return index < cells.fills.size() ? cells.fills[index] : no_color;
  };
  for (int row = 0; row < cells.rows; ++row)
    for (int first = 0, end = 0; first < cells.columns; first = end) {
      const Color fill = fill_of(row, first);
      for (end = first + 1; end < cells.columns && fill_of(row, end) == fill;) ++end;
      if (fill.alpha == 0) continue;
      const Rect left = cell_box(cells, row, first), right = cell_box(cells, row, end - 1);
      cairo_rectangle(context, left.x, left.y, right.right() - left.x, left.height);
      set_color(context, faded(fill, opacity));
      cairo_fill(context);
    }
  cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY);
  if (cells.lines.width > 0) draw_directly(context, lines_of(cells), opacity);
}

// Letters of one face that follow each other.
struct Run {
  std::size_t face;
  std::vector<cairo_glyph_t> glyphs;
  std::string words;
  std::vector<cairo_text_cluster_t> clusters;
};

double scale_of(cairo_t* context) {
  cairo_matrix_t matrix;
  cairo_get_matrix(context, &matrix);
  return matrix.xx;
}

}  // namespace

void set_color(cairo_t* context, Color color) {
  cairo_set_source_rgba(context, color.red / 255.0, color.green / 255.0, color.blue / 255.0, color.alpha / 255.0);
}

void set_line(cairo_t* context, double width, double dash, double gap) {
  const double dashes[] = {dash, gap};
  cairo_set_dash(context, dashes, dash > 0 && gap > 0 ? 2 : 0, 0);
  cairo_set_line_width(context, width);
}

struct CairoPen::Faces {
  std::array<Typeface, face_count + 1> faces;  // the last is the fallback
};

CairoPen::CairoPen(const Fonts& fonts, bool as_text) : fonts_(fonts), masks_(as_text ? nullptr : std::make_unique<Masks>()) {
  auto faces = std::make_unique<Faces>();
  for (std::size_t face = 0; face < face_count; ++face) faces->faces[face] = opened(Fonts::file(static_cast<Face>(face)));
  faces->faces.back() = opened(Fonts::fallback_file());
  faces_ = std::move(faces);
}

CairoPen::~CairoPen() = default;

CairoContext CairoPen::on(cairo_surface_t* surface, double scale) {
  CairoContext context(cairo_create(surface));
  cairo_scale(context.get(), scale, scale);
  cairo_set_antialias(context.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_set_line_join(context.get(), CAIRO_LINE_JOIN_MITER);
  cairo_set_miter_limit(context.get(), 4);
  const std::unique_ptr<cairo_font_options_t, CairoDestroyed<cairo_font_options_destroy>> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(context.get(), options.get());
  return context;
}

void CairoPen::draw(cairo_t* context, const Placed& placed) const {
  cairo_save(context);
  if (placed.clip) {
    cairo_rectangle(context, placed.clip->x, placed.clip->y, placed.clip->width, placed.clip->height);
    cairo_clip(context);
  }
  cairo_translate(context, placed.offset.x, placed.offset.y);
  if (const auto* path = std::get_if<Path>(placed.mark)) draw(context, *path, placed.opacity);
  if (const auto* text = std::get_if<Text>(placed.mark)) draw(context, *text, placed.opacity);
  if (const auto* cells = std::get_if<Cells>(placed.mark)) upstamp::draw(context, *cells, placed.opacity);
  cairo_restore(context);
}

void CairoPen::draw(cairo_t* context, const Path& path, double opacity) const {
  const std::optional<FinePath> fine = masks_ ? fine_path(context, path) : std::nullopt;
  if (!fine) return draw_directly(context, path, opacity);
  const auto outline = [&](cairo_t* mask) { lay(mask, *fine); };
  const Stroke& stroke = path.stroke;
  if (path.fill.alpha > 0) {
    set_color(context, faded(path.fill, opacity));
    masks_->draw(context, fine->x, fine->y, fine->bytes, {CAIRO_FILL_RULE_EVEN_ODD}, outline);
  }
  if (stroke.width > 0) {
    const double scale = scale_of(context);
    set_color(context, faded(stroke.color, opacity));
    masks_->draw(context, fine->x, fine->y, fine->bytes,
                 {CAIRO_FILL_RULE_WINDING, stroke.width * scale, stroke.dash * scale, stroke.gap * scale}, outline);
  }
}

void CairoPen::draw(cairo_t* context, const Text& text, double opacity) const {
  if (!(text.size > 0)) return;
  const double width = fonts_.width(text.words, text.face, text.size);
  double x = text.at.x - (text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? width / 2 : width);
  std::vector<Run> runs;
  for (const char32_t point : code_points(text.words)) {
    const auto& faces = faces_->faces;
    const auto face = fonts_.has(text.face, point) ? static_cast<std::size_t>(text.face) : faces.size() - 1;
    if (runs.empty() || runs.back().face != face) runs.push_back({face, {}, {}, {}});
    if (!masks_ || point != U' ') runs.back().glyphs.push_back({FT_Get_Char_Index(faces[face].outlines, point), x, text.at.y});
    if (!masks_) {
      const char32_t said = point < 0x20 ? U' ' : point;
      const std::string letter = to_utf8({&said, 1});
      runs.back().words += letter;
      runs.back().clusters.push_back({static_cast<int>(letter.size()), 1});
    }
    x += fonts_.advance(text.face, point) * text.size / 1000;
  }
  set_color(context, faded(text.color, opacity));
  for (const Run& run : runs) {
    if (masks_) {
      draw_outlines(context, run.face, run.glyphs, text.size);
      continue;
    }
    const auto count = static_cast<int>(run.glyphs.size());
    cairo_set_font_face(context, faces_->faces[run.face].font.get());
    cairo_set_font_size(context, text.size);
    cairo_show_text_glyphs(context, run.words.data(), static_cast<int>(run.words.size()), run.glyphs.data(), count,
                           run.clusters.data(), count, {});
  }
}

// Each letter by itself, at the nearest of a few places in a pixel, so that one known from another word is drawn at once.
void CairoPen::draw_outlines(cairo_t* context, std::size_t face, const std::vector<cairo_glyph_t>& letters, double size) const {
  constexpr int step = parts_of_pixel / 8;
  const double pixels = size * scale_of(context);
  std::string bytes(reinterpret_cast<const char*>(&pixels), sizeof pixels);
  const auto add = [&](int value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); };
  add(static_cast<int>(face));
  const std::size_t start = bytes.size();
  for (const cairo_glyph_t& letter : letters) {
    const std::optional<FinePoint> place = fine_point(context, {letter.x, letter.y});
    if (!place) return;
    const int left = pixel_of(place->x + step / 2), top = pixel_of(place->y + step / 2);
    const int right = (place->x + step / 2 - left * parts_of_pixel) / step,
              down = (place->y + step / 2 - top * parts_of_pixel) / step;
    bytes.resize(start);
    add(static_cast<int>(letter.index)), add(right), add(down);
    masks_->draw(context, left, top, bytes, {}, [&](cairo_t* mask) {
      const cairo_glyph_t fine{letter.index, static_cast<double>(right * step) / parts_of_pixel,
                               static_cast<double>(down * step) / parts_of_pixel};
      cairo_set_font_face(mask, faces_->faces[face].font.get());
      cairo_set_font_size(mask, pixels);
      cairo_glyph_path(mask, &fine, 1);
    });
  }
}

}  // namespace upstamp
