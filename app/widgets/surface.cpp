#include "widgets/surface.h"

#include "widgets/button.h"
#include "widgets/item.h"
#include "widgets/text.h"

namespace upstamp {
namespace {

constexpr ImGuiWindowFlags fixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;

struct ToneLook {
  Color ground, ink;
  Icon icon;
};

ToneLook look_of(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::good:
      return {theme.palette.output.tint, theme.palette.output.line, Icon::check};
    case Tone::warning:
      return {theme.warning_tint, theme.warning, Icon::warning};
    case Tone::plain:
      break;
  }
  return {theme.accent_tint, theme.accent, Icon::info};
}

}  // namespace

void begin_screen(const Ui&, ImVec2 size) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("screen", nullptr, fixed);
  ImGui::PopStyleVar();
}

void end_screen(const Ui&) { ImGui::End(); }

void begin_area(const Ui& ui, const char* id, const Area& area) {
  ImGui::SetCursorScreenPos(area.from);
  if (area.ground.alpha > 0) canvas().AddRectFilled(area.from, area.to, packed(area.ground));
  const float margin = area.padded ? ui.px(measure::margin) : 0;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, margin});
  shim::begin_child(id, {area.to.x - area.from.x, area.to.y - area.from.y}, area.padded);
  ImGui::PopStyleVar();
}

void end_area(const Ui&) { ImGui::EndChild(); }

