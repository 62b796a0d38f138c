// What a frame of the window draws and where, so that the next frame need be drawn only where it differs.
#pragma once
#include "figure/traces.h"
#include "imgui_shim.h"

namespace upstamp {

// A trace for each command that draws something, in drawing order; `mark` counts the commands of all lists. Textures are known by
// their names alone: what is drawn from one that changed in place keeps its trace. Units are pixels.
std::vector<Trace> traces_of(const ImDrawData&);

}  // namespace upstamp
