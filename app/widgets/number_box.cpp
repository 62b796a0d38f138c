// The box of a number that is dragged sideways or typed, and the field for typed text.
#include <utility>

#include "base/text.h"
#include "widgets/item.h"
#include "widgets/number.h"
#include "widgets/text.h"

namespace upstamp {
namespace {

constexpr double points_per_integer = 8;  // of dragging

double stepped(double value, const NumberRange& range) {
  if (range.integral) value = std::round(value);
  return std::clamp(value, range.low, range.high);
}

double typed_value(double value, const NumberRange& range) {
  const bool further = range.typed_low != 0 || range.typed_high != 0;
  if (range.integral) value = std::round(value);
  return std::clamp(value, further ? range.typed_low : range.low, further ? range.typed_high : range.high);
}

// With as many decimals as the width shows.
std::string fitting(const Ui& ui, double value, float width, const TextLook& look) {
  std::string text = rounded_text(value, 6);
  for (int decimals = 5; decimals >= 0 && text_width(ui, text, look) > width; --decimals) text = rounded_text(value, decimals);
  return text;
}

void draw_box(const Ui& ui, ImVec2 from, ImVec2 to, bool typing, bool broken) {
  const float radius = ui.px(measure::unit);
  shim::round_rect(canvas(), from, to,
                   packed(broken   ? ui.theme.warning_tint
                          : typing ? ui.theme.raised
                                   : ui.theme.field),
                   radius);
  if (typing || broken)
    shim::round_frame(canvas(), from, to, packed(broken ? ui.theme.warning : ui.theme.accent), radius, ui.px(1.5));
}

void start_typing(const Ui& ui, ImGuiID id, const std::string& text) {
  ui.memory.typing = id;
  ui.memory.typing_starts = true;
  ui.memory.typed = text;
}

// One frame of typing. True in the frame it ends; `typed` of the memory holds the text then.
bool type_on(const Ui& ui, ImVec2 size, const UiFonts& fonts, bool numeric) {
  if (ui.memory.typing_starts) ImGui::SetKeyboardFocusHere();
  shim::push_font(numeric ? fonts.mono : fonts.sans, numeric ? fonts.mono_height : fonts.sans_height);
  shim::text_input("##typed", ui.memory.typed, size, ui.px(measure::gap), ImGuiInputTextFlags_AutoSelectAll, numeric ? 64 : 4096);
  shim::pop_font();
  ui.memory.typing_starts = false;
  if (ImGui::IsItemActive()) {
    ui.memory.typing_waits = 0;
    return false;
  }
  // The focus asked for arrives a frame or two later; if it never does, the typing ends.
  ui.memory.wake_after = 0;
  if (!ImGui::IsItemDeactivated() && ++ui.memory.typing_waits < 4) return false;
  ui.memory.typing = 0;
  ui.memory.typing_waits = 0;
  return true;
}

Change<double> type_number(const Ui& ui, double value, const NumberRange& range, bool broken, ImVec2 size) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  draw_box(ui, from, {from.x + size.x, from.y + size.y}, true, broken);
  Change<double> change;
  if (!type_on(ui, size, ui.fonts, true)) return change;
  const auto typed = typed_number(ui.memory.typed);
  if (!typed || typed_value(*typed, range) == value) return change;
  change.value = typed_value(*typed, range);
  change.finished = true;
  return change;
}

Change<double> drag_number(const Ui& ui, const Item& area, double value, const NumberRange& range) {
  Change<double> change;
  if (area.grabbed) {
    ui.memory.drag_start = value;
    ui.memory.dragged = false;
  }
  change.held = area.held;
  if (area.held && ImGui::IsMouseDragging(0, ui.px(2))) {
    const double step = range.integral ? 1 / points_per_integer : range.step > 0 ? range.step : (range.high - range.low) / 200;
    const double points = ImGui::GetMouseDragDelta(0, ui.px(2)).x / ui.scale * (shim::shift_held() ? 0.1 : 1);
    double next = ui.memory.drag_start + points * step;
    // Numbers people can read: a hundredth of the step more is noise.
    if (!range.integral) next = std::round(next / step * 10) * step / 10;
    next = parse_number(rounded_text(stepped(next, range), 6)).value_or(value);
    if (next != value) {
      change.value = next;
      ui.memory.dragged = true;
    }
  }
  change.finished = area.released && std::exchange(ui.memory.dragged, false);
  return change;
}

}  // namespace

