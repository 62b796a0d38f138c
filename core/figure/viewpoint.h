// A viewpoint far away from what it sees (parallel projection), so that things keep their size wherever they stand: points of
// space become points of a figure, and figures made with it stay vectors. In space x points right, y down and z towards the
// viewer.
#pragma once
#include <array>

#include "figure/geometry.h"

namespace upstamp {

struct Point3 {
  double x = 0, y = 0, z = 0;
  bool operator==(const Point3&) const = default;
};

class Viewpoint {
 public:
  // Degrees: how far it stands to the left of what it sees, and how far above.
  Viewpoint(double azimuth, double elevation);

  Point seen(Point3) const;
  double nearness(Point3) const;  // larger is closer to the viewer
  bool faces(Point3 normal) const;

 private:
  std::array<double, 9> turn_;  // row-major
};

}  // namespace upstamp
