// Each rule of thumb is a sentence, what mends it, and one row of the table at the end.
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "reason/coverage.h"
#include "reason/warnings.h"

namespace upstamp {
namespace {

constexpr Axis both_axes[] = {Axis::rows, Axis::columns};

const LayerStudy& layer_of(const Study& study, int layer) { return study.layers[static_cast<std::size_t>(layer)]; }

const char* noun(Axis axis) { return axis == Axis::rows ? "rows" : "columns"; }
Part part(Axis axis) { return axis == Axis::rows ? Part::rows : Part::columns; }

// Which axes a rule fires on, and what it says of each, from "kernel 3 …" on.
struct AxisWords {
  std::string rows, columns;
  std::string sentence() const {
    if (rows.empty() && columns.empty()) return "";
    if (rows == columns) return "Along both axes " + rows;
    const std::string first = rows.empty() ? "" : "Along the rows " + rows,
                      second = columns.empty() ? "" : "Along the columns " + columns;
    return first + (rows.empty() || columns.empty() ? "" : " ") + second;
  }
};
template <class Words>
std::string sentence_by_axis(const Words& words) {
  return AxisWords{words(Axis::rows), words(Axis::columns)}.sentence();
}

// The geometry of learned stamps on a larger sheet; null for everything else.
const Sliding* stamps(const LayerStudy& layer) {
  const bool stamping = layer.wiring.sliding && layer.wiring.sliding->coarse_is_input && layer.wiring.weight.cells() > 0;
  return stamping ? &*layer.wiring.sliding : nullptr;
}

void set(Settings& changes, const LayerStudy& layer, std::string_view parameter, Part where, int number) {
  const auto found = changes.find(parameter);
  const Value& old = found == changes.end() ? layer.op->about.value(layer.layer.settings, parameter) : found->second;
  changes.insert_or_assign(std::string(parameter), with_part(old, where, number));
}

// Gives one axis of the stamps this kernel and dilation, and the padding that keeps the output's size where that is possible, the
// same at both ends if it can be.
void reshape(Settings& changes, const LayerStudy& layer, Axis axis, int kernel, int dilation) {
  const int stride = layer.wiring.sliding->stride.at(axis), reach = dilation * (kernel - 1) + 1;
  const int cut = (layer.x.shape.along(axis) - 1) * stride + reach - layer.y.shape.along(axis);
  const int most = std::max(stride, dilation) - 1, more = std::min(most, cut < 0 ? -cut : cut % 2);
  set(changes, layer, "kernel", part(axis), kernel);
  set(changes, layer, "dilation", part(axis), dilation);
  set(changes, layer, "output_padding", part(axis), more);
  const int padding = std::max(0, cut + more), begin = padding / 2;
  set(changes, layer, "padding", axis == Axis::rows ? Part::top : Part::left, begin);
  set(changes, layer, "padding", axis == Axis::rows ? Part::bottom : Part::right, padding - begin);
}

// What `reshaped` makes of each axis that a rule fires on.
template <class Fires, class Reshaped>
Settings reshaped_axes(const LayerStudy& layer, const Fires& fires, const Reshaped& reshaped) {
  Settings changes;
  for (const Axis axis : both_axes)
    if (fires(*stamps(layer), axis)) reshaped(changes, axis);
  return changes;
}

bool divides_unevenly(const Sliding& at, Axis axis) {
  const int kernel = at.kernel.at(axis), stride = at.stride.at(axis);
  return kernel > stride && kernel % stride != 0 && std::gcd(stride, at.dilation.at(axis)) == 1;
}
std::string kernel_not_divisible(const Study& study, int layer) {
  const Sliding* at = stamps(layer_of(study, layer));
  if (!at) return "";
  return sentence_by_axis([at](Axis axis) -> std::string {
    if (!divides_unevenly(*at, axis)) return "";
    const int least = at->kernel.at(axis) / at->stride.at(axis);
    return "kernel " + std::to_string(at->kernel.at(axis)) + " is no multiple of stride " + std::to_string(at->stride.at(axis)) +
           ": " + std::to_string(least) + " or " + std::to_string(least + 1) +
           " stamps meet in an output cell, which shows as a checkerboard.";
  });
}
std::vector<Settings> divisible_kernels(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  std::vector<Settings> all;
  for (const int more : {1, 0})
    all.push_back(reshaped_axes(layer, divides_unevenly, [&](Settings& changes, Axis axis) {
      const Sliding& at = *stamps(layer);
      const int stride = at.stride.at(axis);
      reshape(changes, layer, axis, (at.kernel.at(axis) / stride + more) * stride, at.dilation.at(axis));
    }));
  return all;
}

std::string nothing_for(const Sliding& at, Axis axis) {
  const int empty = empty_phases(at, axis);
  return std::to_string(empty) + " of every " + counted(at.stride.at(axis), "output cell") +
         (empty == 1 ? " gets nothing." : " get nothing.");
}

bool leaves_gaps(const Sliding& at, Axis axis) { return at.kernel.at(axis) < at.stride.at(axis); }
std::string kernel_smaller(const Study& study, int layer) {
  const Sliding* at = stamps(layer_of(study, layer));
  if (!at) return "";
  return sentence_by_axis([at](Axis axis) -> std::string {
    if (!leaves_gaps(*at, axis)) return "";
    return "kernel " + std::to_string(at->kernel.at(axis)) + " is smaller than stride " + std::to_string(at->stride.at(axis)) +
           ": " + nothing_for(*at, axis);
  });
}
std::vector<Settings> large_enough_kernels(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  std::vector<Settings> all;
  for (const int times : {2, 1})
    all.push_back(reshaped_axes(layer, leaves_gaps, [&](Settings& changes, Axis axis) {
      reshape(changes, layer, axis, times * stamps(layer)->stride.at(axis), stamps(layer)->dilation.at(axis));
    }));
  return all;
}

bool has_holes(const Sliding& at, Axis axis) {
  return at.kernel.at(axis) > 1 && std::gcd(at.stride.at(axis), at.dilation.at(axis)) > 1;
}
std::string holes(const Study& study, int layer) {
  const Sliding* at = stamps(layer_of(study, layer));
  if (!at) return "";
  return sentence_by_axis([at](Axis axis) -> std::string {
    if (!has_holes(*at, axis)) return "";
    const int stride = at->stride.at(axis), dilation = at->dilation.at(axis);
    return "stride " + std::to_string(stride) + " and dilation " + std::to_string(dilation) + " have the common divisor " +
           std::to_string(std::gcd(stride, dilation)) + ": all stamps fall on the same cells, and " + nothing_for(*at, axis);
  });
}
std::vector<Settings> coprime_dilations(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  std::vector<Settings> all;
  for (const bool undilated : {true, false})
    all.push_back(reshaped_axes(layer, has_holes, [&](Settings& changes, Axis axis) {
      int dilation = undilated ? 1 : stamps(layer)->dilation.at(axis);
      while (std::gcd(stamps(layer)->stride.at(axis), dilation) > 1) ++dilation;
      reshape(changes, layer, axis, stamps(layer)->kernel.at(axis), dilation);
    }));
  return all;
}

// How much of a transposed convolution's sheet is really cut off at the end: output_padding gives some of it back.
int end_cut(const LayerStudy& layer, Axis axis) {
  const Sliding& at = *layer.wiring.sliding;
  if (!at.coarse_is_input) return at.padding.end(axis);
  return (layer.x.shape.along(axis) - 1) * at.stride.at(axis) + at.reach(axis) - at.padding.begin(axis) -
         layer.y.shape.along(axis);
}
std::string padding_too_large(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  if (!layer.wiring.sliding || (layer.wiring.sliding->coarse_is_input && !stamps(layer))) return "";
  const Sliding& at = *layer.wiring.sliding;
  return sentence_by_axis([&](Axis axis) -> std::string {
    const int reach = at.reach(axis), padding = std::max(at.padding.begin(axis), end_cut(layer, axis));
    if (padding < reach) return "";
    return "padding " + std::to_string(padding) + " is not smaller than the kernel's reach of " + counted(reach, "cell") +
           (at.coarse_is_input ? ": it cuts the outermost stamps off whole, and their input cells count for nothing."
                               : ": the outermost output cells see padding alone.");
  });
}
std::vector<Settings> reaching_paddings(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  const Sliding& at = *layer.wiring.sliding;
  Settings changes;
  for (const Axis axis : both_axes) {
    const int most = at.reach(axis) - 1, end = at.padding.end(axis);
    const int begin = std::min(at.padding.begin(axis), most);
    set(changes, layer, "padding", axis == Axis::rows ? Part::top : Part::left, begin);
    set(changes, layer, "padding", axis == Axis::rows ? Part::bottom : Part::right,
        end - std::max(0, end_cut(layer, axis) - most));
  }
  return {changes};
}

// Cells that the scale asks for on an axis, fraction included; a whole number where the size is given instead.
double scaled_length(const LayerStudy& layer, Axis axis) {
  const Declaration& about = layer.op->about;
  const Parameter* scale = about.find("scale");
  if (!scale || !std::holds_alternative<Factor>(scale->initial) || !about.find("size")) return layer.y.shape.along(axis);
  if (part_of(about.value(layer.layer.settings, "size"), part(axis)) > 0) return layer.y.shape.along(axis);
  return part_of(about.value(layer.layer.settings, "scale"), part(axis)) * layer.x.shape.along(axis);
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
    if (wanted == layer.y.shape.along(axis)) continue;
    set(up, layer, "size", part(axis), static_cast<int>(std::ceil(wanted)));
    set(down, layer, "size", part(axis), layer.y.shape.along(axis));
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
  return {
      {"kernel_not_divisible", "A kernel that is no multiple of the stride covers the output unevenly.",
       "Odena et al. 2016, Deconvolution and Checkerboard Artifacts", "kernel", kernel_not_divisible, divisible_kernels},
      {"kernel_smaller_than_stride", "A kernel smaller than the stride leaves output cells that nothing reaches.",
       "Odena et al. 2016, Deconvolution and Checkerboard Artifacts", "kernel", kernel_smaller, large_enough_kernels},
      {"holes", "A stride and a dilation with a common divisor leave output cells that nothing reaches.",
       "Arithmetic: every place that a stamp reaches is a multiple of the common divisor", "dilation", holes, coprime_dilations},
      {"padding_too_large", "A padding beyond the kernel's reach makes cells at the border count for nothing.",
       "Dumoulin & Visin 2016, arXiv 1603.07285", "padding", padding_too_large, reaching_paddings},
      {"scale_falls_short", "A scale that gives no whole number of cells is rounded down.",
       "PyTorch's interpolate, which takes the floor", "size", scale_falls_short, whole_sizes},
      {"unpooled_size", "Several sizes pool to the same one, so unpooling must be told which it was.", "PyTorch's MaxUnpool2d",
       "output_size", unpooled_size, size_that_was_pooled},
  };
}

}  // namespace upstamp
