#include "imgui_shim.h"

// Only for what has no public name: which items Tab visits before 1.87, and keeping the focus where it is.
#include <imgui_internal.h>

#include <algorithm>
#include <cstdint>

namespace upstamp::shim {

bool hit_area(const char* id, ImVec2 size) {
#if IMGUI_VERSION_NUM >= 19110
  return ImGui::InvisibleButton(id, size, ImGuiButtonFlags_EnableNav);
#elif IMGUI_VERSION_NUM >= 18700
  return ImGui::InvisibleButton(id, size);
#else
  ImGui::PushItemFlag(ImGuiItemFlags_Inputable, true);
  const bool clicked = ImGui::InvisibleButton(id, size);
  ImGui::PopItemFlag();
  return clicked || (shows_focus() && (key_pressed(ImGuiKey_Enter, false) || key_pressed(ImGuiKey_KeyPadEnter, false)));
#endif
}

bool shows_focus() { return ImGui::IsItemFocused() && ImGui::GetIO().NavVisible; }

void steer_tab() {
#if IMGUI_VERSION_NUM < 18700
  if (!key_pressed(ImGuiKey_Tab)) return;
  ImGuiContext& context = *ImGui::GetCurrentContext();
  context.NavDisableHighlight = false;
  if (context.NavMoveSubmitted && context.NavTabbingDir == 0 && context.NavId != 0) context.NavTabbingDir = 1;
#endif
}

void leave_navigation() {
  ImGui::NavMoveRequestCancel();
  ImGuiContext& context = *ImGui::GetCurrentContext();
#if IMGUI_VERSION_NUM >= 19140
  context.NavCursorVisible = false;
#else
  context.NavDisableHighlight = true;
#endif
  context.NavInitRequest = false;
  context.NavActivateId = context.NavActivateDownId = context.NavActivatePressedId = 0;
#if IMGUI_VERSION_NUM < 18900
  context.NavActivateInputId = 0;
#endif
  context.IO.NavVisible = false;
}

int arrow_step() {
  if (!shows_focus()) return 0;
  const int step = (key_pressed(ImGuiKey_RightArrow) ? 1 : 0) - (key_pressed(ImGuiKey_LeftArrow) ? 1 : 0);
  if (step != 0) ImGui::NavMoveRequestCancel();
  return step;
}

namespace {
struct Edited {
  std::string& text;
  std::size_t limit;
};

int resized(ImGuiInputTextCallbackData* call) {
  auto& edited = *static_cast<Edited*>(call->UserData);
  if (call->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    edited.text.resize(std::min(static_cast<std::size_t>(call->BufTextLen), edited.limit));
    call->Buf = edited.text.data();
  }
  return 0;
}
}  // namespace

bool text_input(const char* id, std::string& text, ImVec2 size, float padding, ImGuiInputTextFlags flags, std::size_t limit) {
  Edited edited{text, limit};
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding, std::max(0.0F, (size.y - ImGui::GetFontSize()) / 2)});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::SetNextItemWidth(size.x);
  const bool entered =
      ImGui::InputText(id, text.data(), text.capacity() + 1, flags | ImGuiInputTextFlags_CallbackResize, resized, &edited);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  return entered;
}

bool begin_child(const char* id, ImVec2 size, bool padded, ImGuiWindowFlags flags) {
  // Flattened: the keyboard goes from one area to the next as if they were one.
#if IMGUI_VERSION_NUM >= 19090
  const ImGuiChildFlags padding = padded ? ImGuiChildFlags_AlwaysUseWindowPadding : 0;
  return ImGui::BeginChild(id, size, padding | ImGuiChildFlags_NavFlattened, flags);
#else
  const ImGuiWindowFlags padding = padded ? ImGuiWindowFlags_AlwaysUseWindowPadding : 0;
  return ImGui::BeginChild(id, size, false, flags | padding | ImGuiWindowFlags_NavFlattened);
#endif
}

bool key_pressed(ImGuiKey key, bool repeat) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(key, repeat);
#else
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat);
#endif
}

bool shift_held() { return ImGui::GetIO().KeyShift; }
bool control_held() { return ImGui::GetIO().KeyCtrl; }

ImTextureID texture_id(unsigned gl_name) { return (ImTextureID) static_cast<std::uintptr_t>(gl_name); }

void push_texture(ImDrawList& draw, ImTextureID texture) {
#if IMGUI_VERSION_NUM >= 19200
  draw.PushTexture(texture);
#else
  draw.PushTextureID(texture);
#endif
}

void pop_texture(ImDrawList& draw) {
#if IMGUI_VERSION_NUM >= 19200
  draw.PopTexture();
#else
  draw.PopTextureID();
#endif
}

const CustomDrawing* custom_drawing(const ImDrawCmd& command) {
  const bool custom = command.UserCallback && command.UserCallback != ImDrawCallback_ResetRenderState;
  return custom ? static_cast<const CustomDrawing*>(command.UserCallbackData) : nullptr;
}

std::uint64_t texture_of(const ImDrawCmd& command) {
#if IMGUI_VERSION_NUM >= 19200
  // An atlas has no name of the graphics card's before it is first drawn.
  if (command.TexRef._TexData) return std::uint64_t{1} << 63 | static_cast<std::uint64_t>(command.TexRef._TexData->UniqueID);
#endif
  return (std::uint64_t)command.GetTexID();
}

void add_callback(ImDrawList& draw, ImDrawCallback callback, CustomDrawing* drawing) {
  draw.AddCallback(callback, drawing);
  draw.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void polyline(ImDrawList& draw, std::span<const ImVec2> points, ImU32 color, bool closed, float thickness) {
  draw.AddPolyline(points.data(), static_cast<int>(points.size()), color, closed ? ImDrawFlags_Closed : 0, thickness);
}

void round_rect(ImDrawList& draw, ImVec2 from, ImVec2 to, ImU32 fill, float radius) {
  draw.AddRectFilled(from, to, fill, radius);
}

void round_frame(ImDrawList& draw, ImVec2 from, ImVec2 to, ImU32 line, float radius, float thickness) {
  draw.AddRect(from, to, line, radius, 0, thickness);
}

ImFont* add_font(ImFontAtlas& atlas, std::span<const std::byte> file, std::span<const std::byte> fallback, float height) {
  // Typed text: Latin, Greek, Cyrillic, punctuation; from the fallback arrows and mathematics.
  static constexpr ImWchar typed[] = {0x20, 0x17F, 0x370, 0x45F, 0x2010, 0x2027, 0};
  static constexpr ImWchar signs[] = {0x2190, 0x2193, 0x2200, 0x2265, 0};
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = 2;
  const auto add = [&](std::span<const std::byte> bytes, const ImWchar* ranges) {
    return atlas.AddFontFromMemoryTTF(const_cast<std::byte*>(bytes.data()), static_cast<int>(bytes.size()), height, &config,
                                      ranges);
  };
  ImFont* font = add(file, typed);
  config.MergeMode = true;
  add(fallback, signs);
  return font;
}

void push_font(ImFont* font, [[maybe_unused]] float height) {
#if IMGUI_VERSION_NUM >= 19200
  ImGui::PushFont(font, height);
#else
  ImGui::PushFont(font);
#endif
}

void pop_font() { ImGui::PopFont(); }

}  // namespace upstamp::shim
