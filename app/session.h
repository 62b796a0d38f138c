// What the window knows beyond the document. The session dies with the window; the desk is remembered in the user's folder.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "edits.h"

namespace upstamp {

// The playhead on its way from one resting place to another.
struct Glide {
  double from = 0, to = 0, since = 0;  // times in steps; since in seconds of the session
};

// A number of a grid held by the pointer.
struct HeldNumber {
  Source source;
  bool whole = false;  // it stood in a grid of whole numbers
  double began = 0;    // its value
  float from_y = 0;    // where the pointer pressed, pixels
  int steps = 0;       // moved so far
  bool moved = false;  // far enough to be a drag and no click
};

// A number of a grid being typed.
struct TypedNumber {
  Tag tag;
  Source source;
  std::string text;
  bool starts = true;
};

// A line between two views held by the pointer, to give one of them more room.
struct HeldDivider {
  std::size_t tile = 0;          // the one after the line
  bool upright = true;           // between neighbours of a row; else between rows
  double from = 0;               // where it was pressed, in points of the figure along the way it moves
  double first = 1, second = 1;  // shares (or heights) of its two sides then
};

// A view that stands in space held by the pointer, to turn it.
struct HeldView {
  std::size_t tile = 0;
  Point from;                   // where it was pressed, pixels
  double across = 0, down = 0;  // degrees then
};

struct Session {
  double now = 0;  // seconds since the window opened
  bool playing = false, loop = false;
  double speed = 1;  // steps per second
  std::optional<Glide> glide;
  Tag hovered, pinned;
  std::optional<HeldNumber> held;
  std::optional<TypedNumber> typed;
  std::optional<HeldDivider> divider;
  std::optional<HeldView> turned;
  Size canvas;  // in points of the interface
  bool panning = false;
  bool close_wanted = false, closing = false;  // asked for; decided
};

// What of the figure is seen. `center` is the figure's point in the middle of the canvas.
struct Camera {
  bool fit = true;
  double zoom = 1;
  Point center;
};

struct Desk {
  std::string theme = "light";
  double scale = 1;
  Camera camera;
  bool full_screen = false;
  bool hint = true;    // the line for people who are here for the first time
  std::string folder;  // where files were opened or saved last
};

inline constexpr double toast_seconds = 6;
struct Toast {
  std::string words;
  bool warning = false;
  double since = 0;
};

}  // namespace upstamp
