// Things to press. All answer true in the frame of the click; Enter and Space press the one with the keyboard's focus.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/icons.h"
#include "widgets/ui.h"

namespace upstamp {

enum class Weight {
  plain,   // tinted ground
  strong,  // the one main action of a place
  quiet,   // words alone until hovered
};
// Width 0: as wide as the words need. `id` must be unique among its neighbours; the words are only shown.
bool button(const Ui&, const char* id, std::string_view words, Weight = Weight::plain, float width = 0);
bool button(const Ui&, const char* id, Icon, std::string_view words, Weight = Weight::plain, float width = 0);
// Square. `chosen` shows it pressed in (a mode that is on).
bool icon_button(const Ui&, const char* id, Icon, bool chosen = false, double side = measure::control);
// A small pill inside running content: "stride = 3", to mend a broken rule with a click.
bool chip(const Ui&, const char* id, std::string_view words);
// Chips beside each other, on as many lines as they need. The index of the one that was clicked; `tips` are their tooltips.
std::optional<std::size_t> chips(const Ui&, const char* id, const std::vector<std::string>& words,
                                 const std::vector<std::string>& tips = {});
// Words at the left, a switch at the right end of the line. True when the user flipped it (the caller holds the value).
bool toggle(const Ui&, const char* id, std::string_view words, bool on);
// A whole line that can be chosen: menu entries, lists, the command palette. `keys` stand at the right, muted. `chosen` is
// marked.
bool row(const Ui&, const char* id, std::string_view words, std::string_view keys = {}, bool chosen = false);
bool row(const Ui&, const char* id, Icon, std::string_view words, std::string_view keys = {}, bool chosen = false);

}  // namespace upstamp
