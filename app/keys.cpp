#include "keys.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

struct Name {
  std::string_view text, label;
  int key, also;  // also: the same key on the number pad, 0 = none
};

constexpr std::array names{
    Name{"Space", "Space", 32, 0},
    Name{"Escape", "Esc", 256, 0},
    Name{"Enter", "Enter", 257, 335},
    Name{"Tab", "Tab", 258, 0},
    Name{"Backspace", "Backspace", 259, 0},
    Name{"Delete", "Delete", 261, 0},
    Name{"Right", "→", 262, 0},
    Name{"Left", "←", 263, 0},
    Name{"Down", "↓", 264, 0},
    Name{"Up", "↑", 265, 0},
    Name{"PageUp", "Page Up", 266, 0},
    Name{"PageDown", "Page Down", 267, 0},
    Name{"Home", "Home", 268, 0},
    Name{"End", "End", 269, 0},
    Name{"F1", "F1", 290, 0},
    Name{"F11", "F11", 300, 0},
    Name{"0", "0", 48, 320},
    Name{"+", "+", 61, 334},
    Name{"-", "−", 45, 333},
    Name{"?", "?", 47, 0},
};

const Name* named(std::string_view text) {
  const auto at = std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.text == text; });
  return at == names.end() ? nullptr : &*at;
}

// "Ctrl++" ends in the key "+", so the last plus sign with something after it divides.
std::pair<std::string_view, std::string_view> modifiers_and_key(std::string_view text) {
  const std::size_t plus = text.size() < 2 ? std::string_view::npos : text.rfind('+', text.size() - 2);
  if (plus == std::string_view::npos) return {"", text};
  return {text.substr(0, plus), text.substr(plus + 1)};
}

}  // namespace

Modifiers modifiers_from_bits(int bits) { return {(bits & (2 | 8)) != 0, (bits & 1) != 0, (bits & 4) != 0}; }

Chord chord_named(std::string_view text) {
  const auto [before, key] = modifiers_and_key(text);
  Chord chord;
  for (const std::string& part : before.empty() ? std::vector<std::string>{} : split(before, '+')) {
    if (part == "Ctrl")
      chord.modifiers.control = true;
    else if (part == "Shift")
      chord.modifiers.shift = true;
    else if (part == "Alt")
      chord.modifiers.alt = true;
    else
      throw Error("There is no modifier key \"" + part + "\" in \"" + std::string(text) + "\". There is: Ctrl, Shift, Alt.");
  }
  if (key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z') {
    chord.keys = {key[0]};
  } else if (const Name* name = named(key)) {
    chord.keys = {name->key};
    if (name->also != 0) chord.keys.push_back(name->also);
  } else {
    throw Error("There is no key \"" + std::string(key) + "\" in \"" + std::string(text) + "\".");
  }
  if (key == "?") chord.modifiers.shift = true;
  chord.shift_matters = key != "+";
  return chord;
}

bool matches(const Chord& chord, int key, Modifiers held) {
  if (std::find(chord.keys.begin(), chord.keys.end(), key) == chord.keys.end()) return false;
  if (!chord.shift_matters) held.shift = chord.modifiers.shift;
  return held == chord.modifiers;
}

std::string chord_label(std::string_view text) {
  const auto [before, key] = modifiers_and_key(text);
  const Name* name = named(key);
  const std::string shown(name ? name->label : key);
  return before.empty() ? shown : std::string(before) + "+" + shown;
}

}  // namespace upstamp
