// A moving picture as a function: figures by frame number, and what formats keep besides figures. A still is a film of one frame.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "figure/figure.h"

namespace upstamp {

// Numbers that stand behind the pictures, for formats that hold numbers.
struct NumberGrid {
  std::string name, title;     // "x", "Input"
  std::vector<int> sides;      // outermost first, one to four: channels, rows, columns for a feature map
  std::vector<double> values;  // row-major, as many as the sides say; NaN = nothing is there yet
};

// What a frame says besides its picture; its figure's description says what happens in it.
struct Telling {
  std::string place;     // "Step 3 of 9"
  std::string equation;  // of the cell that the step explains; "" = none
  NumberGrid output;     // as far as it has come
};

// All frames have the first one's size. The functions may be called from any thread, in any order, repeatedly.
struct Film {
  int frames = 1;
  double frames_per_second = 1;
  std::function<Figure(int frame)> frame;
  std::string title = {}, note = {};               // of the document; one line; plain sentences
  std::string scene = {};                          // the document it was made from, as JSON; "" = none
  std::vector<NumberGrid> grids = {};              // input, weights, and last the finished output
  std::function<Telling(int frame)> telling = {};  // empty = nothing to tell
};

}  // namespace upstamp
