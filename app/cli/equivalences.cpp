#include "reason/equivalences.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/commands.h"

namespace upstamp {

std::string equivalences_listed(bool json) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array();
  std::string text;
  for (const Equivalence& one : equivalences(all_ops(), 1)) {
    all.push_back({{"id", one.id},
                   {"title", one.title},
                   {"sentence", one.sentence},
                   {"source", one.source},
                   {"largest_difference", one.largest_difference}});
    text += one.id + ": " + one.title + ".\n  " + one.sentence +
            "\n  Largest difference on noise: " + number_text(one.largest_difference) + ". (" + one.source + ")\n\n";
  }
  if (!text.empty()) text.pop_back();
  return json ? Json{{"equivalences", all}}.dump(2) + "\n" : text;
}

}  // namespace upstamp
