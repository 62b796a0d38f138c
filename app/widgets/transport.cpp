#include "widgets/transport.h"

#include <utility>

#include "base/text.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/item.h"
#include "widgets/text.h"

namespace upstamp {
namespace {

constexpr double play_side = 36, knob_radius = 7, track_tall = 4, smallest_scrub = 120;

void draw_ticks(const Ui& ui, const Item& area, float left, float right, int steps, const std::vector<int>& sections) {
  const float spacing = (right - left) / static_cast<float>(std::max(1, steps)), top = std::round(area.center().y + ui.px(7));
  const float wide = std::max(1.0F, ui.px(1));
  const auto tick = [&](int step, double tall, Color color) {
    const float x = std::round(left + spacing * static_cast<float>(step) - wide / 2);
    canvas().AddRectFilled({x, top}, {x + wide, top + ui.px(tall)}, packed(color));
  };
  if (spacing >= ui.px(4))
    for (int step = 0; step <= steps; ++step) tick(step, 4, ui.theme.faint);
  for (const int step : sections)
    if (step >= 0 && step <= steps) tick(step, 7, ui.theme.muted);
}

void draw_scrub(const Ui& ui, const Item& area, float left, float right, float x) {
  const Theme& theme = ui.theme;
  const float half = ui.px(track_tall) / 2, middle = std::round(area.center().y);
  const Color strong = ui.disabled ? theme.faint : theme.accent;
  const auto bar = [&](float to, Color color) {
    shim::round_rect(canvas(), {left - half, middle - half}, {to + half, middle + half}, packed(color), half);
  };
  bar(right, mixed(theme.field, theme.line, theme.palette.dark ? 0.5 : 0.7));
  bar(x, strong);
  const ImVec2 center{std::round(x), middle};
  const float radius = ui.px(knob_radius);
  if (!ui.disabled && (area.hovered || area.held))
    canvas().AddCircleFilled(center, radius + ui.px(area.held ? 6 : 4), packed(strong, area.held ? 0.25 : 0.15), 40);
  if (area.focused && !ui.disabled)
    canvas().AddCircle(center, radius + ui.px(3.5), packed(theme.accent), 40, ui.px(measure::focus_ring));
  canvas().AddCircleFilled(center, radius, packed(strong), 40);
}

// Round, filled: the one strong thing of the bar.
bool play_button(const Ui& ui, bool playing) {
  const Item area = item(ui, "play", {ui.px(play_side), ui.px(play_side)});
  const float radius = area.width() / 2;
  const Color ground = ui.disabled ? ui.theme.field : ui.theme.accent;
  shim::round_rect(canvas(), area.from, area.to, packed(ground), radius);
  show_state(ui, area, radius, true);
  const float nudge = playing ? 0 : ui.px(1);  // a triangle looks centred when it is not
  draw_icon(canvas(), playing ? Icon::pause : Icon::play, {area.center().x + nudge, area.center().y}, ui.px(18),
            packed(ui.disabled ? ui.theme.faint : ui.theme.on_accent));
  return area.clicked;
}

// A line of things of different heights, all centred on one middle.
class Line {
 public:
  explicit Line(const Ui& ui) : ui_(ui), start_(ImGui::GetCursorScreenPos()), x_(start_.x), right_(start_.x + width_or_rest(0)) {}
  void place(double width, double height, double gap) {
    ImGui::SetCursorScreenPos({x_, std::round(start_.y + (ui_.px(play_side) - ui_.px(height)) / 2)});
    x_ += ui_.px(width) + ui_.px(gap);
  }
  // The same from the right end; false when it would leave too little for the scrub bar.
  bool place_right(float width, double height, double gap) {
    if (right_ - width - ui_.px(gap) - x_ < ui_.px(smallest_scrub)) return false;
    right_ -= width;
    ImGui::SetCursorScreenPos({right_, std::round(start_.y + (ui_.px(play_side) - ui_.px(height)) / 2)});
    right_ -= ui_.px(gap);
    return true;
  }
  float rest() const { return right_ - x_; }
  void end() const {
    ImGui::SetCursorScreenPos(start_);
    ImGui::Dummy({1, ui_.px(play_side)});
  }

