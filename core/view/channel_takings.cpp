#include <cmath>

#include "view/channel_room.h"
#include "view/largest_cell.h"

namespace upstamp {
namespace {

constexpr double least_side = 40;  // points at the normal type size

// Pairs of an input channel and an output channel, as many side by side as leaves the largest cells.
class Takings {
 public:
  Takings(const Stage& stage, Size room, int most_outputs)
      : stage_(stage), style_(stage.style), gap_(style_.sizes.gap), note_(note_height(style_)) {
    heading_ = style_.fonts->cap_height(Face::sans_semibold, style_.sizes.title) + style_.sizes.unit * 2;
    const Wiring& wiring = stage.layer.wiring;
    const double longest = std::max({wiring.in.rows, wiring.in.columns, wiring.out.rows, wiring.out.columns});
    const double least = std::min(style_.sizes.cell, least_side * type_scale(style_) / longest);
    for (count_ = std::min(most_outputs, wiring.out.channels); count_ >= 1; --count_) {
      cell_ = 0;
      for (int across = 1; across <= count_; ++across) {
        const double cell = largest_cell(style_, [&](double tried) { return fits(tried, across, room); });
        if (cell > cell_) cell_ = cell, across_ = across;
      }
      if (cell_ >= least || count_ == 1) break;
    }
  }

  ChannelPicture drawn() {
    const Wiring& wiring = stage_.layer.wiring;
    std::vector<int> channels;
    for (int channel = 0; channel < wiring.out.channels; ++channel) channels.push_back(channel);
    channels = some_of(channels, count_, wanted());
    const std::vector<Taking> takings = takings_of(stage_.layer, channels);
    std::vector<int> inputs;
    for (std::size_t i = 0; i < channels.size(); ++i) {
      draw_pair(takings[i], channels[i], static_cast<int>(i));
      inputs.push_back(takings[i].from);
    }
    std::sort(inputs.begin(), inputs.end());
    const auto different = static_cast<int>(std::unique(inputs.begin(), inputs.end()) - inputs.begin());
    return {std::move(block_), left_out_sentence(stage_, different, static_cast<int>(channels.size()))};
  }

 private:
  Size in(double cell) const { return {tile_width(stage_.layer.wiring.in, cell), stage_.layer.wiring.in.rows * cell}; }
  Size out(double cell) const { return {tile_width(stage_.layer.wiring.out, cell), stage_.layer.wiring.out.rows * cell}; }
  double tile_width(const Shape& shape, double cell) const { return std::max(shape.columns * cell, note_width(shape, style_)); }
  double arrow_width() const { return gap_ * 1.75; }
  Size pair(double cell) const {
    return {in(cell).width + arrow_width() + out(cell).width, note_ + std::max(in(cell).height, out(cell).height)};
  }
  bool fits(double cell, int across, Size room) const {
    const int down = (count_ + across - 1) / across;
    const Size one = pair(cell);
    return across * (one.width + gap_ * 2) - gap_ * 2 <= room.width &&
           heading_ + down * (one.height + gap_) - gap_ <= room.height;
  }

  // The output channel that the step is about, also while the input's cells are played.
  int wanted() const {
    if (!stage_.scatter() || stage_.moment.now.empty() || stage_.tag.role == Role::output)
      return wanted_channel(stage_, Side::output);
    return position(stage_.layer.wiring.out, stage_.moment.now.front().out).channel;
  }

  void draw_pair(const Taking& taking, int channel, int place) {
    const Size one = pair(cell_), left = in(cell_), right = out(cell_);
    const double x = place % across_ * (one.width + gap_ * 2), y = heading_ + place / across_ * (one.height + gap_);
    const double middle = y + note_ + (one.height - note_) / 2, beyond = x + left.width + arrow_width();
    const double left_top = middle - left.height / 2 - note_, right_top = middle - right.height / 2 - note_;
    if (place < across_) {
      const double clear = style_.sizes.unit * 2;
      add_heading({"Input", "x", Role::input}, {x, left_top - clear}, style_, block_.group.marks);
      add_heading({"Output", "y", Role::output}, {beyond, right_top - clear}, style_, block_.group.marks);
    }
    put(taking_tile(stage_, taking, cell_, left.width), {x, left_top}, block_);
    put(map_tile(stage_, Side::output, channel, cell_, right.width), {beyond, right_top}, block_);
    add_arrow({x + stage_.layer.wiring.in.columns * cell_ + style_.sizes.unit * 2, middle},
              {beyond - style_.sizes.unit * 2, middle}, style_, block_.group.marks);
  }

  const Stage& stage_;
  const Style& style_;
  double gap_, note_, heading_ = 0, cell_ = 0;
  int count_ = 1, across_ = 1;
  Block block_;
};

}  // namespace

ChannelPicture channel_takings(const Stage& stage, Size room, int most_outputs) {
  return Takings(stage, room, most_outputs).drawn();
}

}  // namespace upstamp
