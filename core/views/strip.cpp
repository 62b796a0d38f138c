// One line of the maps in one dimension: stamps or windows as lengths on a shared axis, piled up where they meet.
#include "view/caption.h"
#include "view/field.h"
#include "view/gains.h"
#include "view/lengths.h"
#include "view/output_padding.h"
#include "view/sentences.h"
#include "view/stamp_marks.h"
#include "view/strip_words.h"
#include "view/view.h"

namespace upstamp {
namespace {

// Points at the normal type size.
constexpr double largest_cell = 40, tallest_level = 24, shortest_level = 4;
constexpr double narrowest = 620;

// What each rung has besides its stamps; the more rungs, the less there is room for.
struct Detail {
  double ribbon = 30, beam = 28, piles = 40;
  bool ruled = true;
};
constexpr Detail details[] = {{}, {24, 20, 30, true}, {24, 16, 26, false}, {16, 10, 0, false}};
constexpr double wanted_level = 12;

struct Strip {
  std::string along = "row";
  int line = -1;
};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Picture {
 public:
  Picture(const Study& study, const Stage& stage, const Strip& here)
      : study_(study), stage_(stage), style_(stage.style), scale_(type_scale(stage.style)) {
    ladder_ = ladder_of(study, stage, axis_of(stage, here), here.line);
    maps_ = ladder_maps(ladder_, stage);
    ends_ = ladder_maps(ladder_, stage, true);
    counts_ = ladder_counts(ladder_);
    scales_ = scales_of(ladder_);
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i)
      stamps_.push_back(stamps_of(ladder_.rungs[i], maps_[i], maps_[i + 1], scales_[i], scales_[i + 1], stage.scatter()));
    point();
    for (std::size_t i = 0; i < maps_.size(); ++i) ribbons_.push_back(ribbon_of(i));
  }

  const Ladder& ladder() const { return ladder_; }
  const std::vector<std::vector<double>>& counts() const { return counts_; }

  Block drawn(Size room) {
    measure(room);
    Block block;
    block.group.name = "strip";
    double y = 0;
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) y = add_rung(i, y, block.group.marks);
    block.size = {right_, y};
    block.cells = {0, 0, right_, y};
    return block;
  }

 private:
  // A map of one column has no rows worth looking at.
  static Axis axis_of(const Stage& stage, const Strip& here) {
    const Wiring& wiring = stage.layer.wiring;
    const bool upright = std::max(wiring.in.columns, wiring.out.columns) == 1;
    return here.along == "column" || upright ? Axis::rows : Axis::columns;
  }

  const Rung& rung(std::size_t i) const { return ladder_.rungs[i]; }
  // The rung that has map i as its output, or as its input.
  const MapLine& line_of(std::size_t i) const { return i == 0 ? rung(0).in : rung(i - 1).out; }

  void point() {
    const Tag& tag = style_.pinned.role != Role::none ? style_.pinned : style_.hovered;
    if (tag.role == Role::none) return;
    if (tag.role == Role::weight || tag.role == Role::tap) {
      pointed_ = tag;
      return;
    }
    if (const auto cell = map_cell(study_, tag)) field_ = field_of(study_, cell->first, cell->second);
  }

  Ribbon ribbon_of(std::size_t i) const {
    Ribbon ribbon;
    const LayerStudy& layer = *rung(i == 0 ? 0 : i - 1).layer;
    const Shape& shape = i == 0 ? layer.wiring.in : layer.wiring.out;
    ribbon.role = i == 0 ? Role::input : Role::output, ribbon.layer = layer.index;
    ribbon.map = &maps_[i], ribbon.numbers = &ends_[i].values, ribbon.scale = scales_[i];
    const int map = i == 0 ? layer.from : layer.index;
    for (int place = 0; place < static_cast<int>(maps_[i].values.size()); ++place) {
      ribbon.cells.push_back(line_of(i).cell(shape, place));
      // A join's input is two maps, which the field knows apart.
      if (field_ && !(i == 0 && layer.with >= 0)) ribbon.pointed.push_back(field_->of(map)[at(ribbon.cells.back())]);
    }
    extend(i, ribbon);
    return ribbon;
  }

