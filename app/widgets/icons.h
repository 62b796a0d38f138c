// Icons drawn with lines, on a 16 x 16 grid, so that they are sharp at every scale and need no font.
#pragma once
#include "imgui_shim.h"

namespace upstamp {

enum class Icon {
  play,
  pause,
  step_back,
  step_forward,
  first,
  last,
  loop,
  undo,
  redo,
  open,
  save,
  share,
  close,
  plus,
  minus,
  check,
  warning,
  info,
  chevron_down,
  chevron_right,
  chevron_up,
  chevron_left,
  sun,
  moon,
  search,
  help,
  menu,
  pin,
  fit,
  folder,
  file,
  picture,
  reset,
  keyboard,
  link,
  columns
};
inline constexpr int icon_count = static_cast<int>(Icon::columns) + 1;

// Centred; `size` is the side in pixels.
void draw_icon(ImDrawList&, Icon, ImVec2 center, float size, ImU32 color);

}  // namespace upstamp
