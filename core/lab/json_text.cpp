#include "lab/json_text.h"

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace upstamp {
namespace {
using Json = nlohmann::ordered_json;
constexpr std::size_t deepest_nesting = 32;
}  // namespace

Json parsed_json(std::string_view text) {
  // The library recurses with the nesting, so depth is bounded before it sees hostile text.
  std::size_t depth = 0, deepest = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_text) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        in_text = false;
    } else if (text[i] == '"') {
      in_text = true;
    } else if (text[i] == '[' || text[i] == '{') {
      deepest = std::max(deepest, ++depth);
    } else if ((text[i] == ']' || text[i] == '}') && depth > 0) {
      --depth;
    }
  }
  if (deepest > deepest_nesting)
    throw Error("lists and objects are nested more than " + std::to_string(deepest_nesting) + " deep.");
  try {
    return Json::parse(text);
  } catch (const Json::out_of_range&) {
    throw Error("a number is too large to be held. Write finite numbers only.");
  } catch (const Json::parse_error& error) {
    const std::size_t at = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    const auto start = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const auto column = at - (start == std::string_view::npos ? 0 : start + 1) + 1;
    throw Error("line " + std::to_string(line) + ", column " + std::to_string(column) +
                ": this is not JSON. Look for a missing comma, quote or bracket.");
  }
}

}  // namespace upstamp
