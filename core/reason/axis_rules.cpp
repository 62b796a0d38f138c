#include "reason/axis_rules.h"

namespace upstamp {

const Sliding* stamps(const LayerStudy& layer) {
  const bool stamping = layer.wiring.sliding && layer.wiring.sliding->coarse_is_input && layer.wiring.weight.cells() > 0;
  return stamping ? &*layer.wiring.sliding : nullptr;
}

void change(Settings& changes, const LayerStudy& layer, std::string_view parameter, Part where, int number) {
  const auto found = changes.find(parameter);
  const Value& old = found == changes.end() ? layer.op->about.value(layer.layer.settings, parameter) : found->second;
  changes.insert_or_assign(std::string(parameter), with_part(old, where, number));
}

std::string along_axes(const std::string& rows, const std::string& columns) {
  if (rows.empty() && columns.empty()) return "";
  if (rows == columns) return "Along both axes " + rows;
  if (columns.empty()) return "Along the rows " + rows;
  return rows.empty() ? "Along the columns " + columns : "Along the rows " + rows + ", along the columns " + columns;
}

}  // namespace upstamp
