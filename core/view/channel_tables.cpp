#include <cmath>
#include <numeric>

#include "view/channel_room.h"
#include "view/largest_cell.h"
#include "view/straight.h"

namespace upstamp {
namespace {

constexpr double least_side = 40;  // points at the normal type size

// A table for each group: its input channels on top, below them one row for each output channel, which stands at its end.
class Tables {
 public:
  Tables(const Stage& stage, const std::vector<ChannelGroup>& groups, Size room, int most_inputs, int most_outputs)
      : stage_(stage), style_(stage.style), wiring_(stage.layer.wiring), room_(room), gap_(style_.sizes.gap) {
    kernels_ = wiring_.sliding && wiring_.weight.cells() > 0;
    const bool equal = !kernels_ && !Straight(stage.layer).has_constants();
    sign_ = equal ? "=" : "→";
    labels_ = kernels_ ? std::vector<Heading>{{"Kernels", "w", Role::weight}}
                       : std::vector<Heading>{{"Where each", "", Role::output}, {"channel goes", "", Role::output}};
    label_width_ = heading_width({"Input", "x", Role::input}, style_);
    for (const Heading& label : labels_) label_width_ = std::max(label_width_, heading_width(label, style_));
    note_ = note_height(style_), skip_ = skip_height(stage.layer, style_);
    for (const ChannelGroup& group : groups)
      ins_ = std::max(ins_, static_cast<int>(group.inputs.size())),
      outs_ = std::max(outs_, static_cast<int>(group.outputs.size()));
    ins_ = std::min(ins_, most_inputs), outs_ = std::min(outs_, most_outputs);
    tables_ = std::clamp(std::min(most_inputs / ins_, most_outputs / outs_), 1, static_cast<int>(groups.size()));
    several_ = groups.size() > 1;
    choose_channels();
  }

  ChannelPicture drawn(const std::vector<ChannelGroup>& groups) {
    std::vector<int> all(groups.size());
    std::iota(all.begin(), all.end(), 0);
    const int in = wanted_channel(stage_, Side::input), out = wanted_channel(stage_, Side::output);
    int wanted = 0, inputs = 0, outputs = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
      if ((in > 0 && contains(groups[i].inputs, in)) || (out > 0 && contains(groups[i].outputs, out)))
        wanted = static_cast<int>(i);
    const std::vector<int> shown = some_of(all, tables_, wanted);
    const Size one = table_size(cell_);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const ChannelGroup& group = groups[static_cast<std::size_t>(shown[i])];
      const ChannelGroup some{some_of(group.inputs, ins_, in), some_of(group.outputs, outs_, out)};
      inputs += static_cast<int>(some.inputs.size()), outputs += static_cast<int>(some.outputs.size());
      const int place = static_cast<int>(i);
      draw_table(some, {left() + place % across_ * (one.width + gap_), place / across_ * (one.height + gap_)});
      if (place % across_ == 0) add_labels(place / across_ * (one.height + gap_));
    }
    return {std::move(block_), left_out_sentence(stage_, inputs, outputs)};
  }

 private:
  static bool contains(const std::vector<int>& channels, int channel) {
    return std::find(channels.begin(), channels.end(), channel) != channels.end();
  }

  // Fewer tables first, then fewer rows or columns, until what is drawn can be seen.
  void choose_channels() {
    const Shape& link = kernels_ ? wiring_.weight : wiring_.out;
    const double longest = std::max({wiring_.in.rows, wiring_.in.columns, wiring_.out.rows, wiring_.out.columns, link.rows});
    const double least = std::min(style_.sizes.cell, least_side * type_scale(style_) / longest);
    while (fit(), cell_ < least) {
      if (tables_ > 1)
        --tables_;
      else if (ins_ > 1 && (outs_ == 1 || table_size(least).width + left() > room_.width))
        --ins_;
      else if (outs_ > 1)
        --outs_;
      else
        break;
    }
  }

