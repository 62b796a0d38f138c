#include "desk.h"

#include <algorithm>

#include "canvas.h"
#include "dialect/mismatch.h"
#include "documents.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

constexpr double gallery_width = 168, column_width = 296, toolbar_height = 44, transport_height = 48, status_height = 28;
constexpr double least_canvas = 420;

bool is_typing(const App& app) { return app.session.typed || ImGui::GetIO().WantTextInput; }

// Keys that press, move or change the control with the keyboard's focus.
bool belongs_to_focus(int key) {
  constexpr int space = 32, enter = 257, right = 262, up = 265;
  return key == space || key == enter || (key >= right && key <= up);
}

void take_transport(App& app, const TransportChange& change) {
  switch (change.act) {
    case TransportAct::none:
      break;
    case TransportAct::play:
      play(app, true);
      break;
    case TransportAct::pause:
      play(app, false);
      break;
    case TransportAct::step_back:
      step_by(app, -1);
      break;
    case TransportAct::step_forward:
      step_by(app, 1);
      break;
    case TransportAct::first:
      go_to(app, 0);
      break;
    case TransportAct::last:
      go_to(app, app.steps());
      break;
    case TransportAct::flip_loop:
      app.session.loop = !app.session.loop;
      break;
    case TransportAct::slower:
      app.session.speed = std::max(0.25, app.session.speed / 2);
      break;
    case TransportAct::faster:
      app.session.speed = std::min(16.0, app.session.speed * 2);
      break;
  }
  if (change.time.value) go_to(app, *change.time.value);
  if (change.order) app.apply(change_order(app.lab.scene(), *change.order == 0 ? Order::scatter : Order::gather));
}

// A line of controls with margins at both ends, in the middle of the bar's height.
void begin_bar(const Ui& ui, const char* id, const ImVec2 (&box)[2]) {
  ImGui::GetWindowDrawList()->AddRectFilled(box[0], box[1], packed(ui.theme.panel));
  const float margin = ui.px(measure::gap), spare = (box[1].y - box[0].y - ui.px(measure::control)) / 2;
  begin_area(ui, id, {{box[0].x + margin, box[0].y}, {box[1].x - margin, box[1].y}, no_color, false});
  ImGui::SetCursorScreenPos({box[0].x + margin, box[0].y + std::round(spare)});
}

// Hairlines between the parts, on their grounds and under what lies on them.
void dividers(const Ui& ui, const DeskLayout& at) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 color = packed(ui.theme.line);
  const auto across = [&](float y) { list.AddRectFilled({at.toolbar[0].x, y}, {at.toolbar[1].x, y + ui.px(1)}, color); };
  const auto down = [&](float x) { list.AddRectFilled({x, at.canvas[0].y}, {x + ui.px(1), at.canvas[1].y}, color); };
  across(at.toolbar[1].y - ui.px(1));
  across(at.transport[0].y);
  across(at.status[0].y);
  if (at.gallery[1].x > at.gallery[0].x) down(at.gallery[1].x - ui.px(1));
  if (at.column[1].x > at.column[0].x) down(at.column[0].x);
}

}  // namespace

DeskLayout desk_layout(ImVec2 size, double scale) {
  const auto px = [&](double points) { return static_cast<float>(std::round(points * scale)); };
  const float top = px(toolbar_height), bottom = size.y - px(status_height), middle = bottom - px(transport_height);
  float left = px(gallery_width), right = size.x - px(column_width);
  if (right - left < px(least_canvas)) left = 0;
  if (right - left < px(least_canvas)) right = size.x;
  DeskLayout at{};
  const auto set = [](ImVec2(&box)[2], ImVec2 from, ImVec2 to) { box[0] = from, box[1] = to; };
  set(at.toolbar, {0, 0}, {size.x, top});
  set(at.gallery, {0, top}, {left, middle});
  set(at.canvas, {left, top}, {right, middle});
  set(at.column, {right, top}, {size.x, middle});
  set(at.transport, {0, middle}, {size.x, bottom});
  set(at.status, {0, bottom}, {size.x, size.y});
  return at;
}

void DeskView::take_keys(App& app, const Frame& frame) {
  constexpr int tab = 258, escape = 256;
  if (ImGui::IsMouseClicked(0)) tabbing_ = false;
  for (const KeyPress& press : frame.keys) {
    if (is_typing(app) || app.overlay.kind != OverlayKind::none || ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup))
      continue;
    if (press.key == tab || press.key == escape) tabbing_ = press.key == tab;
    const Modifiers held = modifiers_from_bits(press.mods);
    if (tabbing_ && held == Modifiers{} && belongs_to_focus(press.key)) continue;
    if (!tabbing_) shim::leave_navigation();
    if (const Command* command = command_for(commands_, app, press.key, held, press.repeat)) run(*command, app);
  }
}

