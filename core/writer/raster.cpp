#include "writer/raster.h"

#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/text.h"
#include "writer/cairo_pen.h"

namespace upstamp {
namespace {

void check_size(double width, double height) {
  if (width >= 0.5 && height >= 0.5 && width <= 32767 && height <= 32767 && width * height <= 100e6) return;
  throw Error(
      "The picture would be " + rounded_text(width, 0) + " x " + rounded_text(height, 0) +
      " pixels; at most 32767 a side and 100 million in all can be drawn. Choose a smaller width or fewer dots per inch.");
}

// cairo's pixels are premultiplied and packed in the machine's byte order.
void straighten(std::uint32_t pixel, std::uint8_t* rgba) {
  const std::uint32_t alpha = pixel >> 24;
  if (alpha == 255) {
    rgba[0] = static_cast<std::uint8_t>(pixel >> 16), rgba[1] = static_cast<std::uint8_t>(pixel >> 8);
    rgba[2] = static_cast<std::uint8_t>(pixel), rgba[3] = 255;
    return;
  }
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

Rasterizer::Rasterizer(const Fonts& fonts) : pen_(std::make_unique<const CairoPen>(fonts)) {}

Rasterizer::~Rasterizer() = default;

const Fonts& Rasterizer::fonts() const { return pen_->fonts(); }

Image Rasterizer::draw(const Figure& figure, double scale) const {
  Raster raster(*this, figure.size, scale);
  raster.draw(figure, {0, 0, raster.width(), raster.height()});
  return raster.take();
}

struct Raster::Drawing {
  CairoSurface surface;
  CairoContext context;
};

Raster::Raster(const Rasterizer& rasterizer, Size size, double scale) : rasterizer_(rasterizer) {
  check_size(size.width * scale, size.height * scale);
  image_.width = static_cast<int>(std::lround(size.width * scale)),
  image_.height = static_cast<int>(std::lround(size.height * scale));
  image_.rgba.resize(4 * static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height));
  CairoSurface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image_.width, image_.height));
  CairoContext context = CairoPen::on(surface.get(), scale);
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
    rasterizer_.pen_->draw(context, placed);
  });
  cairo_restore(context);
  if (const cairo_status_t status = cairo_status(context); status != CAIRO_STATUS_SUCCESS)
    throw Error(std::string("The picture cannot be drawn: ") + cairo_status_to_string(status) + ". Try a smaller one.");
  straighten(drawing_->surface.get(), box, image_);
}

Image rasterized(const Figure& figure, const Fonts& fonts, double scale) { return Rasterizer(fonts).draw(figure, scale); }

}  // namespace upstamp