  void fit() {
    cell_ = 0;
    for (int across = tables_; across >= 1; --across) {
      const int down = (tables_ + across - 1) / across;
      const double cell = largest_cell(style_, [&](double tried) {
        const Size one = table_size(tried);
        return left() + across * (one.width + gap_) - gap_ <= room_.width && down * (one.height + gap_) - gap_ <= room_.height;
      });
      if (cell > cell_) cell_ = cell, across_ = across;
    }
  }

  double left() const { return label_width_ + gap_ + padding(); }
  // Between a group's frame and what is in it.
  double padding() const { return several_ ? gap_ / 2 : 0; }
  Size in(double cell) const { return {wiring_.in.columns * cell, wiring_.in.rows * cell}; }
  Size out(double cell) const { return {wiring_.out.columns * cell, wiring_.out.rows * cell}; }
  Size link(double cell) const {
    if (!kernels_) return out(cell);
    const double each = kernel_cell(stage_.layer, cell, style_);
    return {wiring_.weight.columns * each, wiring_.weight.rows * each};
  }
  double column_width(double cell) const {
    const double name = kernels_
                            ? style_.fonts->width(kernel_name(stage_.layer, wiring_.weight.outer * wiring_.weight.channels - 1),
                                                  Face::sans, style_.sizes.note)
                            : 0;
    return std::max({in(cell).width, link(cell).width, name});
  }
  double row_height(double cell) const { return note_ + std::max(link(cell).height, out(cell).height); }
  double before_output() const { return sign_ == "=" ? gap_ : gap_ * 2; }
  // Room for the sign between an input and what stands below it, and for the title of the output.
  double below_input() const { return gap_ * 1.25; }
  double top(double cell) const { return padding() + skip_ + note_ + in(cell).height + below_input(); }

  Size table_size(double cell) const {
    const double output = std::max({out(cell).width, note_width(wiring_.out, style_), heading_width(output_, style_)});
    return {ins_ * (column_width(cell) + gap_) - gap_ + before_output() + output + 2 * padding(),
            top(cell) + outs_ * (row_height(cell) + gap_ / 2) - gap_ / 2 + padding()};
  }

  void add_labels(double y) {
    const double line = style_.fonts->cap_height(Face::sans_semibold, style_.sizes.title);
    add_heading({"Input", "x", Role::input}, {0, y + padding() + skip_ + note_ + in(cell_).height / 2 + line / 2}, style_,
                block_.group.marks);
    const double lead = line * 1.8, middle = y + top(cell_) + note_ + (row_height(cell_) - note_) / 2;
    double baseline = middle + line / 2 - static_cast<double>(labels_.size() - 1) * lead / 2;
    for (const Heading& label : labels_) add_heading(label, {0, baseline}, style_, block_.group.marks), baseline += lead;
  }

  void draw_table(const ChannelGroup& group, Point at) {
    const ChannelLinks links = channel_links(stage_, group.inputs, group.outputs);
    const double column = column_width(cell_), row = row_height(cell_), middle_line = note_ + (row - note_) / 2;
    const double rows_top = at.y + top(cell_), first = at.x;
    const auto center = [&](std::size_t i) { return first + static_cast<double>(i) * (column + gap_) + column / 2; };
    const double output_left = first + ins_ * (column + gap_) - gap_ + before_output();
    const double input_top = at.y + padding() + skip_;
    for (std::size_t i = 0; i < group.inputs.size(); ++i) {
      put(map_tile(stage_, Side::input, group.inputs[i], cell_, column + gap_ / 2), {center(i) - in(cell_).width / 2, input_top},
          block_);
      add_sign_below(center(i), input_top + note_ + in(cell_).height);
    }
    add_skip(group, {center(0) - in(cell_).width / 2, at.y + padding()}, output_left);
    for (std::size_t j = 0; j < group.outputs.size(); ++j) {
      const double y = rows_top + static_cast<double>(j) * (row + gap_ / 2), middle = y + middle_line;
      bool any = false;
      for (std::size_t i = 0; i < group.inputs.size(); ++i) {
        if (!links.fed[links.place(i, j)]) continue;
        put(link_tile(links, i, j), {center(i) - link(cell_).width / 2, middle - link(cell_).height / 2 - note_}, block_);
        if (any) add_sign("+", {center(i) - (column + gap_) / 2, middle}, style_, block_.group.marks);
        any = true;
      }
      add_sign_before_output(first + ins_ * (column + gap_) - gap_ - (column - link(cell_).width) / 2, output_left, middle);
      put(map_tile(stage_, Side::output, group.outputs[j], cell_, out(cell_).width + gap_),
          {output_left, middle - out(cell_).height / 2 - note_}, block_);
      if (j == 0)
        add_heading(output_, {output_left, middle - out(cell_).height / 2 - note_ - style_.sizes.unit * 2}, style_,
                    block_.group.marks);
    }
    if (several_) add_frame(at);
  }

