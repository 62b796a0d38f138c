#include "view/backward_grids.h"

#include "base/text.h"
#include "view/channel_tiles.h"
#include "view/layer_words.h"
#include "view/sheet_look.h"
#include "view/step_frames.h"

namespace upstamp {
namespace {

constexpr int most_lone_weights = 8;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string left_out_words(int left, const std::string& noun) {
  return left > 0 ? counted(left, "more " + noun) + " not drawn" : "";
}

std::string joined(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + ", " + second;
}

ChannelRange range_with(const Shape& shape, const std::vector<char>& lit, int cell, int most) {
  const int count = std::min(most, shape.channels), plane = static_cast<int>(shape.plane());
  int first = cell, last = cell;
  for (int i = 0; i < static_cast<int>(lit.size()); ++i)
    if (lit[at(i)]) first = first < 0 ? i : std::min(first, i), last = std::max(last, i);
  if (last / plane < count) return {0, count};
  return {std::min(first / plane, shape.channels - count), count};
}

// Which channels of a join's input come from an earlier layer: "channels 2 and 3: skip from layer down".
std::string skip_note(const LayerStudy& layer) {
  if (layer.with < 0) return "";
  const int first = layer.second_channel, last = layer.wiring.in.channels - 1;
  const std::string channels =
      first == last ? "channel " + std::to_string(last)
                    : "channels " + std::to_string(first) + (last == first + 1 ? " and " : " to ") + std::to_string(last);
  return channels + ": " + skip_words(layer);
}

// One map, its look told cell by cell. `note` is what stands below the title of a map with one channel.
template <class Look>
BackwardPart map_part(const Stage& stage, const WayBack& way, BackwardPart part, const Shape& shape, ChannelRange drawn,
                      const Look& look) {
  const int plane = static_cast<int>(shape.plane());
  for (int channel = drawn.first; channel < drawn.end(); ++channel) {
    Grid grid = empty_grid("", "", "", part.role, stage.layer.index, shape.rows, shape.columns);
    for (int i = 0; i < plane; ++i) grid.cells[at(i)] = look(channel * plane + i);
    if (shape.channels > 1) grid.note = "channel " + std::to_string(channel);
    frame_step(stage, way.now, grid);
    part.grids.push_back(std::move(grid));
  }
  if (part.grids.size() == 1) part.note = joined(part.note, std::exchange(part.grids.front().note, ""));
  part.places = drawn.count;
  part.foot = left_out_words(shape.channels - drawn.count, "channel");
  return part;
}

CellLook tinted(double value, int cell) { return {true, value, CellGround::tinted, false, false, 0, cell}; }
// A 0 that stays one, because nothing ever comes there.
CellLook pale_zero(int cell) { return {true, 0, CellGround::zero, false, true, 0, cell}; }

CellLook output_cell(const Stage& stage, int cell) {
  CellLook look = output_look(stage, cell);
  look.count = 0;
  if (!stage.layer.by_output.of(cell).empty()) return look;
  look = pale_zero(cell), look.value = stage.layer.y[cell];
  return look;
}

CellLook gradient_cell(const Tensor& gradient, const ProductsBack& arrivals, int cell) {
  if (arrivals.none_due(cell)) return pale_zero(cell);
  if (arrivals.any(cell)) return tinted(gradient[cell], cell);
  return {false, 0, CellGround::plain, false, false, 0, cell};
}

CellLook error_cell(const WayBack& way, int cell) {
  CellLook look = tinted(way.error[cell], cell);
  if (!way.used[at(cell)]) look.ground = CellGround::plain, look.faint = true;
  return look;
}

// Kernels between the drawn channels, as slices of w; of weights that do not slide the first slices.
std::vector<int> drawn_kernels(const Stage& stage, const DrawnChannels& drawn) {
  const Shape& shape = stage.layer.wiring.weight;
  std::vector<int> kernels;
  if (!stage.layer.wiring.sliding) {
    const int all = static_cast<int>(shape.cells() / shape.plane());
    for (int kernel = 0; kernel < std::min(all, drawn.inputs.count); ++kernel) kernels.push_back(kernel);
    return kernels;
  }
  for (int channel = drawn.inputs.first; channel < drawn.inputs.end(); ++channel)
    for (const auto& [to, kernel] : stage.kernels_of_input[at(channel)])
      if (to >= drawn.outputs.first && to < drawn.outputs.end()) kernels.push_back(kernel);
  std::sort(kernels.begin(), kernels.end());
  return kernels;
}

int places_for_kernels(const Stage& stage, const DrawnChannels& drawn, int all) {
  const Wiring& wiring = stage.layer.wiring;
  if (drawn.inputs.count == wiring.in.channels && drawn.outputs.count == wiring.out.channels) return all;
  return std::min(all, drawn.inputs.count * drawn.outputs.count);
}

// A lone weight for each channel stands in one upright grid with the others.
template <class Look>
BackwardPart upright_part(const Stage& stage, BackwardPart part, const Look& look) {
  const int all = static_cast<int>(stage.layer.wiring.weight.cells()), count = std::min(all, most_lone_weights);
  Grid grid = empty_grid("", "", "", Role::weight, stage.layer.index, count, 1);
  for (int i = 0; i < count; ++i) grid.cells[at(i)] = look(i);
  part.grids = {std::move(grid)}, part.places = 1;
  part.foot = left_out_words(all - count, "weight");
  return part;
}

template <class Look>
BackwardPart weight_part(const Stage& stage, const WayBack& way, BackwardPart part, const DrawnChannels& drawn,
                         const Look& look) {
  const Shape& shape = stage.layer.wiring.weight;
  const int plane = static_cast<int>(shape.plane()), all = static_cast<int>(shape.cells() / shape.plane());
  const auto all_lit = [](const std::vector<char>& lit) {
    return std::all_of(lit.begin(), lit.end(), [](char is) { return is != 0; });
  };
  const bool upright = plane == 1 && shape.cells() > 1;
  if (upright) {
    part = upright_part(stage, std::move(part), look);
  } else {
    for (const int kernel : drawn_kernels(stage, drawn)) {
      Grid grid = empty_grid("", "", all > 1 ? kernel_name(stage.layer, kernel) : "", Role::weight, stage.layer.index, shape.rows,
                             shape.columns);
      for (int i = 0; i < plane; ++i) grid.cells[at(i)] = look(kernel * plane + i);
      part.grids.push_back(std::move(grid));
    }
    if (part.grids.size() == 1) part.note = joined(part.note, std::exchange(part.grids.front().note, ""));
    part.places = places_for_kernels(stage, drawn, all);
    part.foot = left_out_words(all - static_cast<int>(part.grids.size()), "kernel");
  }
  // Where a step uses every weight, frames around all of them tell nothing.
  Lit now = way.now;
  if (all_lit(now.weight)) now.weight.assign(now.weight.size(), 0);
  for (Grid& grid : part.grids) frame_step(stage, now, grid);
  return part;
}

void add_weights(const Stage& stage, const WayBack& way, const DrawnChannels& drawn, BackwardParts& parts) {
  const Op& op = *stage.layer.op;
  const Shape& shape = stage.layer.wiring.weight;
  const std::string title = op.weight_title.empty() ? "Kernel" : op.weight_title,
                    note = op.weight_note.empty() ? sides_words(shape.rows, shape.columns) : op.weight_note;
  parts.weights = weight_part(stage, way, {title, "w", note, "", Role::weight, {}}, drawn,
                              [&](int cell) { return tinted(stage.layer.w[cell], cell); });
  const std::string sum = weights_scale(stage.layer.wiring) ? "Σ x · g" : "Σ g";
  parts.weight_gradient =
      weight_part(stage, way, {title + " gradient", "∂L/∂w", sum, "", Role::weight, {}}, drawn, [&](int cell) {
        CellLook look = gradient_cell(way.w, way.to_w, cell);
        // What an op reads off its weights before it is wired is trained by no gradient.
        if (op.needs_weights && way.to_w.none_due(cell)) look.shown = false;
        return look;
      });
}

}  // namespace

bool weights_scale(const Wiring& wiring) {
  return std::any_of(wiring.taps.begin(), wiring.taps.end(), [](const Tap& tap) { return tap.weight >= 0; });
}

bool is_constant(const Tensor& error) {
  return std::all_of(error.values.begin(), error.values.end(), [&](double value) { return value == error.values.front(); });
}

DrawnChannels drawn_channels(const Stage& stage, const WayBack& way, int most) {
  const auto any = [](const std::vector<char>& lit) {
    return std::any_of(lit.begin(), lit.end(), [](char is) { return is != 0; });
  };
  const bool pointed = any(stage.pointed.input) || any(stage.pointed.output);
  const Lit& lit = pointed ? stage.pointed : way.now;
  const int cell = pointed ? -1 : stage.moment.cell;
  return {range_with(stage.layer.wiring.in, lit.input, stage.scatter() ? cell : -1, most),
          range_with(stage.layer.wiring.out, lit.output, stage.scatter() ? -1 : cell, most)};
}

BackwardParts backward_parts(const Stage& stage, const WayBack& way, const std::string& error_note, const DrawnChannels& drawn) {
  const LayerStudy& layer = stage.layer;
  const Shape &in = layer.wiring.in, &out = layer.wiring.out;
  BackwardParts parts;
  parts.input = map_part(stage, way, {"Input", "x", sides_words(in.rows, in.columns), "", Role::input, {}}, in, drawn.inputs,
                         [&](int cell) { return tinted(layer.x[cell], cell); });
  parts.input.foot = joined(parts.input.foot, skip_note(layer));
  parts.output = map_part(stage, way, {"Output", "y", sides_words(out.rows, out.columns), "", Role::output, {}}, out,
                          drawn.outputs, [&](int cell) { return output_cell(stage, cell); });
  parts.error = map_part(stage, way, {"Error", "g", error_note, "", Role::output, {}}, out, drawn.outputs,
                         [&](int cell) { return error_cell(way, cell); });
  const std::string back = !way.is_transpose ? "as frameworks compute it" : layer.curve.value ? "slope · g" : "Cᵀg";
  parts.input_gradient = map_part(stage, way, {"Input gradient", "∂L/∂x", back, "", Role::input, {}}, in, drawn.inputs,
                                  [&](int cell) { return gradient_cell(way.x, way.to_x, cell); });
  if (layer.curve.value)
    parts.slopes = map_part(stage, way, {"Slope", layer.curve.name + "′(x)", "at this input", "", Role::weight, {}}, out,
                            drawn.outputs, [&](int cell) { return tinted(way.slopes[cell], -1); });
  if (layer.wiring.weight.cells() > 0) add_weights(stage, way, drawn, parts);
  return parts;
}

BackwardPart coverage_part(const Stage& stage, const std::vector<int>& uses, int channel) {
  const Shape& shape = stage.layer.wiring.in;
  const int most = *std::max_element(uses.begin(), uses.end()), plane = static_cast<int>(shape.plane());
  Grid grid = empty_grid("", "", "", Role::input, stage.layer.index, shape.rows, shape.columns);
  for (int i = 0; i < plane; ++i) {
    const int cell = channel * plane + i, count = uses[at(cell)];
    grid.cells[at(i)] = {
        true, static_cast<double>(count), CellGround::plain, false, false, 0, cell, count_color(stage.style.colors, count, most)};
  }
  outline_lit(grid, stage.pointed.input, stage.style.colors.input.line, pointed_width(stage.style));
  const std::string note = stage.layer.op->switches ? "windows that the cell wins" : "outputs that use the cell";
  return {"Coverage", "", note, "", Role::input, {std::move(grid)}, 1};
}

}  // namespace upstamp
