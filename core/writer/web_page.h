// The parts of a web page that are the same for every film: how it looks and what its keys do.
#pragma once
#include <string>
#include <string_view>

#include "figure/figure.h"

namespace upstamp {

std::string_view stepper_style();
std::string_view stepper_script();

// The page's colours as CSS custom properties, to go with a figure on that ground.
std::string page_colors(Color ground);

}  // namespace upstamp
