// Several layers as one wiring.
#include "base/error.h"
#include "base/text.h"
#include "lab/study.h"

namespace upstamp {

Composed seen_as_one(const Study& study, int first, int last, bool linearised) {
  if (first < 0 || last < first || last >= static_cast<int>(study.layers.size()))
    throw Error("There are no layers " + std::to_string(first + 1) + " to " + std::to_string(last + 1) + " to be seen as one.");
  // Starting from a wiring that changes nothing, every layer is the second of two.
  Composed all;
  const Shape& in = study.layers[static_cast<std::size_t>(first)].x.shape;
  all.wiring.in = all.wiring.out = in;
  all.wiring.weight = no_weights;
  reserve_taps(all.wiring, static_cast<double>(in.cells()));
  for (int cell = 0; cell < static_cast<int>(in.cells()); ++cell) all.wiring.taps.push_back({cell, cell});
  all.paths.assign(all.wiring.taps.size(), 1);
  for (int index = first; index <= last; ++index) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(index)];
    if (index > first && (layer.with >= 0 || layer.from != index - 1))
      throw Error("Layer \"" + shortened(layer.layer.id) +
                  "\" does not take its input from the layer before alone, so it cannot be seen as one with it.");
    if (layer.op->curve && !linearised)
      throw Error(
          "Layer \"" + shortened(layer.layer.id) + "\" (" + layer.op->about.title +
          ") is no sum of its input's cells, so the layers around it are not one wiring. Linearised at this input they are.");
    const Wiring wiring = upstamp::linearised(*layer.op, layer.layer.settings, layer.wiring, layer.x, layer.w);
    all = compose(all, wiring, layer.w);
  }
  return all;
}

}  // namespace upstamp
