// Which rows and columns the sheets of a sliding kernel show, along one axis. A sheet is drawn whole: padding, inserted zeros and
// what a frame crops are part of it.
#pragma once
#include "lab/study.h"

namespace upstamp {

struct Span {
  int first = 0, count = 1;
};

// The sheet rows (or columns) that the stamp sheet shows: all that stamps reach and all that is kept, even when those lie apart.
Span stamp_span(const LayerStudy&, Axis);

// Positions of the window sheet, counted from the first input cell; `reachable` is what windows can meet.
struct WindowSpan {
  Span all, reachable;
  int spacing = 1;  // between input cells
};
WindowSpan window_span(const LayerStudy&, Axis);

}  // namespace upstamp
