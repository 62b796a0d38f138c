// Opens the window and runs the desk in it until it is closed, or takes one screenshot.
#pragma once
#include "cli/cli.h"

namespace upstamp {

// Answers the exit code. Throws Error where there is no display, or for a wish that cannot be.
int run_window(const WindowWish&);

}  // namespace upstamp
