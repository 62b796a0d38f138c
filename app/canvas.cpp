#include "canvas.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "tile_dragging.h"
#include "widgets/widgets.h"

namespace upstamp {
namespace {

constexpr double largest_fit = 2.2, least_zoom = 0.1, most_zoom = 16;  // times the scale of the interface
constexpr double margin = 20;
constexpr float pixels_per_step = 8, click_slack = 3, divider_slack = 4;

bool is_cell(const Tag& tag) { return tag.role != Role::none && tag.role != Role::padding; }

ImVec2 middle(ImVec2 from, ImVec2 to) { return {(from.x + to.x) / 2, (from.y + to.y) / 2}; }

void keep_center(Camera& camera, const Placement& placement, ImVec2 from, ImVec2 to, double scale) {
  camera.fit = false;
  camera.zoom = placement.zoom / scale;
  camera.center = placement.to_figure(middle(from, to));
}

// A number is held, else a view that can be turned, else the ground.
void press(App& app, const Sheet& sheet, Point at, ImVec2 mouse) {
  const std::optional<Source> source = source_of(*app.lab.study(), app.session.hovered);
  if (source) {
    const Tensor& grid = numbers_of(*app.lab.study(), *source);
    app.session.held = HeldNumber{*source, all_whole(grid), grid[source->cell], mouse.y, 0, false};
  }
  if (!source && !ImGui::IsMouseDown(ImGuiMouseButton_Middle))
    app.session.turned = turnable_at(app, sheet, at, {mouse.x, mouse.y});
  app.session.panning = !source && !app.session.turned;
}

// One drag is one undo step: every change but the last goes on.
void drag_number(App& app, ImVec2 mouse, double scale) {
  HeldNumber& held = *app.session.held;
  const auto up = static_cast<float>((held.from_y - mouse.y) / scale);
  if (!held.moved && std::fabs(up) < click_slack) return;
  held.moved = true;
  const int steps = static_cast<int>(std::round(up / pixels_per_step));
  if (steps == held.steps) return;
  held.steps = steps;
  const Study& study = *app.lab.study();
  const double value = dragged_number(held.whole, held.began, steps, shim::shift_held(), shim::control_held());
  app.apply(change_number(study, held.source, value, true));
}

void release(App& app, const Tag& tag, bool dragged) {
  Session& session = app.session;
  if (session.held && session.held->moved) {
    const Study& study = *app.lab.study();
    app.apply(change_number(study, session.held->source, number_at(study, session.held->source), false));
  } else if (!dragged) {
    session.pinned = is_cell(tag) && !(tag == session.pinned) ? tag : Tag{};
  }
  session.held.reset();
  session.turned.reset();
  session.panning = false;
}

void start_typing(App& app, const Tag& tag) {
  const std::optional<Source> source = source_of(*app.lab.study(), tag);
  if (!source) return;
  app.session.held.reset();
  app.session.pinned = tag;
  app.session.typed = TypedNumber{tag, *source, number_text(number_at(*app.lab.study(), *source)), true};
}

// The field over the cell that is typed into. Enter takes the number, Escape leaves it.
void typing_field(const Ui& ui, App& app, const Figure& figure, const Placement& placement, ImVec2 from, ImVec2 to) {
  TypedNumber& typed = *app.session.typed;
  const std::optional<Rect> box = box_of(figure, typed.tag);
  const ImVec2 center = box ? placement.to_pixel(box->center()) : middle(from, to);
  const float width = std::max(ui.px(96), box ? static_cast<float>(box->width * placement.zoom) : 0.0F),
              height = ui.px(measure::control);
  const ImVec2 corner{std::clamp(center.x - width / 2, from.x, std::max(from.x, to.x - width)),
                      std::clamp(center.y - height / 2, from.y, std::max(from.y, to.y - height))};
  shim::round_rect(*ImGui::GetWindowDrawList(), corner, {corner.x + width, corner.y + height}, packed(ui.theme.raised),
                   ui.px(measure::radius));
  ImGui::SetCursorScreenPos(corner);
  const Change<std::string> change = text_field(ui, "typed number", typed.text, "1/3", width, std::exchange(typed.starts, false));
  if (change.value) typed.text = *change.value;
  if (shim::key_pressed(ImGuiKey_Escape, false)) {
    app.session.typed.reset();
  } else if (change.finished || shim::key_pressed(ImGuiKey_Enter, false)) {
    try {
      const double value = number_in_words(typed.text);
      app.apply(change_number(*app.lab.study(), typed.source, value, false));
    } catch (const Error& error) {
      app.say(error.what(), true);
    }
    app.session.typed.reset();
  }
}

void wheel(App& app, const Placement& placement, ImVec2 mouse, ImVec2 from, ImVec2 to, double scale) {
  const float turned = ImGui::GetIO().MouseWheel;
  if (turned != 0) zoom_at(app.desk.camera, placement, mouse, std::pow(1.15, turned), from, to, scale);
}

void pan(App& app, const Placement& placement, ImVec2 from, ImVec2 to, double scale) {
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (moved.x == 0 && moved.y == 0) return;
  keep_center(app.desk.camera, placement, from, to, scale);
  app.desk.camera.center = app.desk.camera.center - Point{moved.x / placement.zoom, moved.y / placement.zoom};
}

// All that the pointer does on the canvas in this frame.
void take_pointer(const Ui& ui, App& app, const Sheet& sheet, const Placement& placement, ImVec2 from, ImVec2 to) {
  const Figure& figure = sheet.figure;
  ImGui::SetCursorScreenPos(from);
  // Only the pointer comes here; the keyboard's focus stays with the controls.
  ImGui::PushAllowKeyboardFocus(false);
  ImGui::InvisibleButton("canvas", {to.x - from.x, to.y - from.y},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
  ImGui::PopAllowKeyboardFocus();
  const bool over = ImGui::IsItemHovered(), pressed = ImGui::IsItemActivated(), held = ImGui::IsItemActive(),
             left = ImGui::IsItemDeactivated();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  Session& session = app.session;
  const Point at = placement.to_figure(mouse);
  const Tag tag = over && figure.size.width > 0 ? tag_at(figure, at) : Tag{};
  const std::optional<HeldDivider> divider =
      over && app.lab.study() ? divider_at(app, sheet, at, ui.px(divider_slack) / placement.zoom) : std::nullopt;
  if (!session.held && !session.panning && !session.turned)
    session.hovered = is_cell(tag) && app.lab.study() && in_grid(*app.lab.study(), tag) ? tag : Tag{};
  if (!app.lab.study()) return;
  if (over) wheel(app, placement, mouse, from, to, ui.scale);
  if (over && ImGui::IsMouseDoubleClicked(0)) return start_typing(app, session.hovered);
  if (pressed && divider)
    press_divider(app, *divider, at);
  else if (pressed)
    press(app, sheet, at, mouse);
  if (session.divider) return hold_divider(app, sheet, at, left || !held);
  if (divider) ImGui::SetMouseCursor(divider->upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  if (held && session.held) drag_number(app, mouse, ui.scale);
  const float slack = ui.px(click_slack);
  const auto& farthest = ImGui::GetIO().MouseDragMaxDistanceSqr;
  const bool dragged = std::max(farthest[ImGuiMouseButton_Left], farthest[ImGuiMouseButton_Middle]) > slack * slack;
  if (held && session.panning && dragged) pan(app, placement, from, to, ui.scale);
  if (session.turned && dragged) turn_view(app, {mouse.x, mouse.y}, ui.scale, left || !held);
  if (left) release(app, session.hovered, dragged);
  if (session.turned && dragged) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  if (session.held || (over && source_of(*app.lab.study(), session.hovered))) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
}

// Below the figure, or above it; over the figure it would hide what the figure says.
void hint(const Ui& ui, ImVec2 from, ImVec2 to, float figure_top, float figure_bottom) {
  const std::string line = "Press Space. Drag any number. F1 for keys.";
  const float height = ui.px(32), width = text_width(ui, line, words(ui)) + ui.px(32), space = height + ui.px(16);
  const bool below = figure_bottom <= to.y - space;
  if (!below && figure_top < from.y + space) return;
  const ImVec2 top{std::round((from.x + to.x - width) / 2), below ? to.y - space : from.y + space - height},
      bottom{top.x + width, top.y + height};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  shim::round_rect(list, top, bottom, packed(ui.theme.accent_tint), height / 2);
  TextLook look = words(ui);
  draw_text_in(ui, list, top, bottom, line, look, Side::center);
}

// A view that cannot draw this scene after all leaves the canvas empty and says why; the document stays.
Sheet drawn_sheet(App& app) {
  try {
    return app.sheet();
  } catch (const Error& error) {
    app.say(error.what(), true);
    return {};
  }
}

}  // namespace

Placement placement_of(const Camera& camera, Size figure, ImVec2 from, ImVec2 to, double scale) {
  if (camera.fit) return fitted(figure, from, to, margin * scale, largest_fit * scale);
  const double zoom = camera.zoom * scale;
  const ImVec2 at = middle(from, to);
  return {{static_cast<float>(at.x - camera.center.x * zoom), static_cast<float>(at.y - camera.center.y * zoom)}, zoom};
}

void zoom_at(Camera& camera, const Placement& placement, ImVec2 pixel, double factor, ImVec2 from, ImVec2 to, double scale) {
  const Point fixed = placement.to_figure(pixel);
  keep_center(camera, placement, from, to, scale);
  camera.zoom = std::clamp(camera.zoom * factor, least_zoom, most_zoom);
  const ImVec2 at = middle(from, to);
  const double zoom = camera.zoom * scale;
  camera.center = {fixed.x + (at.x - pixel.x) / zoom, fixed.y + (at.y - pixel.y) / zoom};
}

std::optional<Rect> box_of(const Figure& figure, const Tag& tag) {
  std::optional<Rect> found;
  for_each_placed(figure, [&](const Placed& placed) {
    const Cells* cells = std::get_if<Cells>(placed.mark);
    if (!cells || cells->role != tag.role || cells->layer != tag.layer) return;
    const auto at = std::find(cells->cell_tags.begin(), cells->cell_tags.end(), tag.cell);
    if (at == cells->cell_tags.end()) return;
    const auto index = static_cast<int>(at - cells->cell_tags.begin());
    const double width = cells->box.width / cells->columns, height = cells->box.height / cells->rows;
    const Rect box{cells->box.x + width * (index % cells->columns), cells->box.y + height * (index / cells->columns), width,
                   height};
    if (!found) found = box.moved(placed.offset);
  });
  return found;
}

void draw_canvas(const Ui& ui, App& app, ImVec2 from, ImVec2 to) {
  app.session.canvas = {(to.x - from.x) / ui.scale, (to.y - from.y) / ui.scale};
  Sheet sheet = drawn_sheet(app);
  Figure& figure = sheet.figure;
  Placement placement = placement_of(app.desk.camera, figure.size, from, to, ui.scale);
  const auto seen = [&] { return std::make_tuple(app.lab.study(), app.session.hovered, app.session.pinned); };
  const auto before = seen();
  take_pointer(ui, app, sheet, placement, from, to);
  // What the pointer changed is seen in this very frame.
  if (seen() != before) sheet = drawn_sheet(app);
  placement = placement_of(app.desk.camera, figure.size, from, to, ui.scale);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(from, to, true);
  paint(list, figure, placement, ui.brush);
  if (app.desk.hint && app.toasts.empty()) {
    const double edge = std::min(24.0, figure.size.height / 2);  // a figure's own margin
    hint(ui, from, to, placement.to_pixel({0, edge}).y, placement.to_pixel({0, figure.size.height - edge}).y);
  }
  if (app.session.typed) typing_field(ui, app, figure, placement, from, to);
  list.PopClipRect();
}

}  // namespace upstamp
