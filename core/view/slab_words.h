// What stands on the arrows and below the slabs of a stack, and what the stack says of its layers.
#pragma once
#include <string>
#include <vector>

#include "view/field.h"
#include "view/slab_places.h"

namespace upstamp {

// Its op's title, and below that its settings: lengths of a kernel in short ("k3 s2 p1"), others in full, and how many times
// larger it makes ("× 2") where no kernel says it.
std::vector<std::string> layer_words(const LayerStudy&);

// "Settings in short: k kernel, s stride.": the letters that stand in such words of those layers; "" for none.
std::string letters_sentence(const Study&, int first, int last);

// Of a layer whose output is two maps stacked along their channels: channels of the first; else 0.
int stacked_channels(const LayerStudy&);

struct SlabLabel {
  bool brief = false;   // sizes alone, where room is short
  int channel = -1;     // on the face, where it is to be named
  double largest = -1;  // magnitude that the strongest colour stands for, where each slab has its own
};
std::vector<WordBlock::Line> label_lines(const Study&, int map, const SlabLabel&, const RoleColors&, const Style&);
std::vector<WordBlock::Line> misfit_lines(const Study&, const Style&);

// A cell with the name that the layer in focus, or the pointer's, has for it.
struct PickedCell {
  int map = input_map_index, cell = 0;
  std::string name;  // "Cell x[1,0] of the input of layer 2 (Max unpooling)"
};
PickedCell picked_as(const Study&, const Tag&);

std::string field_sentence(const Study&, const PickedCell&, const Field&);
// As long as such a sentence may become for cells of that map.
std::string longest_field_sentence(const Study&, const PickedCell&);
// What is true at every step: sizes, what joins stack, output padding, what does not fit.
std::vector<std::string> stack_sentences(const Study&);

}  // namespace upstamp
