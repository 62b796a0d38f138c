#include "theme.h"

#include <algorithm>
#include <cmath>

namespace upstamp {

Theme theme_named(std::string_view name, const Fonts& fonts) {
  const Style figures = style_named(name, fonts);
  Theme theme;
  theme.name = name;
  theme.palette = figures.colors;
  const Palette& palette = theme.palette;
  const bool dark = palette.dark;
  theme.window = palette.ground;
  theme.panel = dark ? rgb(0x1A1E25) : rgb(0xF6F7F9);
  theme.raised = dark ? rgb(0x222831) : rgb(0xFFFFFF);
  theme.lifted = dark ? rgb(0x434D5C) : rgb(0xFFFFFF);
  theme.field = dark ? rgb(0x2A313C) : rgb(0xE9ECF1);
  theme.hover = faded(palette.ink, dark ? 0.07 : 0.05);
  theme.press = faded(palette.ink, dark ? 0.14 : 0.11);
  theme.line = palette.grid_line;
  theme.ink = palette.ink;
  theme.muted = palette.muted;
  theme.faint = dark ? rgb(0x6B7583) : rgb(0x8B949F);
  theme.accent = palette.input.line;
  theme.accent_tint = palette.input.tint;
  theme.on_accent = dark ? rgb(0x10141A) : rgb(0xFFFFFF);
  theme.warning = dark ? rgb(0xFF9D94) : rgb(0xB3261E);
  theme.warning_tint = dark ? rgb(0x4A2320) : rgb(0xFDE8E6);
  theme.shadow = {0, 0, 0, static_cast<std::uint8_t>(dark ? 110 : 38)};
  theme.scale = name == "projector" ? 1.5 : 1;
  return theme;
}

ImU32 packed(Color color) { return IM_COL32(color.red, color.green, color.blue, color.alpha); }
ImU32 packed(Color color, double opacity) { return packed(faded(color, opacity)); }

UiFonts load_fonts(ImFontAtlas& atlas, const Fonts& fonts, double scale) {
  atlas.Clear();
  const auto height = [&](Face face, double size) {
    return static_cast<float>(fonts.ascent(face, size * scale) + fonts.descent(face, size * scale));
  };
  UiFonts made;
  made.sans_height = height(Face::sans, measure::words);
  made.mono_height = height(Face::mono, measure::number);
  made.sans = shim::add_font(atlas, Fonts::file(Face::sans), Fonts::fallback_file(), made.sans_height);
  made.mono = shim::add_font(atlas, Fonts::file(Face::mono), Fonts::fallback_file(), made.mono_height);
  return made;
}

static void color_style(ImGuiStyle& style, const Theme& theme) {
  const auto set = [&](ImGuiCol which, Color color) { style.Colors[which] = ImGui::ColorConvertU32ToFloat4(packed(color)); };
  for (ImVec4& color : style.Colors) color = {0, 0, 0, 0};
  set(ImGuiCol_Text, theme.ink);
  set(ImGuiCol_TextDisabled, theme.faint);
  set(ImGuiCol_TextSelectedBg, faded(theme.accent, 0.35));
  set(ImGuiCol_PopupBg, theme.raised);
  set(ImGuiCol_Border, theme.line);
  set(ImGuiCol_ScrollbarGrab, faded(theme.muted, 0.35));
  set(ImGuiCol_ScrollbarGrabHovered, faded(theme.muted, 0.6));
  set(ImGuiCol_ScrollbarGrabActive, faded(theme.muted, 0.8));
  set(ImGuiCol_ModalWindowDimBg, faded(theme.palette.dark ? rgb(0x000000) : rgb(0x1B1F24), theme.palette.dark ? 0.55 : 0.3));
}

void apply_style(const Theme& theme, double scale) {
  const auto px = [&](double points) { return static_cast<float>(std::round(points * scale)); };
  ImGuiStyle style;
  style.WindowPadding = {px(measure::margin), px(measure::margin)};
  style.WindowRounding = style.ChildRounding = 0;
  style.FrameRounding = style.PopupRounding = px(measure::radius);
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.PopupBorderSize = std::max(1.0F, px(measure::hairline));
  style.ItemSpacing = {px(measure::gap), px(measure::gap)};
  style.ItemInnerSpacing = {px(measure::unit), px(measure::unit)};
  style.ScrollbarSize = px(10);
  style.ScrollbarRounding = px(5);
  style.DisabledAlpha = 1;  // widgets draw their disabled state themselves
  style.WindowMinSize = {1, 1};
  style.AntiAliasedLinesUseTex = true;
  style.CircleTessellationMaxError = 0.2F;
  color_style(style, theme);
  ImGui::GetStyle() = style;
}

}  // namespace upstamp
