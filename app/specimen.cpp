#include "specimen.h"

#include <array>

namespace upstamp {
namespace {

constexpr double column_wide = 285, column_gap = 28, page_margin = 28, state_wide = 68;

struct Shown {
  const char* name;
  std::optional<Pose> pose;
  bool disabled;
};
constexpr std::array<Shown, 5> states{Shown{"rest", Pose::rest, false}, Shown{"hovered", Pose::hovered, false},
                                      Shown{"pressed", Pose::pressed, false}, Shown{"focused", Pose::focused, false},
                                      Shown{"disabled", Pose::rest, true}};

Ui in_state(const Ui& ui, const Shown& shown) { return ui.posed(*shown.pose).when(!shown.disabled); }

// One widget in every state, each with the state's name at the left.
template <class Draw>
void in_all_states(const Ui& ui, const char* title, Draw draw) {
  section_label(ui, title);
  ImGui::PushID(title);
  for (const Shown& shown : states) {
    ImGui::PushID(shown.name);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    draw_text_in(ui, *ImGui::GetWindowDrawList(), from, {from.x + ui.px(state_wide), from.y + ui.px(measure::control)},
                 shown.name, quiet(ui));
    ImGui::SetCursorScreenPos({from.x + ui.px(state_wide), from.y});
    draw(in_state(ui, shown));
    ImGui::PopID();
  }
  ImGui::PopID();
  blank(ui, measure::wide_gap);
}

void draw_buttons(const Ui& ui) {
  in_all_states(ui, "Buttons", [](const Ui& state) {
    button(state, "plain", "Reset");
    ImGui::SameLine();
    button(state, "strong", "Export", Weight::strong);
    ImGui::SameLine();
    button(state, "quiet", "Cancel", Weight::quiet);
  });
  in_all_states(ui, "Buttons with icons", [](const Ui& state) {
    button(state, "open", Icon::open, "Open");
    ImGui::SameLine();
    icon_button(state, "undo", Icon::undo);
    ImGui::SameLine();
    icon_button(state, "loop", Icon::loop, true);
  });
  in_all_states(ui, "Values to click", [](const Ui& state) { chip(state, "two", "padding = 2"); });
}

void draw_choices(const Ui& ui, SpecimenState& state) {
  in_all_states(ui, "Switches", [](const Ui& shown) { toggle(shown, "on", "Motion", true); });
  section_label(ui, "Switches, live");
  if (toggle(ui, "live", "Align corners", state.on)) state.on = !state.on;
  blank(ui, measure::wide_gap);
  section_label(ui, "Segments");
  if (const auto picked = choice(ui, "mode", {"Stamp", "Gather"}, state.mode)) state.mode = *picked;
  choice(ui.when(false), "off", {"Stamp", "Gather"}, 0);
  segments(ui.posed(Pose::focused), "focus", {"Nearest", "Linear", "Cubic"}, 1);
  blank(ui, measure::wide_gap);
  section_label(ui, "Drop-down, where segments do not fit");
  const std::vector<std::string> ops{"Transposed convolution", "Convolution", "Max unpooling", "Nearest neighbour"};
  if (const auto picked = choice(ui, "op", ops, state.picked)) state.picked = *picked;
  choice(ui.posed(Pose::hovered), "hover", ops, 0);
  choice(ui.when(false), "off2", ops, 2);
  blank(ui, measure::wide_gap);
  section_label(ui, "Lists");
  row(ui, "opening", Icon::file, "Opening scene", "Ctrl+O", true);
  row(ui.posed(Pose::hovered), "export", Icon::share, "Export again", "Ctrl+E");
  row(ui.posed(Pose::focused), "theme", Icon::moon, "Dark theme");
  row(ui.when(false), "redo", Icon::redo, "Redo", "Ctrl+Y");
}

void draw_numbers(const Ui& ui, SpecimenState& state) {
  const NumberRange kernel{1, 9, true, 0, {1, 2, 3, 5, 6, 7}};
  section_label(ui, "Sliders");
  blank(ui, measure::unit);
  if (const auto change = slider(ui, "kernel", state.kernel, kernel, {"kernel", "cells", "Side of the kernel.", false});
      change.value)
    state.kernel = *change.value;
  if (const auto change = slider(ui, "factor", state.factor, {0.5, 4, false, 0.1, {}}, {"scale", "", "How much larger.", false});
      change.value)
    state.factor = *change.value;
  slider(ui.posed(Pose::hovered), "hovered", 2, {1, 8, true, 0, {}}, {"stride", "hovered", "", false});
  slider(ui.posed(Pose::pressed), "pressed", 5, {1, 8, true, 0, {}}, {"stride", "pressed", "", false});
  slider(ui.posed(Pose::focused), "focused", 3, {1, 8, true, 0, {}}, {"stride", "focused", "", false});
  slider(ui.when(false), "disabled", 4, {1, 8, true, 0, {}}, {"stride", "disabled", "", false});
  slider(ui, "broken", 4, {0, 6, true, 0, {0, 1}}, {"output_padding", "broken rule", "", true});
  notice(ui, "output_padding must be smaller than stride or dilation. Here 4 < max(2, 1) is false.", Tone::warning);
  chip(ui, "mend0", "output_padding = 0");
  ImGui::SameLine();
  chip(ui, "mend1", "= 1");
  blank(ui, measure::wide_gap);
  section_label(ui, "On one line");
  slider(ui, "line", 7, {0, 10, true, 0, {}}, {});
  blank(ui, measure::wide_gap);
  section_label(ui, "Number boxes");
  number_box(ui, "n1", -12.375, {-100, 100, false, 0, {}});
  ImGui::SameLine();
  number_box(ui.posed(Pose::hovered), "n2", 3, {0, 9, true, 0, {}});
  ImGui::SameLine();
  number_box(ui.posed(Pose::focused), "n3", 1.0 / 3, {0, 9, false, 0, {}});
  number_box(ui.when(false), "n4", 8, {0, 9, true, 0, {}});
  ImGui::SameLine();
  number_box(ui, "n5", 42, {0, 99, true, 0, {}}, true);
}

void draw_words(const Ui& ui, SpecimenState& state) {
  const Palette& colors = ui.theme.palette;
  section_label(ui, "Words");
  label(ui, "Transposed convolution", heading(ui));
  paragraph(ui, "Each input cell stamps a copy of the kernel, scaled by the cell's value; stamps that overlap add up.",
            words(ui));
  label(ui, "A line that is too long for its column is cut, and whole in its tooltip", quiet(ui));
  label(ui, "x · wᵀ → y   ⌊n / 2⌋ ≤ ½ × 9 − 4 …", numbers(ui));
  blank(ui, measure::wide_gap);
  section_label(ui, "Equations");
  runs(ui,
       {{"y[2, 3] = ", colors.output.line},
        {"3", colors.input.line},
        {" × ", colors.muted},
        {"0.5", colors.kernel.line},
        {" + ", colors.muted},
        {"4", colors.input.line},
        {" × ", colors.muted},
        {"(−1)", colors.kernel.line},
        {" = ", colors.muted},
        {"−2.5", colors.output.line}},
       numbers(ui));
  blank(ui, measure::wide_gap);
  section_label(ui, "Cards and messages");
  begin_card(ui, "card");
  label(ui, "Output size", {measure::words, ui.theme.ink, Face::sans_semibold});
  runs(ui, {{"(4 - 1) * 2 - 1 - 1 + 1 * (3 - 1) + 1 + 1 = ", ui.theme.muted}, {"8", colors.output.line}}, numbers(ui));
  end_card(ui);
  notice(ui, "Press Space. Drag any number. F1 shows the keys.", Tone::plain);
  notice(ui, "Saved as opening.svg.", Tone::good);
  blank(ui, measure::wide_gap);
  section_label(ui, "Text fields");
  if (const auto change = text_field(ui, "name", state.name, "Name of the scene"); change.value) state.name = *change.value;
  text_field(ui.posed(Pose::hovered), "empty", "", "Search actions");
  blank(ui, measure::wide_gap);
  section_label(ui, "Tiles");
  for (int i = 0; i < 2; ++i) {
    if (i > 0) ImGui::SameLine();
    const Tile made = tile(i == 0 ? ui : ui.posed(Pose::hovered), i == 0 ? "a" : "b",
                           i == 0 ? "Opening" : "A long title of a scene", i == 0, {ui.px(136), ui.px(112)});
    const RoleColors& role = i == 0 ? colors.input : colors.output;
    const Cells grid{{0, 0, 3, 3}, 3, 3, std::vector<Color>(9, role.tint), {role.line, 0.06}, Role::none, {}, 0};
    Figure picture{{3, 3}, no_color, {grid}, "", ""};
    paint(*ImGui::GetWindowDrawList(), picture, fitted(picture.size, made.from, made.to, ui.px(6), 1e3), ui.brush);
  }
}

void draw_icons(const Ui& ui) {
  section_label(ui, "Icons");
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float cell = ui.px(28);
  constexpr int across = 10;
  for (int i = 0; i < icon_count; ++i) {
    const ImVec2 center{from.x + cell * (static_cast<float>(i % across) + 0.5F),
                        from.y + cell * (static_cast<float>(i / across) + 0.5F)};
    draw_icon(*ImGui::GetWindowDrawList(), static_cast<Icon>(i), center, ui.px(16), packed(ui.theme.ink));
  }
  ImGui::Dummy({cell * across, cell * static_cast<float>((icon_count + across - 1) / across)});
}

void draw_bars(const Ui& ui, SpecimenState& state) {
  TransportState bar{state.time, 9, state.playing, state.loop, 1, {"Stamp", "Gather"}, state.mode, {3, 6}};
  const TransportChange change = transport(ui, bar);
  if (change.time.value) state.time = *change.time.value;
  if (change.act == TransportAct::play || change.act == TransportAct::pause) state.playing = !state.playing;
  if (change.act == TransportAct::flip_loop) state.loop = !state.loop;
  if (change.act == TransportAct::step_forward) state.time = std::min(9.0, std::floor(state.time) + 1);
  if (change.act == TransportAct::step_back) state.time = std::max(0.0, std::ceil(state.time) - 1);
  if (change.order) state.mode = *change.order;
}

}  // namespace

void draw_specimen(const Ui& ui, ImVec2 size, SpecimenState& state) {
  begin_screen(ui, size);
  const float bar = ui.px(68), margin = ui.px(page_margin);
  begin_area(ui, "page", {{0, 0}, {size.x, size.y - bar}, ui.theme.panel, false});
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float wide = ui.px(column_wide), step = wide + ui.px(column_gap);
  const auto column = [&](int index, const char* id, auto draw) {
    const float edge = ui.px(measure::gap);  // room for the rings of keyboard focus
    ImGui::SetCursorScreenPos({start.x + margin - edge + step * static_cast<float>(index), start.y + ui.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {edge, edge});
    shim::begin_child(id, {wide + 2 * edge, size.y - bar - ui.px(16)}, true, ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar();
    draw();
    ImGui::EndChild();
  };
  column(0, "buttons", [&] {
    draw_buttons(ui);
    draw_icons(ui);
  });
  column(1, "choices", [&] { draw_choices(ui, state); });
  column(2, "numbers", [&] { draw_numbers(ui, state); });
  column(3, "words", [&] { draw_words(ui, state); });
  end_area(ui);
  begin_area(ui, "bar", {{0, size.y - bar}, size, ui.theme.window, true});
  draw_bars(ui, state);
  end_area(ui);
  toast(ui, "Copied the picture.", Tone::good, 0, 1e9, {start.x + margin + 3 * step, 0},
        {start.x + margin + 3 * step + wide, size.y - bar});
  end_screen(ui);
}

}  // namespace upstamp
