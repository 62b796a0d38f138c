#include "widgets/text.h"

#include "base/text.h"
#include "widgets/item.h"

namespace upstamp {
namespace {

constexpr double line_spacing = 1.4;
constexpr double tip_delay = 0.45, tip_width = 280;

// Splits a word that is wider than a whole line.
std::vector<std::string> broken_word(const Ui& ui, std::string_view word, const TextLook& look, float width) {
  std::vector<std::string> parts(1);
  for (const char32_t point : code_points(word)) {
    const std::string letter = to_utf8(std::u32string(1, point));
    if (!parts.back().empty() && text_width(ui, parts.back() + letter, look) > width) parts.emplace_back();
    parts.back() += letter;
  }
  return parts;
}

std::vector<std::string> wrapped(const Ui& ui, std::string_view text, const TextLook& look, float width) {
  std::vector<std::string> lines;
  for (const std::string& given : split(text, '\n')) {
    lines.emplace_back();
    for (const std::string& word : split(given, ' ')) {
      const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
      if (text_width(ui, longer, look) <= width) {
        lines.back() = longer;
        continue;
      }
      for (const std::string& part : broken_word(ui, word, look, width)) {
        if (lines.back().empty()) lines.pop_back();
        lines.push_back(part);
      }
    }
  }
  return lines;
}

TextLook shown(const Ui& ui, TextLook look) {
  if (ui.disabled) look.color = ui.theme.faint;
  return look;
}

}  // namespace

TextLook words(const Ui& ui) { return shown(ui, {measure::words, ui.theme.ink, Face::sans}); }
TextLook quiet(const Ui& ui) { return shown(ui, {measure::small, ui.theme.muted, Face::sans}); }
TextLook heading(const Ui& ui) { return shown(ui, {measure::heading, ui.theme.ink, Face::sans_semibold}); }
TextLook numbers(const Ui& ui) { return shown(ui, {measure::number, ui.theme.ink, Face::mono}); }

float text_width(const Ui& ui, std::string_view words, const TextLook& look) {
  return static_cast<float>(ui.brush.fonts.width(words, look.face, ui.type(look.size)));
}

float line_height(const Ui& ui, const TextLook& look) {
  return static_cast<float>(std::round(ui.type(look.size) * line_spacing));
}

void draw_text(const Ui& ui, ImDrawList& draw, ImVec2 pen, std::string_view words, const TextLook& look) {
  paint_text(draw, ui.brush, pen, words, look.face, ui.type(look.size), packed(look.color));
}

float centred_baseline(const Ui& ui, float top, float bottom, const TextLook& look) {
  return std::round((top + bottom + static_cast<float>(ui.brush.fonts.cap_height(look.face, ui.type(look.size)))) / 2);
}

void draw_text_in(const Ui& ui, ImDrawList& draw, ImVec2 from, ImVec2 to, std::string_view words, const TextLook& look,
                  Side side) {
  // Half a pixel is granted, or rounding of the box would cut words that were measured to fit it.
  const std::string shown = cut_to_width(ui.brush.fonts, words, look.face, ui.type(look.size), to.x - from.x + 0.5);
  const float room = to.x - from.x - text_width(ui, shown, look);
  const float x = from.x + (side == Side::left ? 0 : side == Side::center ? room / 2 : room);
  draw_text(ui, draw, {x, centred_baseline(ui, from.y, to.y, look)}, shown, look);
}

void label(const Ui& ui, std::string_view words, const TextLook& look) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float room = width_or_rest(0), whole = std::ceil(text_width(ui, words, look));
  const ImVec2 size{std::min(room, whole), line_height(ui, look)};
  draw_text_in(ui, canvas(), from, {from.x + size.x, from.y + size.y}, words, look);
  ImGui::Dummy(size);
  if (whole > room) tooltip(ui, words);
}

void paragraph(const Ui& ui, std::string_view words, const TextLook& look, float width) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  width = width_or_rest(width);
  const float tall = line_height(ui, look);
  const std::vector<std::string> lines = wrapped(ui, words, look, width);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float top = from.y + tall * static_cast<float>(i);
    draw_text(ui, canvas(), {from.x, centred_baseline(ui, top, top + tall, look)}, lines[i], look);
  }
  ImGui::Dummy({width, tall * static_cast<float>(lines.size())});
}

void section_label(const Ui& ui, std::string_view words) {
  label(ui, words, {measure::small, ui.disabled ? ui.theme.faint : ui.theme.muted, Face::sans_semibold});
}

void runs(const Ui& ui, const std::vector<Run>& pieces, TextLook look) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = width_or_rest(0), tall = line_height(ui, look), blank = text_width(ui, " ", look);
  ImVec2 pen = from;
  const auto next_line = [&] { pen = {from.x, pen.y + tall}; };
  for (const Run& run : pieces) {
    look.color = run.color;
    const std::vector<std::string> parts = split(run.text, ' ');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) pen.x += blank;
      for (const std::string& part : broken_word(ui, parts[i], look, width)) {
        const float wide = text_width(ui, part, look);
        if (pen.x + wide > from.x + width + 0.5F && pen.x > from.x) next_line();
        draw_text(ui, canvas(), {pen.x, centred_baseline(ui, pen.y, pen.y + tall, look)}, part, look);
        pen.x += wide;
      }
    }
  }
  ImGui::Dummy({width, pen.y + tall - from.y});
}

void blank(const Ui& ui, double points) {
  // Instead of the spacing between neighbours, not besides it.
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
  ImGui::Dummy({1, ui.px(points)});
}

void hairline(const Ui& ui) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = width_or_rest(0), tall = std::max(1.0F, ui.px(measure::hairline));
  canvas().AddRectFilled(from, {from.x + width, from.y + tall}, packed(ui.theme.line));
  ImGui::Dummy({width, tall});
}

void tooltip(const Ui& ui, std::string_view words, std::string_view keys) {
  if (ui.pose || words.empty() || ui.memory.typing != 0 || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  const ImVec2 corner = ImGui::GetItemRectMin();
  const std::string place = std::to_string(corner.x) + " " + std::to_string(corner.y);
  const ImGuiID id = ImGui::GetID(place.c_str());
  if (ui.memory.tip != id) {
    ui.memory.tip = id;
    ui.memory.tip_since = ImGui::GetTime();
  }
  const double left = ui.memory.tip_since + tip_delay - ImGui::GetTime();
  if (left > 0 || ImGui::IsMouseDown(0)) {
    ui.memory.wake_after = std::min(ui.memory.wake_after, std::max(left, 0.02));
    return;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(6)});
  ImGui::BeginTooltip();
  Ui plain = ui;
  plain.disabled = false;
  const TextLook look = upstamp::words(plain);
  const float gap = keys.empty() ? 0 : ui.px(measure::wide_gap), width = ui.px(tip_width);
  const float wide = std::min(width, std::ceil(text_width(ui, words, look)) + 1);
  paragraph(plain, words, look, wide);
  if (!keys.empty()) {
    ImGui::SameLine(0, gap);
    label(plain, keys, {measure::small, ui.theme.muted, Face::mono});
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

}  // namespace upstamp