 private:
  const Ui& ui_;
  ImVec2 start_;
  float x_, right_;
};

void add_steps(const Ui& ui, Line& line, const TransportState& state, TransportChange& change) {
  const auto act = [&](bool pressed, TransportAct done) {
    if (pressed) change.act = done;
  };
  line.place(measure::control, measure::control, measure::unit);
  act(icon_button(ui.when(state.time > 0), "back", Icon::step_back), TransportAct::step_back);
  tooltip(ui, "One step back");
  line.place(play_side, play_side, measure::unit);
  act(play_button(ui.when(state.steps > 0), state.playing), state.playing ? TransportAct::pause : TransportAct::play);
  tooltip(ui, state.playing ? "Pause" : "Play");
  line.place(measure::control, measure::control, measure::wide_gap);
  act(icon_button(ui.when(state.time < state.steps), "forward", Icon::step_forward), TransportAct::step_forward);
  tooltip(ui, "One step forward");
}

void add_speed(const Ui& ui, Line& line, const TransportState& state, TransportChange& change) {
  const TextLook look = quiet(ui);
  const std::string text = rounded_text(state.speed, 2) + (state.speed == 1 ? " step/s" : " steps/s");
  const float words_wide = std::ceil(text_width(ui, "0.25 steps/s", look));
  const float wide = words_wide + 2 * ui.px(measure::target) + 2 * ui.px(measure::unit);
  if (!line.place_right(wide, measure::target, measure::wide_gap)) return;
  if (icon_button(ui, "slower", Icon::minus, false, measure::target)) change.act = TransportAct::slower;
  tooltip(ui, "Slower");
  ImGui::SameLine(0, ui.px(measure::unit));
  const ImVec2 from = ImGui::GetCursorScreenPos();
  draw_text_in(ui, canvas(), from, {from.x + words_wide, from.y + ui.px(measure::target)}, text, look, Side::center);
  ImGui::Dummy({words_wide, ui.px(measure::target)});
  ImGui::SameLine(0, ui.px(measure::unit));
  if (icon_button(ui, "faster", Icon::plus, false, measure::target)) change.act = TransportAct::faster;
  tooltip(ui, "Faster");
}

void add_count(const Ui& ui, Line& line, const TransportState& state) {
  const int step = std::clamp(static_cast<int>(state.time) + 1, std::min(1, state.steps), state.steps);
  const TextLook look{measure::small, ui.disabled ? ui.theme.faint : ui.theme.muted, Face::mono};
  const auto text = [&](int now) { return std::to_string(now) + " / " + std::to_string(state.steps); };
  const float wide = std::ceil(text_width(ui, text(state.steps), look));
  if (!line.place_right(wide, measure::target, measure::wide_gap)) return;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  draw_text_in(ui, canvas(), from, {from.x + wide, from.y + ui.px(measure::target)}, text(step), look, Side::right);
  ImGui::Dummy({wide, ui.px(measure::target)});
  tooltip(ui, "The present step, of all steps");
}

}  // namespace

Change<double> scrub_bar(const Ui& ui, const char* id, double time, int steps, const std::vector<int>& sections, float width) {
  const Item area = item(ui, id, {width_or_rest(width), ui.px(measure::control)}, true);
  const float left = area.from.x + ui.px(knob_radius), right = std::max(left + 1, area.to.x - ui.px(knob_radius));
  Change<double> change;
  if (!ui.pose && steps > 0) {
    if (area.grabbed) ui.memory.dragged = false;
    change.held = area.held;
    const double share = std::clamp(static_cast<double>((ImGui::GetMousePos().x - left) / (right - left)), 0.0, 1.0);
    if (area.held && ImGui::IsMouseDown(0) && share * steps != time) {
      change.value = share * steps;
      ui.memory.dragged = true;
    }
    change.finished = area.released && std::exchange(ui.memory.dragged, false);
    if (area.step != 0) change = {std::clamp(time + area.step, 0.0, static_cast<double>(steps)), false, true};
  }
  const double shown = steps > 0 ? std::clamp(change.value.value_or(time) / steps, 0.0, 1.0) : 0;
  draw_ticks(ui, area, left, right, steps, sections);
  draw_scrub(ui, area, left, right, left + (right - left) * static_cast<float>(shown));
  return change;
}

TransportChange transport(const Ui& ui, const TransportState& state) {
  TransportChange change;
  ImGui::PushID("transport");
  Line line(ui);
  add_steps(ui, line, state, change);
  // What matters most claims its place first.
  if (!state.orders.empty()) {
    float wide = 0;
    for (const std::string& order : state.orders)
      wide = std::max(wide, std::ceil(text_width(ui, order, {measure::words, {}, Face::sans_semibold})) + ui.px(26));
    wide *= static_cast<float>(state.orders.size());
    if (line.place_right(wide, measure::control, measure::wide_gap))
      change.order = segments(ui, "order", state.orders, state.order, wide);
  }
  if (line.place_right(ui.px(measure::control), measure::control, measure::wide_gap)) {
    if (icon_button(ui, "loop", Icon::loop, state.loop)) change.act = TransportAct::flip_loop;
    tooltip(ui, state.loop ? "Playing starts again at the end" : "Playing stops at the end");
  }
  add_speed(ui, line, state, change);
  add_count(ui, line, state);
  const float rest = line.rest();
  line.place(0, measure::control, 0);
  change.time = scrub_bar(ui.when(state.steps > 0), "scrub", state.time, state.steps, state.sections, rest);
  line.end();
  ImGui::PopID();
  return change;
}

}  // namespace upstamp