std::optional<double> typed_number(std::string_view text) {
  const std::size_t bar = text.find('/');
  if (bar == std::string_view::npos) return parse_number(text);
  const auto over = parse_number(text.substr(0, bar)), under = parse_number(text.substr(bar + 1));
  if (!over || !under || *under == 0) return std::nullopt;
  return *over / *under;
}

Change<double> number_box(const Ui& ui, const char* id, double value, const NumberRange& range, bool broken, float width) {
  const ImVec2 size{width > 0 ? width : ui.px(64), ui.px(measure::target)};
  ImGui::PushID(id);
  const ImGuiID own = ImGui::GetID("box");
  Change<double> change;
  if (ui.memory.typing == own && !ui.disabled) {
    change = type_number(ui, value, range, broken, size);
  } else {
    const Item area = item(ui, "box", size, true);
    draw_box(ui, area.from, area.to, false, broken);
    show_state(ui, area, ui.px(measure::unit));
    TextLook look = numbers(ui);
    if (broken && !ui.disabled) look.color = ui.theme.warning;
    const float pad = ui.px(6);
    draw_text_in(ui, canvas(), {area.from.x + pad, area.from.y}, {area.to.x - pad, area.to.y},
                 fitting(ui, value, area.width() - 2 * pad, look), look, Side::center);
    if ((area.hovered || area.held) && !ui.pose) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    change = drag_number(ui, area, value, range);
    const bool by_keyboard = area.clicked && area.focused;
    if (!ui.pose && !ui.disabled && (area.double_clicked || by_keyboard)) start_typing(ui, own, rounded_text(value, 6));
    if (const int step = ui.pose ? 0 : area.step; step != 0) {
      const double by = range.integral ? 1 : range.step > 0 ? range.step : (range.high - range.low) / 100;
      const double next = parse_number(rounded_text(stepped(value + step * by, range), 6)).value_or(value);
      if (next != value) change = {next, false, true};
    }
  }
  ImGui::PopID();
  return change;
}

Change<std::string> text_field(const Ui& ui, const char* id, const std::string& text, std::string_view hint, float width,
                               bool focus_now) {
  const ImVec2 size{width_or_rest(width), ui.px(measure::control)};
  ImGui::PushID(id);
  const ImGuiID own = ImGui::GetID("box");
  if (focus_now && !ui.disabled) start_typing(ui, own, text);
  Change<std::string> change;
  if (ui.memory.typing == own && !ui.disabled) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    draw_box(ui, from, {from.x + size.x, from.y + size.y}, true, false);
    const bool ended = type_on(ui, size, ui.fonts, false);
    if (ui.memory.typed != text) change.value = ui.memory.typed;
    change.held = !ended;
    change.finished = ended;
    if (ui.memory.typed.empty() && !ended) {
      const ImVec2 start{from.x + ui.px(measure::gap), from.y};
      draw_text_in(ui, canvas(), start, {from.x + size.x, from.y + size.y}, hint, {measure::words, ui.theme.faint, Face::sans});
    }
  } else {
    const Item area = item(ui, "box", size);
    draw_box(ui, area.from, area.to, false, false);
    show_state(ui, area, ui.px(measure::unit));
    TextLook look = words(ui);
    if (text.empty()) look.color = ui.theme.faint;
    const float pad = ui.px(measure::gap);
    draw_text_in(ui, canvas(), {area.from.x + pad, area.from.y}, {area.to.x - pad, area.to.y}, text.empty() ? hint : text, look);
    if (area.hovered && !ui.pose) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (area.clicked && !ui.pose) start_typing(ui, own, text);
  }
  ImGui::PopID();
  return change;
}

}  // namespace upstamp
