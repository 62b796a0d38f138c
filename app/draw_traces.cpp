#include "draw_traces.h"

#include <algorithm>
#include <bit>

#include "fingerprint.h"

namespace upstamp {
namespace {

std::uint64_t both(ImVec2 p) {
  return std::uint64_t{std::bit_cast<std::uint32_t>(p.x)} << 32 | std::bit_cast<std::uint32_t>(p.y);
}

// A box that grows with what it is told to hold.
struct Extent {
  ImVec2 low{1e30F, 1e30F}, high{-1e30F, -1e30F};
  void add(ImVec2 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  Rect within(const ImVec4& clip) const {
    const float left = std::max(low.x, clip.x), top = std::max(low.y, clip.y), right = std::min(high.x, clip.z),
                bottom = std::min(high.y, clip.w);
    return {left, top, std::max(0.0F, right - left), std::max(0.0F, bottom - top)};
  }
};

// Indices count from the first vertex in use, so that a command is the same wherever its vertices lie.
void add_triangles(const ImDrawList& list, const ImDrawCmd& command, Fingerprint& print, Extent& extent) {
  const ImDrawIdx* const indices = list.IdxBuffer.Data + command.IdxOffset;
  const auto [least, most] = std::minmax_element(indices, indices + command.ElemCount);
  const unsigned first = *least;
  for (unsigned i = 0; i < command.ElemCount; ++i) print.add(indices[i] - first);
  const ImDrawVert* const vertices = list.VtxBuffer.Data + command.VtxOffset;
  for (unsigned i = first; i <= *most; ++i) {
    print.add(both(vertices[i].pos)), print.add(both(vertices[i].uv)), print.add(vertices[i].col);
    extent.add(vertices[i].pos);
  }
}

Trace trace_of(const ImDrawList& list, const ImDrawCmd& command, std::size_t number) {
  Fingerprint print;
  Extent extent;
  print.add(both({command.ClipRect.x, command.ClipRect.y})), print.add(both({command.ClipRect.z, command.ClipRect.w}));
  if (const shim::CustomDrawing* custom = shim::custom_drawing(command)) {
    print.add(custom->content), print.add(both(custom->from)), print.add(both(custom->to));
    extent.add(custom->from), extent.add(custom->to);
  } else if (command.ElemCount > 0 && !command.UserCallback) {
    print.add(shim::texture_of(command));
    add_triangles(list, command, print, extent);
  }
  const std::uint64_t bits = print.bits();
  return {{reinterpret_cast<const char*>(&bits), sizeof bits}, extent.within(command.ClipRect), number};
}

}  // namespace

std::vector<Trace> traces_of(const ImDrawData& data) {
  std::vector<Trace> traces;
  std::size_t number = 0;
  for (int i = 0; i < data.CmdListsCount; ++i)
    for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
      Trace trace = trace_of(*data.CmdLists[i], command, number++);
      if (trace.ink.width > 0 && trace.ink.height > 0) traces.push_back(std::move(trace));
    }
  return traces;
}

}  // namespace upstamp
