// cairo's things, let go of by themselves.
#pragma once
#include <cairo.h>

#include <memory>

namespace upstamp {

template <auto destroy>
struct CairoDestroyed {
  void operator()(auto* thing) const { destroy(thing); }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoDestroyed<cairo_surface_destroy>>;
using CairoContext = std::unique_ptr<cairo_t, CairoDestroyed<cairo_destroy>>;

}  // namespace upstamp
