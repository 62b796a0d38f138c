// What rules of thumb that look at each axis have in common.
#pragma once
#include <string>
#include <string_view>

#include "lab/study.h"

namespace upstamp {

inline constexpr Axis both_axes[] = {Axis::rows, Axis::columns};
inline Part part_along(Axis axis) { return axis == Axis::rows ? Part::rows : Part::columns; }

// The geometry of learned stamps on a larger sheet; null for everything else.
const Sliding* stamps(const LayerStudy&);
// Changes one part of a parameter, on top of the layer's settings and of earlier changes.
void change(Settings& changes, const LayerStudy&, std::string_view parameter, Part, int number);

// "Along both axes kernel 3 …", "Along the rows …, along the columns …"; "" where nothing is said of either.
std::string along_axes(const std::string& rows, const std::string& columns);

}  // namespace upstamp
