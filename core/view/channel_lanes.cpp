#include <cmath>

#include "base/text.h"
#include "view/channel_room.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr double least_lane = 56;  // points at the normal type size

class LanePicture {
 public:
  LanePicture(const Stage& stage, Size room, int most)
      : stage_(stage), style_(stage.style), kernels_(stage.layer.wiring.sliding && stage.layer.wiring.weight.cells() > 0) {
    const Wiring& wiring = stage.layer.wiring;
    constants_ = static_cast<int>(weights_of_channel(stage.layer, 0).size());
    affine_ = !kernels_ && constants_ > 0 && affine_of_channel(stage.layer, 0);
    weights_ = {kernels_ ? "Kernel" : stage.layer.op->weight_title, "w", Role::weight};
    name_rows();
    const double least = least_lane * type_scale(style_);
    gap_ = style_.sizes.gap, heading_ = tile_heading(style_), constant_cell_ = std::min(style_.sizes.cell, least * 0.7);
    labels_ += gap_;
    const int fitting = std::max(1, static_cast<int>((room.width - labels_ + gap_) / (least + gap_)));
    const int wanted = std::max(wanted_channel(stage, Side::input), wanted_channel(stage, Side::output));
    range_ = drawn_range(wiring.in, std::min(fitting, most), wanted);
    const double tiles = kernels_ ? 3 : 2, arrows = kernels_ || constants_ > 0 ? 2 : 1;
    const double fixed =
        tiles * heading_ + constants_ * constant_cell_ + (affine_ ? affine_height() : 0) + arrows * arrow_height();
    const double wide = (room.width - labels_ - (range_.count - 1) * gap_) / range_.count, high = (room.height - fixed) / tiles;
    side_ = std::max(least / 2, limited(std::min(wide, high), stage, kernels_));
    pitch_ = std::max(side_, least) + gap_;
  }

  ChannelPicture drawn() {
    const Wiring& wiring = stage_.layer.wiring;
    const ChannelLinks links = channel_links(stage_, range_, range_);
    add_row({"Input", "x", Role::input}, height_of(wiring.in),
            [&](int channel) { return map_tile(stage_, Side::input, channel, side_); });
    add_arrows();
    if (kernels_) {
      add_row(weights_, height_of(wiring.weight),
              [&](int channel) { return kernel_tile(stage_, links.kernel(channel, channel), "", side_); });
      add_arrows();
    } else if (constants_ > 0) {
      add_constants();
      add_arrows();
    }
    add_row({"Output", "y", Role::output}, height_of(wiring.out),
            [&](int channel) { return map_tile(stage_, Side::output, channel, side_); });
    return {std::move(block_), left_out_sentence(stage_, range_, range_)};
  }

 private:
  // What stands left of the constants: their names where the op names each, else what they are together.
  void name_rows() {
    labels_ = heading_width({"Output", "y", Role::output}, style_);
    if (kernels_ || constants_ > 0) labels_ = std::max(labels_, heading_width(weights_, style_));
    const std::vector<std::string> names = split(stage_.layer.op->weight_note, ',');
    if (constants_ < 2 || static_cast<int>(names.size()) != constants_) return;
    for (const std::string& name : names) {
      names_.push_back(std::string(trimmed(name)));
      labels_ = std::max(labels_, style_.fonts->width(names_.back(), Face::sans, style_.sizes.caption));
    }
  }

  double height_of(const Shape& shape) const {
    return std::min(style_.sizes.cell, side_ / std::max(shape.rows, shape.columns)) * shape.rows;
  }
  double arrow_height() const { return gap_ + style_.sizes.unit * 2; }
  double affine_height() const { return style_.fonts->cap_height(Face::mono, style_.sizes.note) + style_.sizes.unit * 2; }
  double lane(int channel) const { return labels_ + (channel - range_.first) * pitch_; }

  template <class Draw>
  void add_row(const Heading& words, double height, const Draw& draw) {
    add_heading(words, {0, y_ + heading_ + style_.fonts->cap_height(Face::sans_semibold, style_.sizes.title)}, style_,
                block_.group.marks);
    for (int channel = range_.first; channel < range_.end(); ++channel) put(draw(channel), {lane(channel), y_}, block_);
    y_ += heading_ + height;
  }

  void add_arrows() {
    y_ += style_.sizes.unit;
    for (int channel = range_.first; channel < range_.end(); ++channel) {
      const double x = lane(channel) + std::min(side_, constant_cell_) / 2;
      block_.group.marks.push_back(arrow({x, y_}, {x, y_ + gap_}, {style_.colors.muted, style_.sizes.hairline * 1.5}));
    }
    y_ += gap_ + style_.sizes.unit;
  }

  void add_constants() {
    const double size = style_.sizes.caption, half = style_.fonts->cap_height(Face::sans, size) / 2;
    if (names_.empty())
      add_heading(weights_, {0, y_ + style_.fonts->cap_height(Face::sans_semibold, style_.sizes.title)}, style_,
                  block_.group.marks);
    for (std::size_t i = 0; i < names_.size(); ++i)
      block_.group.marks.push_back(Text{names_[i],
                                        {0, y_ + (static_cast<double>(i) + 0.5) * constant_cell_ + half},
                                        size,
                                        Face::sans,
                                        Anchor::start,
                                        style_.colors.kernel.line,
                                        {}});
    for (int channel = range_.first; channel < range_.end(); ++channel)
      put(constants_tile(stage_, channel, constant_cell_), {lane(channel), y_}, block_);
    y_ += constants_ * constant_cell_;
    if (affine_) add_affine();
  }

  // "y = 0.5x + 1" below the constants of each channel.
  void add_affine() {
    const double size = style_.sizes.note;
    for (int channel = range_.first; channel < range_.end(); ++channel) {
      const auto affine = affine_of_channel(stage_.layer, channel);
      if (!affine) continue;
      const std::string factor = printed_number(rounded_text(affine->factor, 2)),
                        constant = printed_number(rounded_text(std::fabs(affine->constant), 2));
      const std::string words =
          (factor == "1" ? "" : factor) + "x" + (constant == "0" ? "" : (affine->constant < 0 ? " − " : " + ") + constant);
      const double fit = std::min(size, size * (pitch_ - style_.sizes.unit * 3) / style_.fonts->width(words, Face::mono, size));
      put({{"", {Text{words, {0, affine_height()}, fit, Face::mono, Anchor::start, style_.colors.ink, {}}}, {}, 1, {}},
           {pitch_ - gap_, affine_height()},
           {}},
          {lane(channel), y_}, block_);
    }
    y_ += affine_height();
  }

  const Stage& stage_;
  const Style& style_;
  bool kernels_ = false, affine_ = false;
  int constants_ = 0;  // of each channel
  Heading weights_;
  std::vector<std::string> names_;
  double labels_ = 0, gap_ = 0, heading_ = 0, constant_cell_ = 0, side_ = 0, pitch_ = 0, y_ = 0;
  ChannelRange range_;
  Block block_;
};

}  // namespace

ChannelPicture channel_lanes(const Stage& stage, Size room, int most) { return LanePicture(stage, room, most).drawn(); }

}  // namespace upstamp