const SettingsSheet& DeskView::sheet(const App& app) {
  if (!sheet_scene_ || !(*sheet_scene_ == app.lab.scene())) {
    sheet_scene_ = app.lab.scene();
    sheet_ = settings_sheet(app.lab.scene(), app.lab.ops(), spreads_, app.lab.rules());
    dialect_ = dialect_sheet(app.lab.scene(), sheet_);
    sheet_ = labelled(std::move(sheet_), dialect_);
    const bool worked = app.lab.study() && app.lab.obstacle().problems.empty();
    warnings_ = worked ? warnings(*app.lab.study(), sheet_.layer, all_rules_of_thumb()) : std::vector<Warning>();
  }
  return sheet_;
}

void DeskView::column(const Ui& ui, App& app, const DeskLayout& at) {
  begin_area(ui, "column", {at.column[0], at.column[1], ui.theme.panel, true});
  const Scene& scene = app.lab.scene();
  const SettingsSheet& shown = sheet(app);
  std::optional<Edit> edit = layers_panel(ui, scene, app.lab.ops(), app.lab.study().get(), app.lab.obstacle());
  const auto take = [&](std::optional<Edit> other) {
    if (other) edit = std::move(other);
  };
  if (shown.op) {
    label(ui, shown.op->about.title, heading(ui));
    paragraph(ui, shown.op->about.doc, quiet(ui));
    blank(ui, 12);
    take(dialect_panel(ui, dialect_, scene));
  }
  SettingsAnswer settings = settings_panel(ui, shown, scene);
  if (settings.spread) {
    spreads_.insert_or_assign(settings.spread->first, settings.spread->second);
    sheet_scene_.reset();
  }
  take(std::move(settings.edit));
  blank(ui, 8);
  arithmetic_panel(ui, shown, scene);
  take(problems_panel(ui, shown, scene, app.lab.obstacle(), app.lab.ops()));
  take(warnings_panel(ui, warnings_, scene, shown.layer));
  InputAnswer input = input_panel(ui, scene, app.document, shown);
  take(std::move(input.edit));
  take(views_panel(ui, scene, app.lab.study().get(), app.views));
  end_area(ui);
  if (edit) app.apply(*edit);
  if (input.most_side) resize_picture(app, *input.most_side);
}

void DeskView::dialogs(const Ui& ui, App& app) {
  help_dialog(ui, app.overlay, commands_);
  if (const auto wish = app.lab.study() ? export_dialog(ui, app.overlay, app) : std::nullopt) ask_where_to_export(app, *wish);
  if (const auto answer = unsaved_dialog(ui, app.overlay, app.document.name)) answer_unsaved(app, *answer);
  if (const auto path = file_dialog(ui, app.overlay)) take_chosen_file(app, *path);
}

Wish DeskView::frame(App& app, Frame& frame) {
  const Ui& ui = frame.ui;
  take_keys(app, frame);
  for (const std::string& path : frame.dropped) receive_file(app, path);
  if (frame.close_asked) close_or_ask(app);
  take_export_outcome(app);
  advance(app, frame.seconds);
  app.gallery.prepare_next(app.lab.ops(), app.views, app.desk.theme, style_named(app.desk.theme, *app.fonts));

  const DeskLayout at = desk_layout(frame.size, ui.scale);
  begin_screen(ui, frame.size);
  draw_canvas(ui, app, at.canvas[0], at.canvas[1]);
  GalleryAnswer gallery;
  if (at.gallery[1].x > at.gallery[0].x) {
    begin_area(ui, "gallery", {at.gallery[0], at.gallery[1], ui.theme.panel, true});
    gallery = gallery_panel(ui, app);
    end_area(ui);
  }
  if (at.column[1].x > at.column[0].x) column(ui, app, at);
  begin_bar(ui, "toolbar", at.toolbar);
  const Command* clicked = toolbar_panel(ui, app, commands_);
  end_area(ui);
  begin_bar(ui, "transport", at.transport);
  take_transport(app, transport_panel(ui, app));
  end_area(ui);
  begin_area(ui, "status", {at.status[0], at.status[1], ui.theme.panel, false});
  status_panel(ui, app, {at.status[0].x + ui.px(16), at.status[0].y}, {at.status[1].x - ui.px(16), at.status[1].y});
  end_area(ui);
  if (app.export_job && export_progress_panel(ui, *app.export_job, at.canvas[0], at.canvas[1])) app.export_job->cancel();
  toasts_panel(ui, app.toasts, app.session.now, at.canvas[0], at.canvas[1]);
  dividers(ui, at);
  dialogs(ui, app);
  end_screen(ui);

  if (gallery.chosen) open_or_ask(app, *gallery.chosen);
  if (clicked) run(*clicked, app);
  if (app.session.closing) return {Wish::Next::close, 0};
  if (animating(app) || gallery.live || !app.toasts.empty()) return {Wish::Next::animate, 0};
  return {};
}

}  // namespace upstamp
