#include "base/files.h"
#include "base/text.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

constexpr int most_side = 64;  // of an input made by hand here; files may bring more
constexpr int most_channels = 16;

// Does another seed make other numbers? Then it is worth showing.
bool is_seeded(const std::string& preset) {
  constexpr Shape few{1, 1, 2, 2};
  return preset_values(preset, 1, few) != preset_values(preset, 2, few);
}

// A label at the left, what follows starts at the same place in every line.
void line_label(const Ui& ui, const std::string& text) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  draw_text_in(ui, *ImGui::GetWindowDrawList(), from, {from.x + ui.px(84), from.y + ui.px(measure::control)}, text, words(ui));
  ImGui::SetCursorScreenPos({from.x + ui.px(84), from.y});
}

std::optional<Filling> filling_choice(const Ui& ui, const Filling& filling) {
  std::vector<std::string> options = preset_names();
  const auto at = std::find(options.begin(), options.end(), filling.preset);
  int chosen = static_cast<int>(at - options.begin());
  if (filling.values) {
    chosen = static_cast<int>(options.size());
    options.push_back("own numbers");
  }
  std::optional<Filling> wanted;
  line_label(ui, "numbers");
  if (const auto picked = drop_down(ui, "preset", options, chosen); picked && *picked < static_cast<int>(preset_names().size()))
    wanted = Filling{preset_names()[static_cast<std::size_t>(*picked)], filling.seed, nullptr};
  if (filling.values || !is_seeded(filling.preset)) return wanted;
  line_label(ui, "seed");
  const Change<double> seed = number_box(ui, "seed", filling.seed, {0, 9999, true, 1, {}});
  if (seed.value) wanted = Filling{filling.preset, static_cast<int>(*seed.value), nullptr};
  return wanted;
}

std::optional<Edit> shape_choice(const Ui& ui, const Scene& scene) {
  std::optional<Edit> edit;
  const Shape shape = scene.input_shape;
  const auto side = [&](const char* id, int Shape::*member, int most) {
    const Change<double> change =
        number_box(ui, id, shape.*member, {1, static_cast<double>(std::max(most, shape.*member)), true, 1, {}}, false, ui.px(56));
    if (!change.value && !change.finished) return;
    Shape wanted = shape;
    wanted.*member = static_cast<int>(change.value.value_or(shape.*member));
    edit = change_input_shape(scene, wanted, change.held);
  };
  line_label(ui, "size");
  side("rows", &Shape::rows, most_side);
  tooltip(ui, "Rows of the input.");
  ImGui::SameLine(0, ui.px(4));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text_in(ui, *ImGui::GetWindowDrawList(), at, {at.x + ui.px(12), at.y + ui.px(measure::control)}, "×", words(ui),
               Side::center);
  ImGui::SetCursorScreenPos({at.x + ui.px(16), at.y});
  side("columns", &Shape::columns, most_side);
  tooltip(ui, "Columns of the input.");
  line_label(ui, "channels");                         // named because feature maps have channels, whatever views are called
  side("channels", &Shape::channels, most_channels);  // named because of the same
  return edit;
}

}  // namespace

InputAnswer input_panel(const Ui& ui, const Scene& scene, const Document& document, const SettingsSheet& sheet) {
  InputAnswer answer;
  section_label(ui, "Input");
  ImGui::PushID("input");
  if (const auto filling = filling_choice(ui, scene.input)) answer.edit = change_filling(scene, -1, *filling);
  if (auto edit = shape_choice(ui, scene)) answer.edit = std::move(edit);
  if (!document.numbers.empty() && scene.input.values == document.numbers_read) {
    const std::string file = utf8_from_path(path_from_utf8(document.numbers).filename());
    const Change<double> side = slider(ui, "most", document.most_side, {2, 64, true, 1, {}},
                                       {"longest side", "cells", "How far " + file + " is shrunk.", false});
    if (side.value) answer.most_side = static_cast<int>(*side.value);
  }
  ImGui::PopID();
  blank(ui, 12);
  if (sheet.op && sheet.op->weight) {
    section_label(ui, "Kernel");
    ImGui::PushID("kernel");
    const Filling& weights = scene.layers[static_cast<std::size_t>(sheet.layer)].weights;
    if (const auto filling = filling_choice(ui, weights)) answer.edit = change_filling(scene, sheet.layer, *filling);
    ImGui::PopID();
    blank(ui, 12);
  }
  return answer;
}

}  // namespace upstamp
