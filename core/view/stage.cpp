#include "view/stage.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

void light(Lit& lit, const Tap& tap) {
  lit.input[at(tap.in)] = 1;
  lit.output[at(tap.out)] = 1;
  if (tap.weight >= 0) lit.weight[at(tap.weight)] = 1;
}

// A constant with a name joins its output cell and its weight.
void light_constants(Stage& stage) {
  const Tag& tag = stage.tag;
  for (const Offset& offset : stage.layer.wiring.offsets) {
    const bool pointed =
        (tag.role == Role::output && offset.out == tag.cell) || (tag.role == Role::weight && offset.weight == tag.cell);
    if (!pointed || offset.weight < 0) continue;
    stage.pointed.output[at(offset.out)] = 1;
    stage.pointed.weight[at(offset.weight)] = 1;
  }
}

Lit nothing_lit(const Wiring& wiring) {
  const auto blank = [](const Shape& shape) { return std::vector<char>(static_cast<std::size_t>(shape.cells())); };
  return {blank(wiring.in), blank(wiring.weight), blank(wiring.out)};
}

// The weight's shape, (coarse channels, fine channels of a group, rows, columns), says which kernels there are, also where a
// frame crops all that they make.
void list_kernels(Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  const bool coarse_is_input = wiring.sliding->coarse_is_input;
  auto& of_coarse = coarse_is_input ? stage.kernels_of_input : stage.kernels_of_output;
  auto& of_fine = coarse_is_input ? stage.kernels_of_output : stage.kernels_of_input;
  const int coarse = static_cast<int>(of_coarse.size()), fine = static_cast<int>(of_fine.size());
  const int fine_per_group = wiring.weight.channels, coarse_per_group = coarse * fine_per_group / fine;
  for (int channel = 0; channel < coarse; ++channel)
    for (int i = 0; i < fine_per_group; ++i) {
      const int other = channel / coarse_per_group * fine_per_group + i, kernel = channel * fine_per_group + i;
      of_coarse[at(channel)].push_back({other, kernel});
      of_fine[at(other)].push_back({channel, kernel});
    }
}

}  // namespace

Tag tag_in(const Study& study, const LayerStudy& layer, const Tag& tag) {
  if (tag.role == Role::none || tag.layer == layer.index) return tag;
  const LayerStudy* other = study.find(tag.layer);
  if (!other || tag.role == Role::weight || tag.role == Role::tap) return {};
  // Where a feature map comes from: the layer that gives it, -1 for the scene's input. A join's second input is none of these.
  const bool several = layer.index == static_cast<int>(study.layers.size());
  const int gives = several ? study.focus : layer.index;
  const int other_gives = other->index == static_cast<int>(study.layers.size()) ? study.focus : other->index;
  const int source = tag.role == Role::output ? other_gives : other->from;
  if (tag.role == Role::input && other->with >= 0) return {};
  if (source == gives) return {Role::output, tag.cell, layer.index};
  if (source == layer.from && tag.cell < layer.wiring.in.cells()) return {Role::input, tag.cell, layer.index};
  return {};
}

Stage stage_of(const Study& study, const Moment& moment, const Style& style) {
  return stage_of(study, study.focused(), moment, style);
}

Stage stage_of(const Study& study, const LayerStudy& layer, const Moment& moment, const Style& style) {
  const Motion motion = moment.cell < 0 ? Motion{} : motion_at(moment.progress, style.motion);
  Stage stage{layer,
              moment,
              style,
              motion,
              partial_output(layer, moment, motion.count),
              nothing_lit(layer.wiring),
              nothing_lit(layer.wiring),
              tag_in(study, layer, style.pinned.role != Role::none ? style.pinned : style.hovered),
              {},
              {}};
  for (const Tap& tap : moment.now) light(stage.now, tap);
  if (stage.tag.role == Role::output && stage.tag.cell >= 0 && stage.tag.cell < layer.wiring.out.cells()) {
    for (const int place : layer.by_output.of(stage.tag.cell)) light(stage.pointed, layer.wiring.taps[at(place)]);
  } else if (stage.tag.role != Role::none) {
    for (const Tap& tap : layer.wiring.taps)
      if (is_pointed(stage, tap)) light(stage.pointed, tap);
  }
  light_constants(stage);
  stage.kernels_of_input.resize(at(layer.wiring.in.channels));
  stage.kernels_of_output.resize(at(layer.wiring.out.channels));
  if (layer.wiring.sliding && layer.wiring.weight.cells() > 0) list_kernels(stage);
  return stage;
}

