#include "writer/masks.h"

#include <cmath>

#include "base/error.h"
#include "writer/cairo_pen.h"

namespace upstamp {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20;

std::string name_of(const std::string& shape, const Ink& ink) {
  std::string name = shape;
  const auto add = [&](const auto& value) { name.append(reinterpret_cast<const char*>(&value), sizeof value); };
  add(ink.rule), add(ink.width), add(ink.dash), add(ink.gap);
  return name;
}

using Outline = std::unique_ptr<cairo_path_t, CairoDestroyed<cairo_path_destroy>>;

// Whole pixels that hold all that the ink makes of the context's path.
cairo_rectangle_int_t extents(cairo_t* context, const Ink& ink) {
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_path_extents(context, &left, &top, &right, &bottom);
  const double reach = 1 + ink.width / 2 * cairo_get_miter_limit(context);
  const int x = static_cast<int>(std::floor(left - reach)), y = static_cast<int>(std::floor(top - reach));
  return {x, y, static_cast<int>(std::ceil(right + reach)) - x, static_cast<int>(std::ceil(bottom + reach)) - y};
}

}  // namespace

struct Masks::Mask {
  CairoSurface coverage;
  int left = 0, top = 0;
};

// Outlines are made where nothing bounds them, for cairo leaves out letters beside a surface.
Masks::Masks() : everywhere_(CairoPen::on(CairoSurface(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr)).get(), 1)) {}
Masks::~Masks() = default;

const Masks::Mask& Masks::mask_of(const std::string& shape, const Ink& ink, const std::function<void(cairo_t*)>& outline) {
  std::string name = name_of(shape, ink);
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  cairo_new_path(everywhere_.get());
  outline(everywhere_.get());
  const Outline path(cairo_copy_path(everywhere_.get()));
  const cairo_rectangle_int_t box = extents(everywhere_.get(), ink);
  Mask mask{CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_A8, box.width, box.height)), box.x, box.y};
  const CairoContext context = CairoPen::on(mask.coverage.get(), 1);
  cairo_translate(context.get(), -box.x, -box.y);
  cairo_append_path(context.get(), path.get());
  cairo_set_fill_rule(context.get(), ink.rule);
  set_line(context.get(), ink.width, ink.dash, ink.gap);
  ink.width > 0 ? cairo_stroke(context.get()) : cairo_fill(context.get());
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) throw Error("There is not enough memory to draw the picture.");
  const std::size_t bytes = name.size() + static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height);
  if (bytes_ + bytes > most_bytes) known_.clear(), bytes_ = 0;
  bytes_ += bytes;
  return known_.emplace(std::move(name), std::move(mask)).first->second;
}

void Masks::draw(cairo_t* context, int x, int y, const std::string& shape, const Ink& ink,
                 const std::function<void(cairo_t*)>& outline) {
  const Mask& mask = mask_of(shape, ink, outline);
  cairo_matrix_t matrix;
  cairo_get_matrix(context, &matrix);
  cairo_identity_matrix(context);
  cairo_mask_surface(context, mask.coverage.get(), x + mask.left, y + mask.top);
  cairo_set_matrix(context, &matrix);
}

}  // namespace upstamp
