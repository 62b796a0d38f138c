#include "widgets/item.h"

namespace upstamp {

Item item(const Ui& ui, const char* id, ImVec2 size, bool takes_arrows) {
  Item made;
  ImGui::BeginDisabled(ui.disabled);
  made.clicked = shim::hit_area(id, {std::max(1.0F, size.x), std::max(1.0F, size.y)});
  made.hovered = ImGui::IsItemHovered();
  made.held = ImGui::IsItemActive();
  made.grabbed = ImGui::IsItemActivated();
  made.released = ImGui::IsItemDeactivated();
  made.focused = shim::shows_focus();
  made.step = takes_arrows && !ui.disabled ? shim::arrow_step() : 0;
  made.double_clicked = made.hovered && ImGui::IsMouseDoubleClicked(0);
  ImGui::EndDisabled();
  made.from = ImGui::GetItemRectMin();
  made.to = ImGui::GetItemRectMax();
  if (ui.pose) {
    made.hovered = *ui.pose == Pose::hovered || *ui.pose == Pose::pressed;
    made.held = *ui.pose == Pose::pressed;
    made.focused = *ui.pose == Pose::focused;
  }
  return made;
}

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

float width_or_rest(float width) { return width > 0 ? width : std::max(1.0F, ImGui::GetContentRegionAvail().x); }

void show_state(const Ui& ui, const Item& item, float radius, bool strong) {
  const Color hover = strong ? faded(rgb(0xFFFFFF), 0.16) : ui.theme.hover,
              press = strong ? faded(rgb(0x000000), 0.16) : ui.theme.press;
  if (!ui.disabled && (item.hovered || item.held))
    shim::round_rect(canvas(), item.from, item.to, packed(item.held ? press : hover), radius);
  show_focus(ui, item, radius);
}

void show_focus(const Ui& ui, const Item& item, float radius) {
  if (!item.focused || ui.disabled) return;
  const float ring = ui.px(measure::focus_ring), away = ring + 1;
  shim::round_frame(canvas(), {item.from.x - away, item.from.y - away}, {item.to.x + away, item.to.y + away},
                    packed(ui.theme.accent), radius + away, ring);
}

void draw_shadow(const Ui& ui, ImDrawList& draw, ImVec2 from, ImVec2 to, float radius) {
  constexpr int layers = 10;
  for (int i = layers; i > 0; --i) {
    const float grown = static_cast<float>(ui.scale) * static_cast<float>(i), down = ui.px(4);
    shim::round_rect(draw, {from.x - grown, from.y - grown + down}, {to.x + grown, to.y + grown + down},
                     packed(ui.theme.shadow, 0.2 * (1 - static_cast<double>(i) / (layers + 1))), radius + grown);
  }
}

}  // namespace upstamp
