#include <cmath>
#include <numeric>

#include "base/text.h"
#include "view/channel_room.h"
#include "view/equation.h"
#include "view/largest_cell.h"

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
    gap_ = style_.sizes.gap, note_ = note_height(style_), skip_ = skip_height(stage.layer, style_);
    constant_cell_ = std::min(style_.sizes.cell, least * 0.7);
    labels_ += gap_;
    const int fitting = std::max(1, static_cast<int>((room.width - labels_ + gap_) / (least + gap_)));
    const int wanted = std::max(wanted_channel(stage, Side::input), wanted_channel(stage, Side::output));
    std::vector<int> all(static_cast<std::size_t>(wiring.in.channels));
    std::iota(all.begin(), all.end(), 0);
    channels_ = some_of(all, std::min(fitting, most), wanted);
    const double count = static_cast<double>(channels_.size()), arrows = kernels_ || constants_ > 0 ? 2 : 1;
    const double fixed = skip_ + (kernels_ ? 3 : 2) * note_ + constants_ * constant_cell_ + (affine_ ? affine_height() : 0) +
                         arrows * arrow_height();
    cell_ = largest_cell(style_, [&](double cell) {
      return labels_ + count * (lane_width(cell) + gap_) - gap_ <= room.width &&
             fixed + (wiring.in.rows + wiring.out.rows) * cell + kernel_height(cell) <= room.height;
    });
    lane_ = std::max(lane_width(cell_), least);
  }

  ChannelPicture drawn() {
    const Wiring& wiring = stage_.layer.wiring;
    const ChannelLinks links = channel_links(stage_, channels_, channels_);
    add_skip();
    add_row({"Input", "x", Role::input}, wiring.in.columns * cell_, wiring.in.rows * cell_,
            [&](std::size_t i) { return map_tile(stage_, Side::input, channels_[i], cell_, lane_); });
    add_arrows();
    if (kernels_) {
      const double each = kernel_cell(stage_.layer, cell_, style_);
      add_row(weights_, wiring.weight.columns * each, wiring.weight.rows * each,
              [&](std::size_t i) { return kernel_tile(stage_, links.kernels[links.place(i, i)], each); });
      add_arrows();
    } else if (constants_ > 0) {
      add_constants();
      add_arrows();
    }
    add_row({"Output", "y", Role::output}, wiring.out.columns * cell_, wiring.out.rows * cell_,
            [&](std::size_t i) { return map_tile(stage_, Side::output, channels_[i], cell_, lane_); });
    const int count = static_cast<int>(channels_.size());
    return {std::move(block_), left_out_sentence(stage_, count, count)};
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

  double lane_width(double cell) const {
    const Wiring& wiring = stage_.layer.wiring;
    const double kernel = kernels_ ? wiring.weight.columns * kernel_cell(stage_.layer, cell, style_) : 0;
    return std::max({wiring.in.columns * cell, wiring.out.columns * cell, kernel});
  }
  double kernel_height(double cell) const {
    return kernels_ ? stage_.layer.wiring.weight.rows * kernel_cell(stage_.layer, cell, style_) : 0;
  }
  double arrow_height() const { return gap_ + style_.sizes.unit * 2; }
  double affine_height() const { return style_.fonts->cap_height(Face::mono, style_.sizes.note) + style_.sizes.unit * 2; }
  double lane(std::size_t i) const { return labels_ + static_cast<double>(i) * (lane_ + gap_); }
  double middle(std::size_t i) const { return lane(i) + lane_ / 2; }

  void add_skip() {
    if (stage_.layer.with < 0) return;
    const auto earlier =
        std::find_if(channels_.begin(), channels_.end(), [&](int channel) { return channel >= stage_.layer.second_channel; });
    if (earlier != channels_.end()) {
      const double width = stage_.layer.wiring.in.columns * cell_;
      const auto first = static_cast<std::size_t>(earlier - channels_.begin());
      const double span = middle(channels_.size() - 1) - middle(first) + width;
      add_skip_words(stage_.layer, {middle(first) - width / 2, 0}, span, std::max(span, lane_ * 2), style_, block_.group.marks);
    }
    y_ += skip_;
  }

  // Tiles of that size in the middle of their lanes.
  template <class Draw>
  void add_row(const Heading& words, double width, double height, const Draw& draw) {
    add_heading(words, {0, y_ + note_ + (height + style_.fonts->cap_height(Face::sans_semibold, style_.sizes.title)) / 2}, style_,
                block_.group.marks);
    for (std::size_t i = 0; i < channels_.size(); ++i) put(draw(i), {middle(i) - width / 2, y_}, block_);
    y_ += note_ + height;
  }

  void add_arrows() {
    y_ += style_.sizes.unit;
    for (std::size_t i = 0; i < channels_.size(); ++i)
      add_arrow({middle(i), y_}, {middle(i), y_ + gap_}, style_, block_.group.marks);
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
    for (std::size_t i = 0; i < channels_.size(); ++i)
      put(constants_tile(stage_, channels_[i], constant_cell_), {middle(i) - constant_cell_ / 2, y_}, block_);
    y_ += constants_ * constant_cell_;
    if (affine_) add_affine();
  }

  // "y = 0.5x + 1" below the constants of each channel.
  void add_affine() {
    const double size = style_.sizes.note;
    for (std::size_t i = 0; i < channels_.size(); ++i) {
      const auto affine = affine_of_channel(stage_.layer, channels_[i]);
      if (!affine) continue;
      const std::string factor = printed_number(rounded_text(affine->factor, 2)),
                        constant = printed_number(rounded_text(std::fabs(affine->constant), 2));
      const std::string words =
          (factor == "1" ? "" : factor) + "x" + (constant == "0" ? "" : (affine->constant < 0 ? " − " : " + ") + constant);
      const double fit =
          std::min(size, size * (lane_ + gap_ - style_.sizes.unit * 3) / style_.fonts->width(words, Face::mono, size));
      block_.group.marks.push_back(
          Text{words, {middle(i), y_ + affine_height()}, fit, Face::mono, Anchor::middle, style_.colors.ink, {}});
    }
    y_ += affine_height();
  }

  const Stage& stage_;
  const Style& style_;
  bool kernels_ = false, affine_ = false;
  int constants_ = 0;  // of each channel
  Heading weights_;
  std::vector<std::string> names_;
  double labels_ = 0, gap_ = 0, note_ = 0, skip_ = 0, constant_cell_ = 0, cell_ = 0, lane_ = 0, y_ = 0;
  std::vector<int> channels_;
  Block block_;
};

}  // namespace

ChannelPicture channel_lanes(const Stage& stage, Size room, int most) { return LanePicture(stage, room, most).drawn(); }

}  // namespace upstamp
