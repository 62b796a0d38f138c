#include <algorithm>

#include "base/text.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

const Writer& writer_of(const Catalogue<Writer>& writers, const ExportPlan& wish) {
  if (const Writer* writer = writers.find(wish.writer)) return *writer;
  // A still picture is the most common wish.
  const auto still = std::find_if(writers.begin(), writers.end(), [](const Writer& writer) { return !writer.moves; });
  return still != writers.end() ? *still : *writers.begin();
}

void writer_settings(const Ui& ui, const Writer& writer, ExportPlan& wish) {
  for (const Parameter& parameter : writer.about.parameters) {
    const Value& value = writer.about.value(wish.settings, parameter.id);
    ImGui::PushID(parameter.id.c_str());
    if (const bool* on = std::get_if<bool>(&value)) {
      if (toggle(ui, "on", parameter.id, *on)) wish.settings[parameter.id] = !*on;
      tooltip(ui, parameter.doc);
    } else if (const auto* chosen = std::get_if<std::string>(&value)) {
      label(ui, parameter.id, words(ui));
      const auto at = std::find(parameter.choices.begin(), parameter.choices.end(), *chosen) - parameter.choices.begin();
      if (const auto picked = choice(ui, "choice", parameter.choices, static_cast<int>(at)))
        wish.settings[parameter.id] = parameter.choices[static_cast<std::size_t>(*picked)];
    } else {
      const NumberRange range{parameter.low, parameter.high, parameter.integral(), 0, {}};
      const Change<double> change =
          slider(ui, "number", part_of(value, Part::whole), range, {parameter.id, parameter.unit, parameter.doc, false});
      if (change.value) wish.settings[parameter.id] = with_part(value, Part::whole, *change.value);
    }
    ImGui::PopID();
  }
}

void what_to_write(const Ui& ui, const Writer& writer, int steps, ExportPlan& wish) {
  if (writer.moves && steps > 0) {
    section_label(ui, "Time");
    const std::vector<std::string> spans{"This moment", "All " + counted(steps, "step")};
    if (const auto picked = segments(ui, "span", spans, wish.all_steps ? 1 : 0)) wish.all_steps = *picked == 1;
    const bool plays = !writer.media_type.starts_with("text/");
    if (wish.all_steps && plays && toggle(ui, "smooth", "smooth motion", wish.smooth)) wish.smooth = !wish.smooth;
    blank(ui, 8);
  }
  section_label(ui, "Look");
  const std::vector<std::string> themes = theme_names();
  const auto at = std::find(themes.begin(), themes.end(), wish.theme) - themes.begin();
  if (const auto picked = segments(ui, "theme", themes, static_cast<int>(at)))
    wish.theme = themes[static_cast<std::size_t>(*picked)];
  blank(ui, 8);
}

}  // namespace

std::optional<ExportPlan> export_dialog(const Ui& ui, Overlay& overlay, const Catalogue<Writer>& writers, int steps) {
  if (overlay.kind != OverlayKind::export_dialog) return std::nullopt;
  if (overlay.opens) open_popup("export");
  overlay.opens = false;
  if (!begin_dialog(ui, "export", "Export", 440)) {
    overlay.kind = OverlayKind::none;
    return std::nullopt;
  }
  ExportPlan& wish = overlay.wish;
  const Writer& writer = writer_of(writers, wish);
  if (wish.writer != writer.about.id) wish.writer = writer.about.id, wish.all_steps = writer.moves;
  section_label(ui, "Format");
  for (const Writer& each : writers)
    if (row(ui, each.about.id.c_str(), each.about.title, "." + each.about.id, each.about.id == writer.about.id)) {
      wish.writer = each.about.id;
      wish.settings.clear();
      wish.all_steps = each.moves;
    }
  blank(ui, 4);
  paragraph(ui, writer.about.doc, quiet(ui));
  blank(ui, 8);
  what_to_write(ui, writer, steps, wish);
  writer_settings(ui, writer, wish);
  const Change<double> width =
      slider(ui, "width", wish.width_mm, {0, 400, true, 1, {}},
             {"width", wish.width_mm == 0 ? "as drawn" : "mm", "Width on paper; 0 leaves it as drawn.", false});
  if (width.value) wish.width_mm = *width.value;
  blank(ui, 12);
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
               "Exporting, " + std::to_string(static_cast<int>(job.progress() * 100)) + " %", words(ui));
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