  // The finer side goes on as far as kernels reach.
  void extend(std::size_t i, Ribbon& ribbon) const {
    for (const bool before : {true, false}) {
      if (before ? i == 0 : i == ladder_.rungs.size()) continue;
      const Rung& near = rung(before ? i - 1 : i);
      const auto& sliding = near.layer->wiring.sliding;
      if (!sliding || sliding->coarse_is_input != before) continue;
      const PerEdge& padding = sliding->padding;
      ribbon.cropped = before;
      ribbon.before = std::max(ribbon.before, padding.begin(near.in.along));
      const int extra = before ? output_padding_of(near.layer->wiring, near.in.along) : 0;
      ribbon.after = std::max(ribbon.after, padding.end(near.in.along) - extra);
    }
  }

  void measure(Size room) {
    double low = 0, high = 1;
    for (const Ribbon& ribbon : ribbons_) {
      low = std::min(low, ribbon.scale.at(-ribbon.before));
      high = std::max(high, ribbon.scale.at(static_cast<double>(ribbon.cells.size()) + ribbon.after));
    }
    for (const Stamps& stamps : stamps_)
      for (const Stamp& stamp : stamps.all) low = std::min(low, stamp.left), high = std::max(high, stamp.right);
    for (std::size_t i = 0; i < maps_.size(); ++i) gutter_ = std::max(gutter_, gutter_width(map_words(ladder_, i), style_));
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i)
      gutter_ =
          std::max({gutter_, gutter_width(stamp_words(rung(i), stage_.scatter()), style_), gutter_width(pile_words(i), style_)});
    gutter_ += 4 * style_.sizes.unit;
    double finest = 1;
    for (const LineScale& one : scales_) finest = std::min(finest, one.scale);
    frame_.unit = std::min(largest_cell * scale_ / finest, (room.width - gutter_) / (high - low));
    frame_.left = gutter_ - low * frame_.unit;
    right_ = frame_.x(high);
    for (const Detail& detail : details) {
      detail_ = detail;
      level_height_ = level_height_in(room.height);
      if (level_height_ >= wanted_level * scale_) break;
    }
    level_height_ = std::clamp(level_height_, shortest_level * scale_, tallest_level * scale_);
  }

  double level_height_in(double height) const {
    double fixed = detail_.ribbon * scale_, levels = 0;
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) {
      fixed += (detail_.ribbon + detail_.beam + (stage_.scatter() ? detail_.piles : 0)) * scale_ + rulers_of(i).size.height +
               2 * style_.sizes.unit;
      levels += stamps_[i].levels * 1.15;
    }
    return (height - fixed) / std::max(1.0, levels);
  }

  Block rulers_of(std::size_t i) const {
    std::vector<RuledLength> lengths;
    if (!detail_.ruled) return {};
    for (const LineLength& length : lengths_of(rung(i), scales_[i], scales_[i + 1], ladder_.rungs.size() > 1, style_))
      lengths.push_back({frame_.x(length.from), frame_.x(length.to), length.words, length.color});
    return drawn_lengths(lengths, gutter_, std::max(right_, gutter_ + 160 * scale_), style_);
  }

  void add_map(std::size_t i, double y, std::vector<Mark>& marks) {
    add_ribbon(ribbons_[i], frame_, y, detail_.ribbon * scale_, style_, marks);
    add_gutter(map_words(ladder_, i), y, detail_.ribbon * scale_, style_, marks);
  }

  // All that will stand in the stamps of a rung.
  std::vector<double> numbers_in(std::size_t i, bool weighed) const {
    std::vector<double> numbers;
    for (const Stamp& stamp : stamps_of(rung(i), ends_[i], ends_[i + 1], scales_[i], scales_[i + 1], stage_.scatter()).all)
      for (const StampPart& part : stamp.parts)
        if (part.product.in >= 0) numbers.push_back(weighed ? part.product.factor : part.value);
    return numbers;
  }

  void add_between(std::size_t i, double top, double source, std::vector<Mark>& marks) {
    StampLook look;
    look.top = top, look.source = source, look.level_height = level_height_;
    if (stage_.scatter() && rung(i).layer->wiring.weight.cells() > 0 && rung(i).layer->wiring.sliding)
      look.labels = maps_[i].values;
    look.weighed = rung(i).layer->wiring.weight.cells() == 0 && has_gains(rung(i).layer->wiring);
    look.numbers = numbers_in(i, look.weighed);
    const bool moves = stage_.scatter() ? i == 0 : i + 1 == ladder_.rungs.size();
    look.travel = moves && stage_.moment.cell >= 0 ? stage_.motion.travel : 1;
    if (pointed_.role == Role::tap && pointed_.layer == rung(i).layer->index) look.lit_tap = pointed_.cell;
    if (pointed_.role == Role::weight && pointed_.layer == rung(i).layer->index) look.lit_weight = pointed_.cell;
    add_stamps(stamps_[i], rung(i), scales_[stage_.scatter() ? i : i + 1], look, frame_, style_, marks);
    const double height = stamps_height(stamps_[i], level_height_, style_);
    add_gutter(stamp_words(rung(i), stage_.scatter()), top, height, style_, marks);
  }

  // Answers where its output's ribbon begins.
  double add_rung(std::size_t i, double y, std::vector<Mark>& marks) {
    const double unit = style_.sizes.unit, ribbon = detail_.ribbon * scale_;
    const bool scatter = stage_.scatter(), first = i == 0;
    const bool fine_is_output = !rung(i).layer->wiring.sliding || rung(i).layer->wiring.sliding->coarse_is_input;
    Block rulers = rulers_of(i);
    const auto add_rulers = [&] {
      rulers.group.offset = {0, y};
      y += rulers.size.height;
      marks.push_back(std::move(rulers.group));
    };
    if (first) add_map(0, y, marks), y += ribbon;
    if (!fine_is_output) add_rulers();
    const double height = stamps_height(stamps_[i], level_height_, style_);
    const double top = scatter ? y + detail_.beam * scale_ : y + unit;
    const double output = top + height + (scatter ? detail_.piles * scale_ : detail_.beam * scale_) + unit;
    add_between(i, top, scatter ? y : output, marks);
    if (scatter && detail_.piles > 0) {
      const auto& full = counts_[i + 1];
      const double most = full.empty() ? 0 : *std::max_element(full.begin(), full.end());
      add_piles(ribbons_[i + 1], most, frame_, output - unit / 2, detail_.piles * scale_ * 0.85, style_, marks);
      add_gutter(pile_words(i), output - detail_.piles * scale_, detail_.piles * scale_, style_, marks);
    }
    add_map(i + 1, output, marks);
    y = output + ribbon;
    if (fine_is_output) add_rulers();
    return y;
  }

  const Study& study_;
  const Stage& stage_;
  const Style& style_;
  double scale_;
  Ladder ladder_;
  Detail detail_;
  std::vector<LadderMap> maps_, ends_;
  std::vector<std::vector<double>> counts_;
  std::vector<LineScale> scales_;
  std::vector<Stamps> stamps_;
  std::vector<Ribbon> ribbons_;
  std::optional<Field> field_;
  Tag pointed_;
  LineFrame frame_;
  double gutter_ = 0, right_ = 0, level_height_ = 0;
};

