#include "base/text.h"
#include "panels/panels.h"

namespace upstamp {

std::optional<Edit> layers_panel(const Ui& ui, const Scene& scene, const Catalogue<Op>& ops, const Study* study,
                                 const Obstacle& obstacle) {
  if (scene.layers.size() < 2) return std::nullopt;
  std::optional<Edit> edit;
  section_label(ui, "Layers");
  const int focus = focused_layer(scene);
  for (int index = 0; index < static_cast<int>(scene.layers.size()); ++index) {
    const Layer& layer = scene.layers[static_cast<std::size_t>(index)];
    const Op* op = ops.find(layer.op);
    const bool worked_out = study && obstacle.problems.empty() && index < static_cast<int>(study->layers.size());
    const std::string size = worked_out ? shape_text(study->layers[static_cast<std::size_t>(index)].y.shape) : "";
    const std::string title = std::to_string(index + 1) + "  " + (op ? op->about.title : layer.op);
    ImGui::PushID(index);
    const bool clicked = obstacle.layer == index && !obstacle.problems.empty()
                             ? row(ui, "layer", Icon::warning, title, size, index == focus)
                             : row(ui, "layer", title, size, index == focus);
    if (clicked && index != focus) edit = focus_layer(scene, index);
    ImGui::PopID();
  }
  blank(ui, 12);
  return edit;
}

}  // namespace upstamp
