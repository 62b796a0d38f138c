#include "panels/panels.h"

namespace upstamp {

std::optional<Edit> dialect_panel(const Ui& ui, const DialectSheet& sheet, const Scene& scene) {
  section_label(ui, "In the words of");
  std::optional<Edit> edit;
  if (const auto picked = choice(ui, "dialect", sheet.titles, sheet.chosen))
    edit = change_dialect(scene, sheet.ids[static_cast<std::size_t>(*picked)], sheet.titles[static_cast<std::size_t>(*picked)]);
  tooltip(ui, "Whose names the settings have, and whose rules hold.");
  TextLook call = numbers(ui);
  call.size = measure::small;
  if (!sheet.call.empty()) paragraph(ui, sheet.call, call);
  if (!sheet.sentence.empty()) paragraph(ui, sheet.sentence, quiet(ui));
  blank(ui, 8);
  return edit;
}

}  // namespace upstamp