constexpr int longest_line = 512;  // longer ones would be thinner than a hair

bool fits(const Study& study) {
  const Wiring& wiring = study.focused().wiring;
  const auto bounded = [](const Shape& shape) { return shape.rows <= longest_line && shape.columns <= longest_line; };
  const bool spatial = std::max(wiring.in.plane(), wiring.out.plane()) > 1;
  return spatial && !wiring.taps.empty() && (study.span || study.focused().op->kind == Kind::wiring) && bounded(wiring.in) &&
         bounded(wiring.out);
}

Figure draw(const Study& study, const Moment& moment, const Strip& here, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  Picture picture(study, stage, here);
  const double margin = style.sizes.margin, scale = type_scale(style);
  const Size room{style.page.width * scale - 2 * margin, style.page.height * scale - 2 * margin - 6 * style.sizes.caption};
  Block strip = picture.drawn(room);
  const double width = std::max(strip.size.width, std::min(narrowest * scale, room.width));
  const auto sentences = strip_sentences(stage, picture.ladder(), picture.counts().back());
  Block below = sentences_block(sentences, width, style);
  strip.group.offset = {margin + (width - strip.size.width) / 2, margin};
  below.group.offset = {margin, margin + strip.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "One line of " + stage.layer.op->about.title;
  figure.description = joined_sentences(sentences);
  figure.marks = {std::move(strip.group), std::move(below.group)};
  return figure;
}

}  // namespace

View strip() {
  return make_view(
      Declare<Strip>("strip", "Strip",
                     "One line of the maps in one dimension: stamps or windows as lengths, piled up where they meet.")
          .choice("along", &Strip::along, {"row", "column"}, "Whether a row or a column is looked at.")
          .count("line", &Strip::line, -1, 511, {"", "Which one, on the side that is played; -1 follows the present step."})
          .source("Odena et al. 2016, Deconvolution and Checkerboard Artifacts, draw overlap so."),
      fits, draw);
}

}  // namespace upstamp
