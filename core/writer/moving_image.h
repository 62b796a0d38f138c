// Draws the figures of a film one after another into one picture, only where they differ. The pixels are those of each figure
// drawn by itself.
#pragma once
#include <optional>

#include "figure/traces.h"
#include "writer/raster.h"

namespace upstamp {

class MovingImage {
 public:
  // The rasterizer must outlive it. Throws Error as Rasterizer::draw does.
  MovingImage(const Rasterizer&, Size, double scale);
  // Boxes that hold every pixel that differs from the figure shown before; none overlaps another. All of it at first.
  std::vector<PixelBox> show(const Figure&);
  const Image& image() const { return raster_.image(); }

 private:
  std::vector<PixelBox> changed_boxes(const Figure&, const std::vector<Trace>&) const;

  const Fonts& fonts_;
  double scale_;
  Raster raster_;
  std::vector<Trace> shown_;
  std::optional<Color> ground_;  // of the figure shown; none at first
};

}  // namespace upstamp
