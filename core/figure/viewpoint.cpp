#include "figure/viewpoint.h"

#include <glm/ext/matrix_transform.hpp>
#include <glm/mat4x4.hpp>
#include <glm/trigonometric.hpp>

namespace upstamp {

Viewpoint::Viewpoint(double azimuth, double elevation) : turn_{} {
  // y points down, so looking from above turns the other way about x than it would with y up.
  const glm::dmat4 turned = glm::rotate(glm::dmat4(1), glm::radians(-elevation), glm::dvec3(1, 0, 0)) *
                            glm::rotate(glm::dmat4(1), glm::radians(azimuth), glm::dvec3(0, 1, 0));
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column) turn_[static_cast<std::size_t>(row * 3 + column)] = turned[column][row];
}

Point Viewpoint::seen(Point3 point) const {
  return {turn_[0] * point.x + turn_[1] * point.y + turn_[2] * point.z,
          turn_[3] * point.x + turn_[4] * point.y + turn_[5] * point.z};
}

double Viewpoint::nearness(Point3 point) const { return turn_[6] * point.x + turn_[7] * point.y + turn_[8] * point.z; }

bool Viewpoint::faces(Point3 normal) const { return nearness(normal) > 1e-9; }

}  // namespace upstamp
