// Key chords as people write them ("Ctrl+Shift+Z", "PageDown", "?") and as the window reports them. Key codes are the window
// library's (printable keys are their US letter), so that nothing here needs its headers.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace upstamp {

struct Modifiers {
  bool control = false, shift = false, alt = false;
  bool operator==(const Modifiers&) const = default;
};

// Bits as the window reports them: 1 shift, 2 control, 4 alt, 8 the command key, which counts as control.
Modifiers modifiers_from_bits(int bits);

struct Chord {
  std::vector<int> keys;  // any of these, because some signs are on the number pad as well
  Modifiers modifiers;
  bool shift_matters = true;  // false for signs that need shift on some keyboards
};

// Throws Error for an unknown name; the names are those of the command table.
Chord chord_named(std::string_view text);
bool matches(const Chord&, int key, Modifiers);
// As shown in menus: "Ctrl+Shift+Z", "→", "Page Down".
std::string chord_label(std::string_view text);

}  // namespace upstamp
