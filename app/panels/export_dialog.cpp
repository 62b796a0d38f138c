// The export dialog: formats at the left, what the format and any export can be asked for in the middle, and at the right the
// picture as it will be, in its true size where that fits.
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "panels/declared_settings.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

constexpr double dialog_width = 940, dialog_height = 520, formats_width = 190, options_width = 300, gap = 20;
constexpr double points_an_inch = 72, screen_points_an_inch = 96;

const Writer& writer_of(const Catalogue<Writer>& writers, const ExportPlan& wish) {
  if (const Writer* writer = writers.find(wish.writer)) return *writer;
  // A still picture of lines is the most common wish.
  const auto still = std::find_if(writers.begin(), writers.end(), [](const Writer& writer) {
    return writer.carries_scene && !writer.moves && writer.media_type == "image/svg+xml";
  });
  return still != writers.end() ? *still : *writers.begin();
}

void formats(const Ui& ui, const Catalogue<Writer>& writers, const Writer& chosen, ExportPlan& wish) {
  for (const Writer& each : writers)
    if (row(ui, each.about.id.c_str(), each.about.title, "." + each.about.id, &each == &chosen)) {
      wish.writer = each.about.id;
      wish.settings.clear();
      wish.this_moment = !wants_all_steps(each, {});
    }
}

// Widths by name, as chips below the slider.
void width_chips(const Ui& ui, ExportPlan& wish) {
  std::vector<std::string> names, titles;
  for (const WidthPreset& preset : width_presets()) names.push_back(preset.id), titles.push_back(preset.title);
  const auto clicked = chips(ui, "widths", names, titles);
  if (!clicked) return;
  wish.options.insert_or_assign("width", Value(width_presets()[*clicked].mm));
}

void options(const Ui& ui, const Writer& writer, int steps, ExportPlan& wish) {
  paragraph(ui, writer.about.doc, quiet(ui));
  blank(ui, 8);
  if (steps > 0) {
    const std::vector<std::string> spans{"This moment", "Steps"};
    if (const auto picked = segments(ui, "span", spans, wish.this_moment ? 0 : 1)) wish.this_moment = *picked == 0;
    blank(ui, 8);
  }
  if (auto change = declared_settings(ui, writer.about, wish.settings)) wish.settings = std::move(change->settings);
  Declaration about = export_options().declaration();
  const bool films = !wish.this_moment && writes_every_frame(writer, wish.settings) && !writer.paged;
  std::erase_if(about.parameters, [&](const Parameter& parameter) {
    const bool of_films = parameter.id == "frames_per_step" || parameter.id == "speed" || parameter.id == "poster_first";
    return (of_films && !films) || (parameter.id == "steps" && wish.this_moment);
  });
  section_label(ui, "On paper");
  width_chips(ui, wish);
  if (auto change = declared_settings(ui, about, wish.options)) wish.options = std::move(change->settings);
}

// The picture in its true size, or smaller where that does not fit, and how large it is on paper.
void preview(const Ui& ui, const Shot& shot, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  shim::round_frame(list, from, to, packed(ui.theme.line), ui.px(measure::radius), ui.px(1));
  const Figure figure = shot.film.frame(0);
  const float note = ui.px(28);
  const double points = shot.width_mm > 0 ? shot.width_mm / 25.4 * points_an_inch / figure.size.width : 1;
  const double true_size = points * screen_points_an_inch / points_an_inch * ui.scale;
  const Placement placement = fitted(figure.size, from, {to.x, to.y - note}, ui.px(8), true_size);
  list.PushClipRect(from, to, true);
  paint(list, figure, placement, ui.brush);
  list.PopClipRect();
  const double width = figure.size.width * points * 25.4 / points_an_inch,
               height = figure.size.height * points * 25.4 / points_an_inch;
  const bool shrunk = placement.zoom < true_size * 0.99;
  const std::string words =
      rounded_text(width, 0) + " × " + rounded_text(height, 0) + " mm, " +
      (shrunk ? "shown at " + rounded_text(placement.zoom / true_size * 100, 0) + " %" : "shown in true size");
  draw_text_in(ui, list, {from.x, to.y - note}, to, words, quiet(ui), Side::center);
}

std::string time_left(const ExportJob& job) {
  const std::optional<double> seconds = job.seconds_left();
  if (!seconds || *seconds < 1) return "";
  if (*seconds < 90) return ", " + counted(std::lround(*seconds), "second") + " left";
  return ", " + counted(std::lround(*seconds / 60), "minute") + " left";
}

}  // namespace

