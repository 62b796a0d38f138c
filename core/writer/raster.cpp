#include "writer/raster.h"

#include <cairo-ft.h>
#include <cairo.h>

#include <array>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/text.h"
#include "figure/open_face.h"

namespace upstamp {
namespace {

template <auto destroy>
struct Destroyed {
  void operator()(auto* thing) const { destroy(thing); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroyed<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroyed<cairo_destroy>>;
using FontFace = std::unique_ptr<cairo_font_face_t, Destroyed<cairo_font_face_destroy>>;

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

void set_color(cairo_t* context, Color color) {
  cairo_set_source_rgba(context, color.red / 255.0, color.green / 255.0, color.blue / 255.0, color.alpha / 255.0);
}

void stroke_path(cairo_t* context, const Stroke& stroke, double opacity) {
  const double dashes[] = {stroke.dash, stroke.gap};
  cairo_set_dash(context, dashes, stroke.dash > 0 && stroke.gap > 0 ? 2 : 0, 0);
  cairo_set_line_width(context, stroke.width);
  set_color(context, faded(stroke.color, opacity));
  cairo_stroke(context);
}

void draw(cairo_t* context, const Path& path, double opacity) {
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
  if (path.stroke.width > 0) stroke_path(context, path.stroke, opacity);
  cairo_new_path(context);
}

void draw(cairo_t* context, const Cells& cells, double opacity) {
  // Without antialiasing cells that touch share their edge exactly: no seam, no blend.
  cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE);
  const std::size_t columns = static_cast<std::size_t>(cells.columns);
  for (int row = 0; row < cells.rows; ++row)
    for (int column = 0; column < cells.columns; ++column) {
      const std::size_t index = static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
      if (index >= cells.fills.size() || cells.fills[index].alpha == 0) continue;
      const Rect box = cell_box(cells, row, column);
      cairo_rectangle(context, box.x, box.y, box.width, box.height);
      set_color(context, faded(cells.fills[index], opacity));
      cairo_fill(context);
    }
  cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY);
  if (cells.lines.width > 0) draw(context, lines_of(cells), opacity);
}

void check_size(double width, double height) {
  if (width >= 0.5 && height >= 0.5 && width <= 32767 && height <= 32767 && width * height <= 100e6) return;
  throw Error(
      "The picture would be " + rounded_text(width, 0) + " x " + rounded_text(height, 0) +
      " pixels; at most 32767 a side and 100 million in all can be drawn. Choose a smaller width or fewer dots per inch.");
}

// cairo's pixels are premultiplied and packed in the machine's byte order.
void straighten(std::uint32_t pixel, std::uint8_t* rgba) {
  const std::uint32_t alpha = pixel >> 24;
  for (int channel = 0; channel < 3; ++channel) {
    const std::uint32_t value = (pixel >> (16 - 8 * channel)) & 0xFF;
    rgba[channel] = static_cast<std::uint8_t>(alpha == 0 ? 0 : std::min<std::uint32_t>(255, (value * 255 + alpha / 2) / alpha));
  }
  rgba[3] = static_cast<std::uint8_t>(alpha);
}

void straighten(cairo_surface_t* surface, const PixelBox& box, Image& image) {
  cairo_surface_flush(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = box.top; y < box.top + box.height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(pixels + static_cast<std::ptrdiff_t>(y) * stride) + box.left;
    auto* out = image.rgba.data() + 4 * (static_cast<std::ptrdiff_t>(y) * image.width + box.left);
    for (int x = 0; x < box.width; ++x, out += 4) {
      // Most pixels are the one before.
      if (const std::uint32_t pixel = row[x]; x > 0 && pixel == row[x - 1])
        std::memcpy(out, out - 4, 4);
      else
        straighten(pixel, out);
    }
  }
}

Context context_on(cairo_surface_t* surface, double scale) {
  Context context(cairo_create(surface));
  cairo_scale(context.get(), scale, scale);
  cairo_set_antialias(context.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_set_line_join(context.get(), CAIRO_LINE_JOIN_MITER);
  cairo_set_miter_limit(context.get(), 4);
  const std::unique_ptr<cairo_font_options_t, Destroyed<cairo_font_options_destroy>> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(context.get(), options.get());
  return context;
}

void outline_in_pixels(cairo_t* context, const PixelBox& box) {
  cairo_save(context);
  cairo_identity_matrix(context);
  cairo_rectangle(context, box.left, box.top, box.width, box.height);
  cairo_restore(context);
}

void clear(cairo_t* context, const PixelBox& box, Color ground) {
  outline_in_pixels(context, box);
  set_color(context, ground);
  cairo_set_operator(context, CAIRO_OPERATOR_SOURCE);
  cairo_fill(context);
  cairo_set_operator(context, CAIRO_OPERATOR_OVER);
}

}  // namespace

struct Rasterizer::Faces {
  const Fonts& fonts;
  std::array<Typeface, face_count + 1> faces;  // the last is the fallback

