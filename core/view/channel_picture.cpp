#include "view/channel_room.h"

namespace upstamp {
namespace {

constexpr double least_side = 40;  // points at the normal type size

// One tile for each pair of channels that meet. Inputs stand on the left and outputs below the columns; with more inputs than
// outputs, inputs stand above the columns and outputs on the right, because pages are wide.
class Table {
 public:
  Table(const Stage& stage, Size room, int most_inputs, int most_outputs) : stage_(stage), style_(stage.style) {
    const Wiring& wiring = stage.layer.wiring;
    kernels_ = wiring.sliding && wiring.weight.cells() > 0;
    links_heading_ = kernels_ ? Heading{"Kernels", "w", Role::weight} : Heading{"Reached", "", Role::output};
    gap_ = style_.sizes.gap * 0.6, arrow_ = style_.sizes.gap, heading_ = tile_heading(style_);
    label_ = style_.sizes.title + style_.sizes.unit * 2;
    inputs_across_ = std::min(wiring.in.channels, most_inputs) > std::min(wiring.out.channels, most_outputs);
    const double labels = std::max(
        {heading_width(in_heading_, style_), heading_width(links_heading_, style_), heading_width(out_heading_, style_)});
    // Beside and below the pairs stand one more tile, an arrow and, where no tile is there to stand above, a label.
    const Size fixed{arrow_ + gap_ + (inputs_across_ ? labels + gap_ : 0), label_ + arrow_ + gap_ + heading_};
    const double least = least_side * type_scale(style_);
    const auto fitting = [&](double length, double each) { return std::max(1, static_cast<int>(length / each) - 1); };
    const int across = fitting(room.width - fixed.width, least + gap_),
              down = fitting(room.height - fixed.height, least + gap_ + heading_);
    in_ = drawn_range(wiring.in, std::min(most_inputs, inputs_across_ ? across : down), wanted_channel(stage, Side::input));
    out_ = drawn_range(wiring.out, std::min(most_outputs, inputs_across_ ? down : across), wanted_channel(stage, Side::output));
    columns_ = inputs_across_ ? in_.count : out_.count, rows_ = inputs_across_ ? out_.count : in_.count;
    const double wide = (room.width - fixed.width - columns_ * gap_) / (columns_ + 1);
    const double high = (room.height - fixed.height - rows_ * (heading_ + gap_)) / (rows_ + 1);
    side_ = std::max(least / 2, limited(std::min(wide, high), stage, kernels_));
    const Size in = tile_size(wiring.in, side_, style_), out = tile_size(wiring.out, side_, style_);
    link_ = tile_size(kernels_ ? wiring.weight : wiring.out, side_, style_);
    in_size_ = in, out_size_ = out;
    const double widest_name = style_.fonts->width(
        "+ " + kernel_name(stage.layer, wiring.weight.outer * wiring.weight.channels - 1), Face::sans, style_.sizes.note);
    wide_ = std::max({link_.width, inputs_across_ ? in.width : out.width, kernels_ ? widest_name : 0});
    high_ = std::max(link_.height, inputs_across_ ? out.height : in.height);
    left_ = inputs_across_ ? labels + gap_ : std::max(in.width, labels) + arrow_ + gap_;
    top_ = inputs_across_ ? heading_ + in.height + arrow_ + gap_ : label_;
  }

  ChannelPicture drawn() {
    const ChannelLinks links = channel_links(stage_, in_, out_);
    add_headings();
    add_groups();
    for (int from = in_.first; from < in_.end(); ++from) {
      put(map_tile(stage_, Side::input, from, side_),
          inputs_across_ ? Point{pair(from, out_.first).x, 0} : Point{0, pair(from, out_.first).y}, block_);
      for (int to = out_.first; to < out_.end(); ++to)
        if (links.feeds(from, to)) put(link_tile(links, from, to), pair(from, to), block_);
      add_arrow_from(links, from);
    }
    for (int to = out_.first; to < out_.end(); ++to) {
      const Point at = pair(in_.first, to);
      put(map_tile(stage_, Side::output, to, side_), inputs_across_ ? Point{results(), at.y} : Point{at.x, results()}, block_);
      add_arrow_to(links, to);
    }
    return {std::move(block_), left_out_sentence(stage_, in_, out_)};
  }

 private:
  // Top left corner of the tile for two channels; one past the last channel is where the next tile would stand.
  Point pair(int from, int to) const {
    const int column = inputs_across_ ? from - in_.first : to - out_.first,
              row = inputs_across_ ? to - out_.first : from - in_.first;
    return {left_ + column * (wide_ + gap_), top_ + row * (high_ + heading_ + gap_)};
  }
  // Where outputs stand: from the left, or from the top.
  double results() const {
    return inputs_across_ ? left_ + columns_ * (wide_ + gap_) + arrow_ : top_ + rows_ * (high_ + heading_ + gap_) + arrow_;
  }

