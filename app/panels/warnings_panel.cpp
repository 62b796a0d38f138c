#include "panels/panels.h"

namespace upstamp {

std::optional<Edit> warnings_panel(const Ui& ui, const std::vector<Warning>& warnings, const Scene& scene, int layer) {
  std::optional<Edit> edit;
  for (const Warning& warning : warnings) {
    notice(ui, warning.sentence, Tone::plain);
    blank(ui, 4);
    std::vector<std::string> offers, tips;
    for (const Remedy& remedy : warning.remedies) {
      offers.push_back(remedy.title);
      tips.push_back(remedy.sentence);
    }
    if (const auto clicked = chips(ui, warning.id.c_str(), offers, tips))
      edit = change_settings(scene, layer, warning.remedies[*clicked].changes, warning.remedies[*clicked].title);
    blank(ui, 12);
  }
  return edit;
}

}  // namespace upstamp
