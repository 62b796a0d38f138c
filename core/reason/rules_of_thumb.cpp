// Each rule of thumb is a sentence, what mends it, and one row of the table at the end.
#include <cmath>

#include "base/text.h"
#include "reason/axis_rules.h"
#include "reason/stamp_rules.h"

namespace upstamp {
namespace {

const LayerStudy& layer_of(const Study& study, int layer) { return study.layers[static_cast<std::size_t>(layer)]; }

const char* noun(Axis axis) { return axis == Axis::rows ? "rows" : "columns"; }

// How much of a transposed convolution's sheet is really cut off at the end, where output_padding gives some of it back; how far
// a convolution's last window reaches beyond its input, where a stride may leave some of the padding unseen.
int end_cut(const LayerStudy& layer, Axis axis) {
  const Sliding& at = *layer.wiring.sliding;
  const int in = layer.x.shape.along(axis), out = layer.y.shape.along(axis), coarse = at.coarse_is_input ? in : out;
  return (coarse - 1) * at.stride.at(axis) + at.reach(axis) - at.padding.begin(axis) - (at.coarse_is_input ? out : in);
}
std::string padding_too_large(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  if (!layer.wiring.sliding || (layer.wiring.sliding->coarse_is_input && !stamps(layer))) return "";
  const Sliding& at = *layer.wiring.sliding;
  const auto words = [&](Axis axis) -> std::string {
    const int reach = at.reach(axis), padding = std::max(at.padding.begin(axis), end_cut(layer, axis));
    if (padding < reach) return "";
    return "padding " + std::to_string(padding) + " is not smaller than the kernel's reach of " + counted(reach, "cell");
  };
  const std::string where = along_axes(words(Axis::rows), words(Axis::columns));
  if (where.empty()) return "";
  return where + (at.coarse_is_input ? ": it cuts the outermost stamps off whole, and their input cells count for nothing."
                                     : ": the outermost output cells see padding alone.");
}
std::vector<Settings> reaching_paddings(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  const Sliding& at = *layer.wiring.sliding;
  Settings changes;
  for (const Axis axis : both_axes) {
    const int most = at.reach(axis) - 1, end = at.padding.end(axis);
    const int begin = std::min(at.padding.begin(axis), most);
    change(changes, layer, "padding", axis == Axis::rows ? Part::top : Part::left, begin);
    change(changes, layer, "padding", axis == Axis::rows ? Part::bottom : Part::right,
           end - std::max(0, end_cut(layer, axis) - most));
  }
  return {changes};
}

// Cells that the scale asks for on an axis, fraction included; a whole number where the size is given instead.
double scaled_length(const LayerStudy& layer, Axis axis) {
  const Declaration& about = layer.op->about;
  const Parameter* scale = about.find("scale");
  if (!scale || !std::holds_alternative<Factor>(scale->initial) || !about.find("size")) return layer.y.shape.along(axis);
  if (part_of(about.value(layer.layer.settings, "size"), part_along(axis)) > 0) return layer.y.shape.along(axis);
  return part_of(about.value(layer.layer.settings, "scale"), part_along(axis)) * layer.x.shape.along(axis);
}
std::string scale_falls_short(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  std::string sentences;
  for (const Axis axis : both_axes) {
    const double wanted = scaled_length(layer, axis);
    if (wanted == layer.y.shape.along(axis)) continue;
    sentences += (sentences.empty() ? "" : " ") + std::to_string(layer.x.shape.along(axis)) + " " + noun(axis) + " times " +
                 number_text(wanted / layer.x.shape.along(axis)) + " are " + number_text(wanted) + ", which is rounded down to " +
                 std::to_string(layer.y.shape.along(axis)) + ".";
  }
  return sentences;
}
std::vector<Settings> whole_sizes(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  Settings up, down;
  for (const Axis axis : both_axes) {
    const double wanted = scaled_length(layer, axis);
    change(up, layer, "size", part_along(axis), static_cast<int>(std::ceil(wanted)));
    change(down, layer, "size", part_along(axis), layer.y.shape.along(axis));
  }
  return {up, down};
}

// The map that was pooled, when this layer puts values back into one of another size.
const Shape* pooled_elsewhere(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  if (layer.switches_from < 0) return nullptr;
  const Shape& source = layer_of(study, layer.switches_from).switches.source;
  return source.rows == layer.y.shape.rows && source.columns == layer.y.shape.columns ? nullptr : &source;
}
std::string unpooled_size(const Study& study, int index) {
  const Shape* source = pooled_elsewhere(study, index);
  if (!source) return "";
  const Shape pooled{1, 1, source->rows, source->columns},
      out{1, 1, layer_of(study, index).y.shape.rows, layer_of(study, index).y.shape.columns};
  return "The map that was pooled is " + shape_text(pooled) + ", but this output is " + shape_text(out) +
         ": switches are numbers of cells, so values come back in other places than they were taken from.";
}
std::vector<Settings> size_that_was_pooled(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  const Shape* source = pooled_elsewhere(study, index);
  if (!layer.op->about.find("output_size")) return {};
  return {{{"output_size", PerAxis(source->rows, source->columns)}}};
}

}  // namespace

std::vector<RuleOfThumb> rules_of_thumb() {
  std::vector<RuleOfThumb> rules = stamp_rules();
  const RuleOfThumb others[] = {
      {"padding_too_large", "A padding beyond the kernel's reach makes cells at the border count for nothing.",
       "Dumoulin & Visin 2016, arXiv 1603.07285", "padding", "lets every cell count", padding_too_large, reaching_paddings},
      {"scale_falls_short", "A scale that gives no whole number of cells is rounded down.",
       "PyTorch's interpolate, which takes the floor", "size", "leaves nothing to round", scale_falls_short, whole_sizes},
      {"unpooled_size", "Several sizes pool to the same one, so unpooling must be told which it was.", "PyTorch's MaxUnpool2d",
       "output_size", "puts values back where they came from", unpooled_size, size_that_was_pooled},
  };
  rules.insert(rules.end(), std::begin(others), std::end(others));
  return rules;
}

}  // namespace upstamp