  void add_headings() {
    const double line = style_.fonts->cap_height(Face::sans_semibold, style_.sizes.title);
    std::vector<Mark>& marks = block_.group.marks;
    if (inputs_across_) {
      add_heading(in_heading_, {0, heading_ + line}, style_, marks);
      add_heading(links_heading_, {0, top_ + heading_ + line}, style_, marks);
      add_heading(out_heading_, {results(), top_ - style_.sizes.unit * 2}, style_, marks);
      block_.size.width = results() + heading_width(out_heading_, style_);
    } else {
      add_heading(in_heading_, {0, line}, style_, marks);
      add_heading(links_heading_, {left_, line}, style_, marks);
      add_heading(out_heading_, {0, results() + heading_ + line}, style_, marks);
      block_.size.width = left_ + heading_width(links_heading_, style_);
    }
  }

  Block link_tile(const ChannelLinks& links, int from, int to) const {
    if (!kernels_) return reach_tile(stage_, links, from, to, side_);
    bool first = true;
    for (int before = in_.first; before < from; ++before) first = first && !links.feeds(before, to);
    return kernel_tile(stage_, links.kernel(from, to), first ? "" : "+ ", side_);
  }

  void add_arrow(Point from, Point to) {
    block_.group.marks.push_back(arrow(from, to, {style_.colors.muted, style_.sizes.hairline * 1.5}));
  }

  // From an input to the first tile that it feeds.
  void add_arrow_from(const ChannelLinks& links, int from) {
    int to = out_.first;
    while (to < out_.end() && !links.feeds(from, to)) ++to;
    if (to == out_.end()) return;
    const Point at = pair(from, to);
    const double clear = style_.sizes.unit;
    const double x = at.x + std::min(in_size_.width, link_.width) / 2,
                 y = at.y + heading_ + std::min(in_size_.height, link_.height) / 2;
    if (inputs_across_)
      add_arrow({x, heading_ + in_size_.height + clear}, {x, at.y - clear});
    else
      add_arrow({in_size_.width + clear, y}, {at.x - clear, y});
  }

  // From the last tile that feeds an output to that output.
  void add_arrow_to(const ChannelLinks& links, int to) {
    int from = in_.end() - 1;
    while (from >= in_.first && !links.feeds(from, to)) --from;
    if (from < in_.first) return;
    const Point at = pair(from, to);
    const double clear = style_.sizes.unit;
    const double x = at.x + std::min(out_size_.width, link_.width) / 2,
                 y = at.y + heading_ + std::min(out_size_.height, link_.height) / 2;
    if (inputs_across_)
      add_arrow({at.x + link_.width + clear, y}, {results() - clear, y});
    else
      add_arrow({x, at.y + heading_ + link_.height + clear}, {x, results() - clear});
  }

  // A dashed frame around the kernels of each group.
  void add_groups() {
    const int groups = groups_of(stage_.layer);
    if (groups == 1) return;
    const int ins = stage_.layer.wiring.in.channels / groups, outs = stage_.layer.wiring.out.channels / groups;
    for (int group = 0; group < groups; ++group) {
      const int first_in = std::max(in_.first, group * ins), end_in = std::min(in_.end(), (group + 1) * ins);
      const int first_out = std::max(out_.first, group * outs), end_out = std::min(out_.end(), (group + 1) * outs);
      if (first_in >= end_in || first_out >= end_out) continue;
      const Point begin = pair(first_in, first_out), end = pair(end_in, end_out);
      const Rect box{begin.x, begin.y, end.x - gap_ - begin.x, end.y - gap_ - begin.y};
      block_.group.marks.push_back(
          rounded_rectangle(box.inset(-gap_ * 0.4), gap_ * 0.3, no_color,
                            {style_.colors.crop, style_.sizes.hairline, style_.sizes.dash, style_.sizes.dash_gap}));
    }
  }

  const Stage& stage_;
  const Style& style_;
  const Heading in_heading_{"Input", "x", Role::input}, out_heading_{"Output", "y", Role::output};
  Heading links_heading_;
  bool kernels_ = false, inputs_across_ = false;
  int columns_ = 1, rows_ = 1;
  Size in_size_, out_size_, link_;  // of the tiles
  double wide_ = 0, high_ = 0;      // of a column and a row of tiles
  double gap_ = 0, arrow_ = 0, heading_ = 0, label_ = 0, side_ = 0, left_ = 0, top_ = 0;
  ChannelRange in_, out_;
  Block block_;
};

}  // namespace

ChannelPicture channel_picture(const Stage& stage, Size room, int most_inputs, int most_outputs) {
  if (channels_are_separate(stage)) return channel_lanes(stage, room, std::max(most_inputs, most_outputs));
  return Table(stage, room, most_inputs, most_outputs).drawn();
}

}  // namespace upstamp