  void draw(cairo_t* context, const Text& text, double opacity) const;
};

// Letters are filled as outlines: cairo would set glyph images on whole pixels only.
void Rasterizer::Faces::draw(cairo_t* context, const Text& text, double opacity) const {
  if (!(text.size > 0)) return;
  const double width = fonts.width(text.words, text.face, text.size);
  double x = text.at.x - (text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? width / 2 : width);
  std::array<std::vector<cairo_glyph_t>, face_count + 1> runs;
  for (const char32_t point : code_points(text.words)) {
    const auto face = fonts.has(text.face, point) ? static_cast<std::size_t>(text.face) : faces.size() - 1;
    runs[face].push_back({FT_Get_Char_Index(faces[face].outlines, point), x, text.at.y});
    x += fonts.advance(text.face, point) * text.size / 1000;
  }
  set_color(context, faded(text.color, opacity));
  cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
  for (std::size_t face = 0; face < faces.size(); ++face) {
    if (runs[face].empty()) continue;
    cairo_set_font_face(context, faces[face].font.get());
    cairo_set_font_size(context, text.size);
    cairo_glyph_path(context, runs[face].data(), static_cast<int>(runs[face].size()));
    cairo_fill(context);
  }
}

Rasterizer::Rasterizer(const Fonts& fonts) {
  auto faces = std::make_unique<Faces>(Faces{fonts, {}});
  for (int face = 0; face < face_count; ++face)
    faces->faces[static_cast<std::size_t>(face)] = opened(Fonts::file(static_cast<Face>(face)));
  faces->faces.back() = opened(Fonts::fallback_file());
  faces_ = std::move(faces);
}

Rasterizer::~Rasterizer() = default;

PixelBox joined(const PixelBox& a, const PixelBox& b) {
  const int left = std::min(a.left, b.left), top = std::min(a.top, b.top);
  return {left, top, std::max(a.left + a.width, b.left + b.width) - left, std::max(a.top + a.height, b.top + b.height) - top};
}

const Fonts& Rasterizer::fonts() const { return faces_->fonts; }

Image Rasterizer::draw(const Figure& figure, double scale) const {
  Raster raster(*this, figure.size, scale);
  raster.draw(figure, {0, 0, raster.width(), raster.height()});
  return raster.take();
}

struct Raster::Drawing {
  Surface surface;
  Context context;
};

Raster::Raster(const Rasterizer& rasterizer, Size size, double scale) : rasterizer_(rasterizer) {
  check_size(size.width * scale, size.height * scale);
  image_.width = static_cast<int>(std::lround(size.width * scale)),
  image_.height = static_cast<int>(std::lround(size.height * scale));
  image_.rgba.resize(4 * static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height));
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image_.width, image_.height));
  Context context = context_on(surface.get(), scale);
  drawing_ = std::make_unique<Drawing>(Drawing{std::move(surface), std::move(context)});
}

Raster::~Raster() = default;

void Raster::draw(const Figure& figure, const PixelBox& box, const std::vector<bool>& wanted) {
  cairo_t* context = drawing_->context.get();
  cairo_save(context);
  clear(context, box, figure.ground);
  // Not held to the box from left to right, because cairo rounds outlines that it cuts there. What that spoils beside the box is
  // never read: a box is cleared before it is drawn.
  outline_in_pixels(context, {0, box.top, width(), box.height});
  cairo_clip(context);
  std::size_t number = 0;
  for_each_placed(figure, [&](const Placed& placed) {
    if (const std::size_t i = number++; i < wanted.size() && !wanted[i]) return;
    cairo_save(context);
    if (placed.clip) {
      cairo_rectangle(context, placed.clip->x, placed.clip->y, placed.clip->width, placed.clip->height);
      cairo_clip(context);
    }
    cairo_translate(context, placed.offset.x, placed.offset.y);
    if (const auto* path = std::get_if<Path>(placed.mark)) upstamp::draw(context, *path, placed.opacity);
    if (const auto* text = std::get_if<Text>(placed.mark)) rasterizer_.faces_->draw(context, *text, placed.opacity);
    if (const auto* cells = std::get_if<Cells>(placed.mark)) upstamp::draw(context, *cells, placed.opacity);
    cairo_restore(context);
  });
  cairo_restore(context);
  if (const cairo_status_t status = cairo_status(context); status != CAIRO_STATUS_SUCCESS)
    throw Error(std::string("The picture cannot be drawn: ") + cairo_status_to_string(status) + ". Try a smaller one.");
  straighten(drawing_->surface.get(), box, image_);
}

Image rasterized(const Figure& figure, const Fonts& fonts, double scale) { return Rasterizer(fonts).draw(figure, scale); }

}  // namespace upstamp