  Block link_tile(const ChannelLinks& links, std::size_t i, std::size_t j) const {
    const std::size_t place = links.place(i, j);
    if (kernels_) return kernel_tile(stage_, links.kernels[place], kernel_cell(stage_.layer, cell_, style_));
    return part_tile(stage_, links.parts[place], links.in[i], links.out[j], cell_, column_width(cell_) + gap_ / 2);
  }

  void add_sign_below(double x, double y) {
    const double clear = style_.sizes.unit * 1.5;
    if (kernels_)
      add_sign("×", {x, y + below_input() / 2}, style_, block_.group.marks);
    else
      add_arrow({x, y + clear}, {x, y + below_input() - clear / 2}, style_, block_.group.marks);
  }

  void add_sign_before_output(double from, double to, double y) {
    const double clear = style_.sizes.unit * 2;
    if (sign_ == "=")
      add_sign("=", {(from + to) / 2, y}, style_, block_.group.marks);
    else
      add_arrow({from + clear, y}, {to - clear, y}, style_, block_.group.marks);
  }

  void add_skip(const ChannelGroup& group, Point begin, double end) {
    if (stage_.layer.with < 0) return;
    const auto earlier = std::find_if(group.inputs.begin(), group.inputs.end(),
                                      [&](int channel) { return channel >= stage_.layer.second_channel; });
    if (earlier == group.inputs.end()) return;
    const double pitch = column_width(cell_) + gap_, x = begin.x + static_cast<double>(earlier - group.inputs.begin()) * pitch;
    const double span = static_cast<double>(group.inputs.end() - earlier) * pitch - pitch + in(cell_).width;
    add_skip_words(stage_.layer, {x, begin.y}, span, std::max(span, end - x), style_, block_.group.marks);
  }

  // Channels of different groups never mix.
  void add_frame(Point at) {
    const Size one = table_size(cell_);
    const Rect box{at.x - padding(), at.y, one.width, one.height};
    block_.group.marks.push_back(rounded_rectangle(
        box, gap_ * 0.3, no_color, {style_.colors.crop, style_.sizes.hairline, style_.sizes.dash, style_.sizes.dash_gap}));
    block_.size = {std::max(block_.size.width, box.right()), std::max(block_.size.height, box.bottom())};
  }

  const Stage& stage_;
  const Style& style_;
  const Wiring& wiring_;
  const Heading output_{"Output", "y", Role::output};
  Size room_;
  bool kernels_ = false, several_ = false;
  std::string sign_;
  std::vector<Heading> labels_;
  int ins_ = 1, outs_ = 1, tables_ = 1, across_ = 1;  // of a table; tables, and those side by side
  double gap_, cell_ = 0, note_ = 0, skip_ = 0, label_width_ = 0;
  Block block_;
};

}  // namespace

ChannelPicture channel_tables(const Stage& stage, const std::vector<ChannelGroup>& groups, Size room, int most_inputs,
                              int most_outputs) {
  return Tables(stage, groups, room, most_inputs, most_outputs).drawn(groups);
}

}  // namespace upstamp
