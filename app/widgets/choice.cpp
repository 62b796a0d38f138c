#include "widgets/choice.h"

#include "widgets/button.h"
#include "widgets/item.h"
#include "widgets/surface.h"
#include "widgets/text.h"

namespace upstamp {
namespace {

constexpr double padding = 12, inset = 2;

TextLook option_look(const Ui& ui, bool chosen) {
  TextLook look = words(ui);
  look.face = chosen ? Face::sans_semibold : Face::sans;
  if (!chosen && !ui.disabled) look.color = ui.theme.muted;
  return look;
}

// Widths as the words want them, in their wider face, so that choosing moves nothing.
std::vector<float> natural_widths(const Ui& ui, const std::vector<std::string>& options) {
  std::vector<float> widths;
  for (const std::string& option : options)
    widths.push_back(std::ceil(text_width(ui, option, option_look(ui, true))) + 2 * ui.px(padding));
  return widths;
}

float sum(const std::vector<float>& widths) {
  float all = 0;
  for (const float width : widths) all += width;
  return all;
}

void draw_segment(const Ui& ui, const Item& area, std::string_view text, bool chosen) {
  const float radius = ui.px(measure::radius - inset), in = ui.px(inset);
  Item inner = area;
  inner.from = {area.from.x + in, area.from.y + in};
  inner.to = {area.to.x - in, area.to.y - in};
  if (chosen) {
    shim::round_rect(canvas(), inner.from, inner.to, packed(ui.disabled ? ui.theme.field : ui.theme.lifted), radius);
    shim::round_frame(canvas(), inner.from, inner.to, packed(ui.theme.line), radius, std::max(1.0F, ui.px(measure::hairline)));
  }
  show_state(ui, inner, radius);
  draw_text_in(ui, canvas(), {inner.from.x + in, inner.from.y}, {inner.to.x - in, inner.to.y}, text, option_look(ui, chosen),
               Side::center);
}

std::optional<int> open_options(const Ui& ui, const std::vector<std::string>& options, int chosen, float width) {
  std::optional<int> picked;
  if (!begin_popup(ui, "options", static_cast<float>(width / ui.scale))) return picked;
  for (int i = 0; i < static_cast<int>(options.size()); ++i) {
    ImGui::PushID(i);
    if (row(ui, "option", options[static_cast<std::size_t>(i)], {}, i == chosen)) {
      if (i != chosen) picked = i;
      close_popup();
    }
    ImGui::PopID();
  }
  end_popup(ui);
  return picked;
}

}  // namespace

std::optional<int> segments(const Ui& ui, const char* id, const std::vector<std::string>& options, int chosen, float width) {
  std::vector<float> widths = natural_widths(ui, options);
  width = width_or_rest(width);
  // All alike where that fits, else each by its words.
  const float equal = std::floor(width / static_cast<float>(options.size()));
  const bool all_alike = std::all_of(widths.begin(), widths.end(), [&](float wanted) { return wanted <= equal; });
  const float share = (width - sum(widths)) / static_cast<float>(options.size());
  for (float& wide : widths) wide = all_alike ? equal : std::floor(std::max(ui.px(measure::target), wide + share));
  ImGui::PushID(id);
  ImGui::BeginGroup();
  const ImVec2 from = ImGui::GetCursorScreenPos();
  shim::round_rect(canvas(), from, {from.x + sum(widths), from.y + ui.px(measure::control)}, packed(ui.theme.field),
                   ui.px(measure::radius));
  std::optional<int> picked;
  for (int i = 0; i < static_cast<int>(options.size()); ++i) {
    ImGui::PushID(i);
    if (i > 0) ImGui::SameLine(0, 0);
    const Item area = item(ui, "segment", {widths[static_cast<std::size_t>(i)], ui.px(measure::control)});
    draw_segment(ui, area, options[static_cast<std::size_t>(i)], i == chosen);
    if (area.clicked && i != chosen) picked = i;
    ImGui::PopID();
  }
  ImGui::EndGroup();
  ImGui::PopID();
  return picked;
}

std::optional<int> drop_down(const Ui& ui, const char* id, const std::vector<std::string>& options, int chosen, float width) {
  ImGui::PushID(id);
  const Item area = item(ui, "box", {width_or_rest(width), ui.px(measure::control)});
  const float radius = ui.px(measure::radius), pad = ui.px(10);
  shim::round_rect(canvas(), area.from, area.to, packed(ui.theme.field), radius);
  show_state(ui, area, radius);
  const bool known = chosen >= 0 && chosen < static_cast<int>(options.size());
  draw_text_in(ui, canvas(), {area.from.x + pad, area.from.y}, {area.to.x - pad - ui.px(20), area.to.y},
               known ? options[static_cast<std::size_t>(chosen)] : "", words(ui));
  draw_icon(canvas(), Icon::chevron_down, {area.to.x - pad - ui.px(6), area.center().y}, ui.px(14),
            packed(ui.disabled ? ui.theme.faint : ui.theme.muted));
  if (area.clicked && !ui.pose) open_popup("options");
  ImGui::SetNextWindowPos({area.from.x, area.to.y + ui.px(measure::unit)}, ImGuiCond_Appearing);
  const std::optional<int> picked = ui.pose ? std::nullopt : open_options(ui, options, chosen, area.width());
  ImGui::PopID();
  return picked;
}

std::optional<int> choice(const Ui& ui, const char* id, const std::vector<std::string>& options, int chosen, float width) {
  const bool fits = sum(natural_widths(ui, options)) <= width_or_rest(width);
  return fits ? segments(ui, id, options, chosen, width) : drop_down(ui, id, options, chosen, width);
}

}  // namespace upstamp
