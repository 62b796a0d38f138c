#include "view/sheet_span.h"

#include "view/sheet.h"

namespace upstamp {

Span stamp_span(const LayerStudy& layer, Axis axis) {
  const Sliding& slide = *layer.wiring.sliding;
  const int full = (layer.wiring.in.along(axis) - 1) * slide.stride.at(axis) + slide.reach(axis);
  const int first = std::min(0, slide.padding.begin(axis));
  return {first, std::max(full, slide.padding.begin(axis) + layer.wiring.out.along(axis)) - first};
}

WindowSpan window_span(const LayerStudy& layer, Axis axis) {
  const Sliding& slide = *layer.wiring.sliding;
  const int in = layer.wiring.in.along(axis), out = layer.wiring.out.along(axis), reach = slide.reach(axis);
  WindowSpan span;
  span.spacing = slide.coarse_is_input ? slide.stride.at(axis) : 1;
  const int first = slide.coarse_is_input ? slide.padding.begin(axis) - (reach - 1) : -slide.padding.begin(axis);
  const int step = slide.coarse_is_input ? 1 : slide.stride.at(axis);
  span.reachable = {first, (out - 1) * step + reach};
  const int start = std::min(0, first);
  // Padding that no window meets is still padding: a convolution shows all of what was asked for.
  const int padded = (in - 1) * span.spacing + 1 + (slide.coarse_is_input ? 0 : std::max(0, slide.padding.end(axis)));
  span.all = {start, std::max(padded, first + span.reachable.count) - start};
  return span;
}

bool sheets_fit(const LayerStudy& layer) {
  const auto fits = [](double rows, double columns, double channels) { return rows * columns * channels <= most_cells; };
  const Wiring& wiring = layer.wiring;
  return fits(window_span(layer, Axis::rows).all.count, window_span(layer, Axis::columns).all.count, wiring.in.channels) &&
         fits(stamp_span(layer, Axis::rows).count, stamp_span(layer, Axis::columns).count, wiring.out.channels);
}

}  // namespace upstamp