std::optional<ExportPlan> export_dialog(const Ui& ui, Overlay& overlay, const App& app) {
  if (overlay.kind != OverlayKind::export_dialog) return std::nullopt;
  if (overlay.opens) open_popup("export");
  overlay.opens = false;
  if (!begin_dialog(ui, "export", "Export", dialog_width)) {
    overlay.kind = OverlayKind::none;
    return std::nullopt;
  }
  ExportPlan& wish = overlay.wish;
  const Writer& writer = writer_of(app.writers, wish);
  if (wish.writer != writer.about.id) wish.writer = writer.about.id, wish.this_moment = !wants_all_steps(writer, {});
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float right = from.x + ImGui::GetContentRegionAvail().x;
  const float tall = std::min(ui.px(dialog_height), ImGui::GetIO().DisplaySize.y - ui.px(220)), bottom = from.y + tall;
  const float first = from.x + ui.px(formats_width), second = first + ui.px(gap) + ui.px(options_width);
  begin_area(ui, "formats", {from, {first, bottom}, no_color, false});
  formats(ui, app.writers, writer, wish);
  end_area(ui);
  begin_area(ui, "options", {{first + ui.px(gap), from.y}, {second, bottom}, no_color, false});
  options(ui, writer, app.steps(), wish);
  end_area(ui);
  try {
    const Shot shot = shot_of(app.lab.study(), app.views, {{app.lab.time()}, 1}, export_options().reader()(wish.options),
                              *app.fonts, app.session.pinned);
    preview(ui, shot, {second + ui.px(gap), from.y}, {right, bottom});
  } catch (const Error& error) {
    ImGui::SetCursorScreenPos({second + ui.px(gap), from.y});
    notice(ui, error.what(), Tone::warning);
  }
  ImGui::SetCursorScreenPos({from.x, bottom + ui.px(gap)});
  std::optional<ExportPlan> answer;
  if (button(ui, "go", "Choose a file…", Weight::strong)) answer = wish;
  ImGui::SameLine(0, ui.px(measure::gap));
  const bool cancelled = button(ui, "cancel", "Cancel", Weight::quiet);
  if (answer || cancelled) {
    close_popup();
    overlay.kind = OverlayKind::none;
  }
  end_dialog(ui);
  return answer;
}

bool export_progress_panel(const Ui& ui, const ExportJob& job, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float width = ui.px(280), height = ui.px(44), side = ui.px(measure::control);
  const ImVec2 top{to.x - width - ui.px(16), from.y + ui.px(16)}, bottom{top.x + width, top.y + height};
  shim::round_rect(list, top, bottom, packed(ui.theme.raised), ui.px(measure::radius));
  shim::round_frame(list, top, bottom, packed(ui.theme.line), ui.px(measure::radius), ui.px(1));
  const float inner = ui.px(12), bar = ui.px(4);
  draw_text_in(ui, list, {top.x + inner, top.y + ui.px(6)}, {bottom.x - side - inner, top.y + ui.px(26)},
               "Exporting, " + std::to_string(static_cast<int>(job.progress() * 100)) + " %" + time_left(job), words(ui));
  const ImVec2 bar_from{top.x + inner, bottom.y - ui.px(12)}, bar_to{bottom.x - side - inner, bar_from.y + bar};
  shim::round_rect(list, bar_from, bar_to, packed(ui.theme.field), bar / 2);
  shim::round_rect(list, bar_from, {static_cast<float>(between(bar_from.x, bar_to.x, job.progress())), bar_to.y},
                   packed(ui.theme.accent), bar / 2);
  ImGui::SetCursorScreenPos({bottom.x - side - ui.px(8), top.y + (height - side) / 2});
  const bool cancel = icon_button(ui, "cancel export", Icon::close);
  tooltip(ui, "Give the export up; no file is left.");
  return cancel;
}

void toasts_panel(const Ui& ui, const std::vector<Toast>& toasts, double now, ImVec2 from, ImVec2 to) {
  float bottom = to.y;
  for (auto at = toasts.rbegin(); at != toasts.rend(); ++at) {
    toast(ui, at->words, at->warning ? Tone::warning : Tone::good, now - at->since, toast_seconds, from, {to.x, bottom});
    bottom -= ui.px(56);
  }
}

}  // namespace upstamp
