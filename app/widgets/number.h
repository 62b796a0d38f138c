// Numbers to drag and type. One gesture (press, drag, release; or one typed entry) changes a value many times and is finished
// once, so that it can be one undo step.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/ui.h"

namespace upstamp {

// `value`: the new one, in frames where it changed. `held`: the gesture goes on. `finished`: it ended in this frame, after some
// change.
template <class Type>
struct Change {
  std::optional<Type> value;
  bool held = false;
  bool finished = false;
  explicit operator bool() const { return value.has_value(); }
};

struct NumberRange {
  double low = 0, high = 1;
  bool integral = true;
  double step = 0;         // of arrow keys and one drag pixel when not integral; 0 = a hundredth of the range
  std::vector<int> legal;  // integers that break no rule now; empty = all. The others can be reached, but are marked
  double typed_low = 0, typed_high = 0;  // what can be typed beyond the track; both 0 = no more than low to high
};

// label over the track, number and unit at the right. An empty label puts track and number on one line.
struct NumberWords {
  std::string label, unit, doc;  // doc becomes the tooltip
  bool broken = false;           // a rule is broken: warning colour and a mark beside the number
};

// Drag the knob or the number, click the track, type after a double click or Enter, arrow keys by one (with keyboard focus).
// Typed numbers are clamped to what can be typed; fractions like 1/3 are understood.
Change<double> slider(const Ui&, const char* id, double value, const NumberRange&, const NumberWords&);

// The box alone, `width` pixels wide (0: 64 points): drag sideways, double-click or Enter to type. Shift drags finely.
Change<double> number_box(const Ui&, const char* id, double value, const NumberRange&, bool broken = false, float width = 0);

// A line of text to type into; `hint` while empty. finished = Enter or focus lost after a change.
Change<std::string> text_field(const Ui&, const char* id, const std::string& text, std::string_view hint, float width = 0,
                               bool focus_now = false);

// "3", "-0.5", "1/3" as a number.
std::optional<double> typed_number(std::string_view text);

}  // namespace upstamp
