// One layer at one moment: how far its output has come, and which cells the step, the pointer or a pin lights up.
#pragma once
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "figure/style.h"
#include "lab/timeline.h"

namespace upstamp {

// Which flat cells a step, the pointer or a pin lights up.
struct Lit {
  std::vector<char> input, weight, output;
};

// One layer at one moment with everything that several grids ask for, worked out once.
struct Stage {
  const LayerStudy& layer;
  const Moment& moment;
  const Style& style;
  Motion motion;
  Partial partial;
  Lit now;      // by the present step
  Lit pointed;  // by what is hovered or pinned
  Tag tag;      // what is hovered or pinned, as a cell of this layer; none when it is elsewhere
  // For each input channel its (output channel, kernel) pairs in ascending order, and the same from the output's side; none when
  // no weighted kernel slides. A kernel is one rows x columns slice of w.
  std::vector<std::vector<std::pair<int, int>>> kernels_of_input, kernels_of_output;
  // Which of the two pictures is drawn, stamps or windows; it may be another than the moment plays.
  Order picture = moment.order;
  bool scatter() const { return moment.order == Order::scatter; }
  bool stamps() const { return picture == Order::scatter; }
  // Whether the step is about that cell of the played side, alone or among others.
  bool playing(int cell) const { return cell >= moment.cell && cell < playing_end(); }
  // One past the last such cell.
  int playing_end() const { return moment.cell < 0 ? -1 : std::max(moment.finishing, moment.cell + 1); }
  // The cell that the step is about when it is one; else -1.
  int lone_cell() const { return moment.finishing - moment.cell > 1 ? -1 : moment.cell; }
};
// Of the layer (or layers) that views look at.
Stage stage_of(const Study&, const Moment&, const Style&);
// Of any layer; a moment of another layer's timeline does not belong here.
Stage stage_of(const Study&, const LayerStudy&, const Moment&, const Style&);

// The output cell that the most taps reach, the first of them; -1 without taps.
int busiest_cell(const LayerStudy&);
// The output cell whose sum is worth showing now: the pointed one, else the step's, else -1.
int cell_to_explain(const Stage&);
// The input cell whose stamp the picture shows: the step's, at rest the last one's; -1 when there are none or several.
int stamped_cell(const Stage&);
// The output cell whose window the picture shows: the step's, or the explained one while stamps are played; else -1.
int window_cell(const Stage&);
// Input cells that reach that output cell; none for -1.
std::vector<char> inputs_into(const Wiring&, int output_cell);

// The same cell as another layer has it: what one layer gives is what the next one takes. None when that layer does not touch it.
Tag tag_in(const Study&, const LayerStudy&, const Tag&);

// The product that is hovered or pinned, if it is one.
std::optional<Tap> pointed_tap(const Stage&);
// Whether what is hovered or pinned takes part in that product.
bool is_pointed(const Stage&, const Tap&);

// Whether kernels_now are those of one input channel, so that they lead to output channels.
inline bool kernels_lead_out(const Stage& stage) { return stage.scatter() && stage.stamps(); }
// Sliding kernels that the present step uses, as (other side's channel, kernel); those of channel 0 between steps.
const std::vector<std::pair<int, int>>& kernels_now(const Stage&);

}  // namespace upstamp
