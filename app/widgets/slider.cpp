#include <utility>

#include "base/text.h"
#include "widgets/icons.h"
#include "widgets/item.h"
#include "widgets/number.h"
#include "widgets/text.h"

namespace upstamp {
namespace {

constexpr double track_tall = 4, knob_radius = 7, box_wide = 56;
constexpr int most_notches = 24;

struct Track {
  float left, right, middle;
  double low, high;
  float at(double value) const {
    const double share = high > low ? (value - low) / (high - low) : 0;
    return left + (right - left) * static_cast<float>(std::clamp(share, 0.0, 1.0));
  }
  double value_at(float x) const {
    return low + (high - low) * std::clamp(static_cast<double>((x - left) / std::max(1.0F, right - left)), 0.0, 1.0);
  }
};

bool is_legal(const NumberRange& range, int value) {
  return range.legal.empty() || std::find(range.legal.begin(), range.legal.end(), value) != range.legal.end();
}

void draw_bar(const Ui& ui, const Track& track, float from, float to, double tall, Color color) {
  const float half = std::max(0.5F, ui.px(tall) / 2);
  if (to > from) shim::round_rect(canvas(), {from, track.middle - half}, {to, track.middle + half}, packed(color), half);
}

// Every integer as a notch below the track: a dot where it is legal, a small cross where a rule forbids it.
void draw_notches(const Ui& ui, const Track& track, const NumberRange& range) {
  const int count = static_cast<int>(range.high - range.low) + 1;
  if (!range.integral || count > most_notches || (track.right - track.left) / static_cast<float>(count) < ui.px(5)) return;
  const float y = std::round(track.middle + ui.px(10)), arm = std::max(1.0F, ui.px(2));
  for (int value = static_cast<int>(range.low); value <= static_cast<int>(range.high); ++value) {
    const float x = std::round(track.at(value)) + 0.5F;
    if (is_legal(range, value)) {
      canvas().AddCircleFilled({x, y}, std::max(1.0F, ui.px(1.25)), packed(ui.theme.faint), 12);
    } else {
      canvas().AddLine({x - arm, y - arm}, {x + arm, y + arm}, packed(ui.theme.warning), std::max(1.0F, ui.px(1.2)));
      canvas().AddLine({x - arm, y + arm}, {x + arm, y - arm}, packed(ui.theme.warning), std::max(1.0F, ui.px(1.2)));
    }
  }
}

void draw_track(const Ui& ui, const Track& track, double value, const NumberRange& range, bool broken) {
  const Theme& theme = ui.theme;
  const float end = ui.px(track_tall) / 2;
  draw_bar(ui, track, track.left - end, track.right + end, track_tall,
           mixed(theme.field, theme.line, theme.palette.dark ? 0.5 : 0.7));
  const Color strong = ui.disabled ? theme.faint : broken ? theme.warning : theme.accent;
  draw_bar(ui, track, track.left - end, track.at(value), track_tall, strong);
  draw_notches(ui, track, range);
}

void draw_knob(const Ui& ui, const Track& track, double value, bool broken, const Item& area) {
  const Theme& theme = ui.theme;
  const ImVec2 center{std::round(track.at(value)), track.middle};
  const float radius = ui.px(knob_radius);
  const Color strong = ui.disabled ? theme.faint : broken ? theme.warning : theme.accent;
  if (!ui.disabled && (area.hovered || area.held))
    canvas().AddCircleFilled(center, radius + ui.px(area.held ? 6 : 4), packed(strong, area.held ? 0.25 : 0.15), 40);
  if (area.focused && !ui.disabled)
    canvas().AddCircle(center, radius + ui.px(3.5), packed(theme.accent), 40, ui.px(measure::focus_ring));
  canvas().AddCircleFilled(center, radius, packed(strong), 40);
  canvas().AddCircleFilled(center, radius - ui.px(area.held ? 3.5 : 2), packed(ui.disabled ? theme.panel : theme.raised), 40);
}

double settled(double value, const NumberRange& range) {
  if (range.integral) return std::clamp(std::round(value), range.low, range.high);
  const double step = range.step > 0 ? range.step : (range.high - range.low) / 100;
  const double stepped = range.low + std::round((value - range.low) / step) * step;
  return std::clamp(parse_number(rounded_text(stepped, 6)).value_or(value), range.low, range.high);
}

Change<double> drag_track(const Ui& ui, const Item& area, const Track& track, double value, const NumberRange& range) {
  Change<double> change;
  if (ui.pose) return change;
  if (area.grabbed) ui.memory.dragged = false;
  change.held = area.held;
  if (area.held && ImGui::IsMouseDown(0)) {
    const double next = settled(track.value_at(ImGui::GetMousePos().x), range);
    if (next != value) {
      change.value = next;
      ui.memory.dragged = true;
    }
  }
  if (area.step != 0) {
    const double by = range.integral ? 1 : range.step > 0 ? range.step : (range.high - range.low) / 100;
    const double next = settled(value + area.step * by, range);
    if (next != value) return {next, false, true};
  }
  change.finished = area.released && std::exchange(ui.memory.dragged, false);
  return change;
}

// The track with its range at both ends, `width` pixels in all.
Change<double> track_line(const Ui& ui, double value, const NumberRange& range, bool broken, float width) {
  const TextLook look{measure::tiny, ui.disabled ? ui.theme.faint : ui.theme.muted, Face::mono};
  const std::string low = rounded_text(range.low, 2), high = rounded_text(range.high, 2);
  const float gap = ui.px(knob_radius + 5);
  const float low_wide = text_width(ui, low, look), high_wide = text_width(ui, high, look);
  const Item area = item(ui, "track", {width, ui.px(measure::target)}, true);
  const Track track{area.from.x + low_wide + gap, area.to.x - high_wide - gap, std::round(area.center().y), range.low,
                    range.high};
  draw_text_in(ui, canvas(), area.from, {area.from.x + low_wide, area.to.y}, low, look);
  draw_text_in(ui, canvas(), {area.to.x - high_wide, area.from.y}, area.to, high, look);
  const Change<double> change = drag_track(ui, area, track, value, range);
  const double shown = change.value.value_or(value);
  draw_track(ui, track, shown, range, broken);
  draw_knob(ui, track, shown, broken, area);
  return change;
}

void label_line(const Ui& ui, const NumberWords& words, ImVec2 from, ImVec2 to) {
  TextLook look = upstamp::words(ui);
  const float wide = std::min(to.x - from.x, std::ceil(text_width(ui, words.label, look)));
  if (words.broken && !ui.disabled) {
    look.color = ui.theme.warning;
    draw_icon(canvas(), Icon::warning, {from.x + ui.px(7), (from.y + to.y) / 2}, ui.px(14), packed(ui.theme.warning));
    from.x += ui.px(20);
  }
  draw_text_in(ui, canvas(), from, {std::min(to.x, from.x + wide + 1), to.y}, words.label, look);
  const ImVec2 unit{from.x + wide + ui.px(measure::gap), from.y};
  if (to.x - unit.x > ui.px(20)) draw_text_in(ui, canvas(), unit, to, words.unit, quiet(ui));
}

template <class Type>
Change<Type> either(const Change<Type>& one, const Change<Type>& other) {
  return {one.value ? one.value : other.value, one.held || other.held, one.finished || other.finished};
}

}  // namespace

Change<double> slider(const Ui& ui, const char* id, double value, const NumberRange& range, const NumberWords& words) {
  ImGui::PushID(id);
  ImGui::BeginGroup();
  const float width = width_or_rest(0), box = ui.px(box_wide), gap = ui.px(measure::gap);
  Change<double> change;
  if (words.label.empty()) {
    change = track_line(ui, value, range, words.broken, width - box - gap);
    ImGui::SameLine(0, gap);
    change = either(change, number_box(ui, "number", value, range, words.broken, box));
  } else {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    label_line(ui, words, from, {from.x + width - box - gap, from.y + ui.px(measure::target)});
    ImGui::SetCursorScreenPos({from.x + width - box, from.y});
    change = number_box(ui, "number", value, range, words.broken, box);
    ImGui::SetCursorScreenPos({from.x, from.y + ui.px(measure::target)});
    change = either(change, track_line(ui, value, range, words.broken, width));
    blank(ui, measure::unit);  // below the notches
  }
  ImGui::EndGroup();
  ImGui::PopID();
  if (!change.held) tooltip(ui, words.doc);
  return change;
}

}  // namespace upstamp