void begin_card(const Ui& ui, const char* id) {
  ImGui::PushID(id);
  float* tall = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("height"), ui.px(measure::control));
  const ImVec2 from = ImGui::GetCursorScreenPos(), to{from.x + width_or_rest(0), from.y + *tall};
  const float radius = ui.px(measure::radius), pad = ui.px(12);
  shim::round_rect(canvas(), from, to, packed(ui.theme.raised), radius);
  shim::round_frame(canvas(), from, to, packed(ui.theme.line), radius, std::max(1.0F, ui.px(measure::hairline)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
  shim::begin_child("card", {to.x - from.x, *tall}, true, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  ImGui::BeginGroup();
}

void end_card(const Ui& ui) {
  ImGui::EndGroup();
  const float tall = ImGui::GetItemRectSize().y + 2 * ui.px(12);
  ImGui::EndChild();
  ImGui::GetStateStorage()->SetFloat(ImGui::GetID("height"), tall);
  ImGui::PopID();
}

Tile tile(const Ui& ui, const char* id, std::string_view title, bool chosen, ImVec2 size) {
  const Item area = item(ui, id, size);
  const float radius = ui.px(measure::radius), foot = ui.px(28), pad = ui.px(measure::gap);
  const float edge = std::max(1.0F, ui.px(chosen ? 2 : measure::hairline));
  shim::round_rect(canvas(), area.from, area.to, packed(ui.theme.raised), radius);
  show_state(ui, area, radius);
  shim::round_frame(canvas(), area.from, area.to, packed(chosen ? ui.theme.accent : ui.theme.line), radius, edge);
  TextLook look = words(ui);
  if (chosen) look.face = Face::sans_semibold;
  draw_text_in(ui, canvas(), {area.from.x + pad, area.to.y - foot}, {area.to.x - pad, area.to.y}, title, look);
  Tile made;
  made.clicked = area.clicked;
  made.hovered = area.hovered;
  made.visible = ImGui::IsRectVisible(area.from, area.to);
  made.from = {area.from.x + pad, area.from.y + pad};
  made.to = {area.to.x - pad, area.to.y - foot};
  return made;
}

void open_popup(const char* id) { ImGui::OpenPopup(id); }
void close_popup() { ImGui::CloseCurrentPopup(); }

bool begin_popup(const Ui& ui, const char* id, float width) {
  const float pad = ui.px(measure::unit);
  ImGui::SetNextWindowSize({ui.px(width), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {pad, ui.px(2)});
  const bool open = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
  if (!open) ImGui::PopStyleVar(2);
  return open;
}

void end_popup(const Ui&) {
  ImGui::EndPopup();
  ImGui::PopStyleVar(2);
}

bool begin_dialog(const Ui& ui, const char* id, std::string_view title, float width) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::SetNextWindowSize({std::min(ui.px(width), screen.x - ui.px(2 * measure::margin)), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
  const bool open = ImGui::BeginPopupModal(id, nullptr, fixed & ~ImGuiWindowFlags_NoBringToFrontOnFocus);
  ImGui::PopStyleVar();
  if (!open) return false;
  if (shim::key_pressed(ImGuiKey_Escape) && ui.memory.typing == 0) ImGui::CloseCurrentPopup();
  label(ui, title, heading(ui));
  blank(ui, measure::wide_gap);
  return true;
}

void end_dialog(const Ui&) { ImGui::EndPopup(); }

void toast(const Ui& ui, std::string_view text, Tone tone, double age, double life, ImVec2 from, ImVec2 to) {
  constexpr double fade = 0.3;
  const double opacity = std::clamp((life + fade - age) / fade, 0.0, 1.0);
  if (opacity <= 0) return;
  ui.memory.wake_after = std::min(ui.memory.wake_after, age < life ? life - age : 0.016);
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  const ToneLook tones = look_of(ui.theme, tone);
  TextLook look = words(ui);
  look.color = faded(ui.theme.ink, opacity);
  const float pad = ui.px(14), icon = ui.px(16), tall = ui.px(40), most = to.x - from.x - 2 * pad;
  const float wide = std::min(most, std::ceil(text_width(ui, text, look)) + icon + ui.px(10) + 2 * pad);
  const ImVec2 corner{std::round((from.x + to.x - wide) / 2), to.y - tall - pad}, end{corner.x + wide, corner.y + tall};
  const float radius = ui.px(measure::radius);
  if (opacity >= 1) draw_shadow(ui, draw, corner, end, radius);
  shim::round_rect(draw, corner, end, packed(ui.theme.raised, opacity), radius);
  shim::round_frame(draw, corner, end, packed(ui.theme.line, opacity), radius, std::max(1.0F, ui.px(measure::hairline)));
  draw_icon(draw, tones.icon, {corner.x + pad + icon / 2, (corner.y + end.y) / 2}, icon, packed(tones.ink, opacity));
  draw_text_in(ui, draw, {corner.x + pad + icon + ui.px(10), corner.y}, {end.x - pad, end.y}, text, look);
}

void notice(const Ui& ui, std::string_view text, Tone tone) {
  const ToneLook tones = look_of(ui.theme, tone);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = width_or_rest(0), pad = ui.px(10), icon = ui.px(16), radius = ui.px(measure::radius);
  // The ground goes below the words, whose height is only known once they are laid out.
  ImDrawListSplitter layers;
  layers.Split(&canvas(), 2);
  layers.SetCurrentChannel(&canvas(), 1);
  ImGui::SetCursorScreenPos({from.x + pad + icon + ui.px(measure::gap), from.y + pad});
  ImGui::BeginGroup();
  paragraph(ui, text, words(ui), width - 2 * pad - icon - ui.px(measure::gap));
  ImGui::EndGroup();
  const ImVec2 to{from.x + width, ImGui::GetItemRectMax().y + pad};
  const float first_line = from.y + pad + line_height(ui, words(ui)) / 2;
  draw_icon(canvas(), tones.icon, {from.x + pad + icon / 2, first_line}, icon, packed(tones.ink));
  layers.SetCurrentChannel(&canvas(), 0);
  shim::round_rect(canvas(), from, to, packed(tones.ground), radius);
  layers.Merge(&canvas());
  ImGui::SetCursorScreenPos(from);
  ImGui::Dummy({width, to.y - from.y});
}

}  // namespace upstamp
