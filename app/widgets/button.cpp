#include "widgets/button.h"

#include "widgets/item.h"
#include "widgets/text.h"

namespace upstamp {
namespace {

constexpr double side_padding = 12, icon_side = 16, row_height = 30;

Color words_color(const Ui& ui, Weight weight) {
  if (ui.disabled) return ui.theme.faint;
  return weight == Weight::strong ? ui.theme.on_accent : ui.theme.ink;
}

Color ground_color(const Ui& ui, Weight weight) {
  if (weight == Weight::quiet) return no_color;
  return weight == Weight::strong && !ui.disabled ? ui.theme.accent : ui.theme.field;
}

bool any_button(const Ui& ui, const char* id, const Icon* icon, std::string_view text, Weight weight, float width) {
  TextLook look = words(ui);
  look.color = words_color(ui, weight);
  const float icon_room = icon ? ui.px(icon_side) + ui.px(text.empty() ? 0 : 6) : 0;
  const float natural = std::ceil(text_width(ui, text, look)) + icon_room + 2 * ui.px(side_padding);
  const Item area = item(ui, id, {width > 0 ? width : natural, ui.px(measure::control)});
  const float radius = ui.px(measure::radius);
  if (const Color ground = ground_color(ui, weight); ground.alpha > 0)
    shim::round_rect(canvas(), area.from, area.to, packed(ground), radius);
  show_state(ui, area, radius, weight == Weight::strong);
  const float inside = std::min(natural - 2 * ui.px(side_padding), area.width() - 2 * ui.px(side_padding));
  const float left = std::round(area.center().x - inside / 2);
  if (icon) draw_icon(canvas(), *icon, {left + ui.px(icon_side) / 2, area.center().y}, ui.px(icon_side), packed(look.color));
  draw_text_in(ui, canvas(), {left + icon_room, area.from.y}, {area.to.x - ui.px(side_padding), area.to.y}, text, look);
  return area.clicked;
}

bool any_row(const Ui& ui, const char* id, const Icon* icon, std::string_view text, std::string_view keys, bool chosen) {
  const Item area = item(ui, id, {width_or_rest(0), ui.px(row_height)});
  const float radius = ui.px(measure::radius), pad = ui.px(10);
  if (chosen) shim::round_rect(canvas(), area.from, area.to, packed(ui.theme.accent_tint), radius);
  show_state(ui, area, radius);
  TextLook look = words(ui);
  float left = area.from.x + pad, right = area.to.x - pad;
  if (icon) {
    draw_icon(canvas(), *icon, {left + ui.px(icon_side) / 2, area.center().y}, ui.px(icon_side),
              packed(ui.disabled ? ui.theme.faint : ui.theme.muted));
    left += ui.px(icon_side) + ui.px(measure::gap);
  }
  if (!keys.empty()) {
    const TextLook small{measure::small, ui.disabled ? ui.theme.faint : ui.theme.muted, Face::mono};
    const float wide = text_width(ui, keys, small);
    draw_text_in(ui, canvas(), {right - wide, area.from.y}, {right, area.to.y}, keys, small);
    right -= wide + ui.px(measure::gap);
  }
  if (chosen) look.face = Face::sans_semibold;
  draw_text_in(ui, canvas(), {left, area.from.y}, {right, area.to.y}, text, look);
  return area.clicked;
}

// A pill with a round knob: right and filled when on.
void draw_switch(const Ui& ui, ImVec2 from, ImVec2 to, bool on) {
  const Theme& theme = ui.theme;
  const float radius = (to.y - from.y) / 2, edge = ui.px(1.5), knob = radius - ui.px(3.5);
  const Color rim = ui.disabled ? theme.faint : on ? theme.accent : theme.muted;
  if (on)
    shim::round_rect(canvas(), from, to, packed(rim), radius);
  else
    shim::round_frame(canvas(), from, to, packed(rim), radius, edge);
  const ImVec2 center{on ? to.x - radius : from.x + radius, (from.y + to.y) / 2};
  canvas().AddCircleFilled(center, knob, packed(on ? theme.on_accent : rim), 32);
}

TextLook chip_look(const Ui& ui) { return {measure::number, ui.disabled ? ui.theme.faint : ui.theme.accent, Face::mono}; }
float chip_width(const Ui& ui, std::string_view text) { return std::ceil(text_width(ui, text, chip_look(ui))) + 2 * ui.px(10); }

}  // namespace

bool button(const Ui& ui, const char* id, std::string_view text, Weight weight, float width) {
  return any_button(ui, id, nullptr, text, weight, width);
}

bool button(const Ui& ui, const char* id, Icon icon, std::string_view text, Weight weight, float width) {
  return any_button(ui, id, &icon, text, weight, width);
}

bool icon_button(const Ui& ui, const char* id, Icon icon, bool chosen, double side) {
  const Item area = item(ui, id, {ui.px(side), ui.px(side)});
  const float radius = ui.px(measure::radius);
  if (chosen) shim::round_rect(canvas(), area.from, area.to, packed(ui.disabled ? ui.theme.field : ui.theme.accent_tint), radius);
  show_state(ui, area, radius);
  const Color color = ui.disabled ? ui.theme.faint : chosen ? ui.theme.accent : ui.theme.ink;
  draw_icon(canvas(), icon, area.center(), ui.px(icon_side), packed(color));
  return area.clicked;
}

bool chip(const Ui& ui, const char* id, std::string_view text) {
  const TextLook look = chip_look(ui);
  const Item area = item(ui, id, {std::min(chip_width(ui, text), width_or_rest(0)), ui.px(measure::target)});
  const float radius = area.height() / 2;
  shim::round_rect(canvas(), area.from, area.to, packed(ui.disabled ? ui.theme.field : ui.theme.accent_tint), radius);
  show_state(ui, area, radius);
  draw_text_in(ui, canvas(), {area.from.x + ui.px(10), area.from.y}, {area.to.x - ui.px(10), area.to.y}, text, look,
               Side::center);
  return area.clicked;
}

std::optional<std::size_t> chips(const Ui& ui, const char* id, const std::vector<std::string>& texts,
                                 const std::vector<std::string>& tips) {
  std::optional<std::size_t> clicked;
  const float right = ImGui::GetCursorScreenPos().x + width_or_rest(0);
  ImGui::PushID(id);
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0 && ImGui::GetItemRectMax().x + ui.px(measure::gap) + chip_width(ui, texts[at]) <= right)
      ImGui::SameLine(0, ui.px(measure::gap));
    ImGui::PushID(static_cast<int>(at));
    if (chip(ui, "chip", texts[at])) clicked = at;
    if (at < tips.size()) tooltip(ui, tips[at]);
    ImGui::PopID();
  }
  ImGui::PopID();
  return clicked;
}

bool toggle(const Ui& ui, const char* id, std::string_view text, bool on) {
  const Item area = item(ui, id, {width_or_rest(0), ui.px(measure::control)});
  const ImVec2 size{ui.px(34), ui.px(20)};
  const ImVec2 from{area.to.x - size.x, std::round(area.center().y - size.y / 2)}, to{area.to.x, from.y + size.y};
  draw_text_in(ui, canvas(), area.from, {from.x - ui.px(measure::gap), area.to.y}, text, words(ui));
  draw_switch(ui, from, to, on);
  Item pill = area;
  pill.from = from;
  pill.to = to;
  show_state(ui, pill, size.y / 2);
  return area.clicked;
}

bool row(const Ui& ui, const char* id, std::string_view text, std::string_view keys, bool chosen) {
  return any_row(ui, id, nullptr, text, keys, chosen);
}

bool row(const Ui& ui, const char* id, Icon icon, std::string_view text, std::string_view keys, bool chosen) {
  return any_row(ui, id, &icon, text, keys, chosen);
}

}  // namespace upstamp
