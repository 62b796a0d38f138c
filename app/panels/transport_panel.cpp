#include "base/text.h"
#include "panels/panels.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr int most_terms = 6;

std::vector<Run> equation_runs(const Ui& ui, const Study& study, const Tag& tag) {
  const LayerStudy& layer = *study.find(tag.layer);
  const Palette& colors = ui.theme.palette;
  if (tag.role == Role::input)
    return {{cell_name('x', layer.x.shape, tag.cell), colors.input.line}, {" = " + number_text(layer.x[tag.cell]), ui.theme.ink}};
  if (tag.role == Role::weight)
    return {{cell_name('w', layer.w.shape, tag.cell), colors.kernel.line},
            {" = " + number_text(layer.w[tag.cell]), ui.theme.ink}};
  std::vector<Run> shown;
  const Equation equation = tag.role == Role::tap ? product_of(layer, layer.wiring.taps[static_cast<std::size_t>(tag.cell)])
                                                  : equation_of(layer, tag.cell, taps_into(layer, tag.cell, nullptr), most_terms);
  for (const EquationPiece& piece : equation)
    shown.push_back({piece.words, piece.role == Role::none && !piece.result ? ui.theme.ink
                                  : piece.result                            ? colors.output.line
                                                                            : colors.of(piece.role).line});
  return shown;
}

}  // namespace

TransportChange transport_panel(const Ui& ui, const App& app) {
  TransportState state;
  state.time = app.lab.time();
  state.steps = app.steps();
  state.playing = app.session.playing;
  state.loop = app.session.loop;
  state.speed = app.session.speed;
  state.orders = {"Stamp", "Gather"};
  state.order = app.lab.scene().order == Order::scatter ? 0 : 1;
  return transport(ui, state);
}

void status_panel(const Ui& ui, const App& app, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Tag& tag = app.session.hovered.role != Role::none ? app.session.hovered : app.session.pinned;
  const bool cell = app.lab.study() && tag.role != Role::none && in_grid(*app.lab.study(), tag);
  TextLook look = quiet(ui);
  if (!cell) {
    draw_text_in(ui, list, from, to, "Point at a cell to see where its number comes from; click to keep it.", look);
    return;
  }
  look = numbers(ui);
  look.size = measure::small + 1;
  ImVec2 pen{from.x, centred_baseline(ui, from.y, to.y, look)};
  list.PushClipRect(from, to, true);
  for (const Run& run : equation_runs(ui, *app.lab.study(), tag)) {
    look.color = run.color;
    draw_text(ui, list, pen, run.text, look);
    pen.x += text_width(ui, run.text, look);
  }
  list.PopClipRect();
  if (!source_of(*app.lab.study(), tag)) return;
  const std::string hint = "drag up or down to change, double-click to type";
  const float room = to.x - pen.x - ui.px(24);
  if (text_width(ui, hint, quiet(ui)) <= room)
    draw_text_in(ui, list, {pen.x + ui.px(24), from.y}, to, hint, quiet(ui), Side::right);
}

}  // namespace upstamp