std::optional<Tap> pointed_tap(const Stage& stage) {
  const std::vector<Tap>& taps = stage.layer.wiring.taps;
  if (stage.tag.role != Role::tap || stage.tag.cell < 0 || at(stage.tag.cell) >= taps.size()) return std::nullopt;
  return taps[at(stage.tag.cell)];
}

bool is_pointed(const Stage& stage, const Tap& tap) {
  const Tag& tag = stage.tag;
  if (tag.role == Role::input) return tap.in == tag.cell;
  if (tag.role == Role::output) return tap.out == tag.cell;
  if (tag.role == Role::weight) return tap.weight == tag.cell;
  const std::optional<Tap> pointed = pointed_tap(stage);
  return pointed && tap.in == pointed->in && tap.out == pointed->out;
}

int busiest_cell(const LayerStudy& layer) {
  int busiest = -1, most = 0;
  const std::vector<int>& starts = layer.by_output.starts;
  for (std::size_t cell = 0; cell + 1 < starts.size(); ++cell)
    if (const int count = starts[cell + 1] - starts[cell]; count > most) busiest = static_cast<int>(cell), most = count;
  return busiest;
}

int cell_to_explain(const Stage& stage) {
  const Tag& tag = stage.tag;
  if (tag.role == Role::output && tag.cell >= 0 && tag.cell < stage.layer.wiring.out.cells()) return tag.cell;
  if (const auto tap = pointed_tap(stage)) return tap->out;
  if (stage.moment.cell < 0)
    return stage.moment.steps > 0 && stage.moment.step >= stage.moment.steps ? busiest_cell(stage.layer) : -1;
  if (!stage.scatter()) return stage.moment.cell;
  // Counts include the present taps before they have landed too, so the answer stays the same during the step.
  std::vector<int> counts = stage.partial.counts;
  if (stage.motion.count <= 0)
    for (const Tap& tap : stage.moment.now) ++counts[at(tap.out)];
  int best = -1;
  for (const Tap& tap : stage.moment.now)
    if (best < 0 || counts[at(tap.out)] > counts[at(best)]) best = tap.out;
  return best;
}

int stamped_cell(const Stage& stage) {
  if (!stage.scatter()) return -1;
  if (stage.moment.cell >= 0) return stage.lone_cell();
  const bool one_by_one = stage.moment.granularity == Granularity::product || stage.moment.granularity == Granularity::cell;
  return one_by_one && !stage.moment.done.empty() ? stage.moment.done.back().in : -1;
}

int window_cell(const Stage& stage) {
  if (!stage.scatter()) return stage.lone_cell();
  const bool pointed = stage.tag.role == Role::output || stage.tag.role == Role::tap;
  return stage.moment.cell >= 0 || pointed ? cell_to_explain(stage) : -1;
}

std::vector<char> inputs_into(const Wiring& wiring, int output_cell) {
  std::vector<char> lit(static_cast<std::size_t>(wiring.in.cells()));
  if (output_cell < 0) return lit;
  for (const Tap& tap : wiring.taps)
    if (tap.out == output_cell) lit[at(tap.in)] = 1;
  return lit;
}

const std::vector<std::pair<int, int>>& kernels_now(const Stage& stage) {
  const auto channel = [](const Shape& shape, int cell) { return at(cell >= 0 ? position(shape, cell).channel : 0); };
  const Wiring& wiring = stage.layer.wiring;
  if (kernels_lead_out(stage)) return stage.kernels_of_input[channel(wiring.in, stage.moment.cell)];
  return stage.kernels_of_output[channel(wiring.out, stage.scatter() ? window_cell(stage) : stage.moment.cell)];
}

}  // namespace upstamp
