#include "base/file_pattern.h"

#include <functional>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

struct Place {
  std::string name;
  std::size_t least = 0;  // letters
};

// Gives the pattern's plain stretches and its places in turn.
void walk(std::string_view pattern, const std::function<void(std::string_view)>& plain,
          const std::function<void(const Place&)>& fill) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{'), close = open == std::string_view::npos ? open : pattern.find('}', open);
    plain(pattern.substr(0, close == std::string_view::npos ? pattern.size() : open));
    if (close == std::string_view::npos) return;
    const auto parts = split(pattern.substr(open + 1, close - open - 1), ':');
    Place place{parts.front(), 0};
    if (parts.size() > 1) {
      const auto least = parse_integer(parts[1]);
      if (parts.size() > 2 || !least || *least < 1 || *least > 20)
        throw Error("\"{" + shortened(pattern.substr(open + 1, close - open - 1)) +
                    "}\": after the colon stands how many digits, as in {step:03}.");
      place.least = static_cast<std::size_t>(*least);
    }
    fill(place);
    pattern.remove_prefix(close + 1);
  }
}

}  // namespace

bool has_place(std::string_view pattern, std::string_view name) {
  bool found = false;
  walk(
      pattern, [](std::string_view) {}, [&](const Place& place) { found |= place.name == name; });
  return found;
}

std::string filled_in(std::string_view pattern, const std::map<std::string, std::string>& words) {
  std::string text;
  const auto fill = [&](const Place& place) {
    const auto word = words.find(place.name);
    if (word == words.end()) {
      std::string known;
      for (const auto& [name, ignored] : words) known += (known.empty() ? "{" : ", {") + name + "}";
      throw Error("The file name has a place {" + shortened(place.name) + "} that nothing here fills. There is: " + known + ".");
    }
    text.append(place.least - std::min(place.least, word->second.size()), '0');
    text += word->second;
  };
  walk(
      pattern, [&](std::string_view plain) { text += plain; }, fill);
  return text;
}

}  // namespace upstamp
