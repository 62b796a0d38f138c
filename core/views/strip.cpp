// One line of the maps in one dimension: stamps or windows as lengths on a shared axis, piled up where they meet.
#include "reason/ways.h"
#include "view/caption.h"
#include "view/gains.h"
#include "view/line_words.h"
#include "view/sentences.h"
#include "view/stamp_marks.h"
#include "view/strip_detail.h"
#include "view/strip_rows.h"
#include "view/strip_rulers.h"
#include "view/strip_sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

// Points at the normal type size.
constexpr double largest_cell = 40, tallest_level = 24, shortest_level = 4;
constexpr double narrowest = 620;

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
    for (const Rung& each : ladder_.rungs) {
      sums_.push_back(each.adds_more() || other_lines_add_more(each, stage.scatter()));
      passing_.push_back(passes_one(each));
    }
    shades_.resize(ladder_.rungs.size());
    point();
    const StripLines lines{stage, ladder_, maps_, ends_, scales_, field_};
    for (std::size_t i = 0; i < maps_.size(); ++i) rows_.push_back(rows_of_map(lines, i));
  }

  const Ladder& ladder() const { return ladder_; }
  const std::vector<std::vector<double>>& counts() const { return counts_; }

  Block drawn(Size room) {
    measure(room);
    tell_shades();
    // Longer names take from the lines.
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

  void point() {
    const Tag& tag = style_.pinned.role != Role::none ? style_.pinned : style_.hovered;
    if (tag.role == Role::none) return;
    if (tag.role == Role::weight || tag.role == Role::tap) {
      pointed_ = tag;
      return;
    }
    if (const auto cell = map_cell(study_, tag)) field_ = field_of(study_, cell->first, cell->second);
  }

  bool fine_is_output(std::size_t i) const {
    const auto& sliding = rung(i).layer->wiring.sliding;
    return !sliding || sliding->coarse_is_input;
  }
  const LineScale& fine_scale(std::size_t i) const { return scales_[fine_is_output(i) ? i + 1 : i]; }
  bool piled(std::size_t i) const { return stage_.scatter() && detail_.piles > 0 && !passing_[i]; }
  double kernel_height(std::size_t i) const { return kernel_line(rung(i)) ? detail_.kernel * scale_ : 0; }
  double ribbon() const { return detail_.ribbon * scale_; }
  // Room for what other steps add up, so that the picture keeps its height.
  double spare_height(std::size_t map) const {
    return map > 0 && sums_[map - 1] && rows_[map].size() == 1 ? terms_height(ribbon(), style_) : 0;
  }

  void measure_gutter() {
    const auto take = [this](const GutterWords& words) { gutter_ = std::max(gutter_, gutter_width(words, style_)); };
    gutter_ = 0;
    for (const auto& rows : rows_)
      for (const MapRow& row : rows) take(row.words);
    bool sums = false;
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) {
      if (sums_[i]) take(drawn_words(rung(i))), take(rest_words(rung(i))), sums = true;
      take(stamp_words(rung(i), stage_.scatter(), shades_[i]));
      if (kernel_line(rung(i))) take(kernel_words(rung(i), stage_.scatter()));
      if (stage_.scatter()) take(pile_words(ladder_, i));
    }
    gutter_ += (sums ? 7 : 4) * style_.sizes.unit;
  }

  // Where colours stand for numbers, what they run from and to.
  void tell_shades() {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (MapRow& row = rows_[i].back(); !is_numbered(row.ribbon, frame_, ribbon(), style_))
        row.words = with_range(row.words, row.ribbon.numbers, i == 0 ? rung(0).layer->x : rung(i - 1).layer->y);
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i)
      if (const StampLook look = look_of(i); !look.weighed && !is_numbered(stamps_[i], look, frame_, style_))
        shades_[i] = look.numbers;
  }

  StampLook look_of(std::size_t i) const {
    const Wiring& wiring = rung(i).layer->wiring;
    StampLook look;
    look.level_height = level_height_;
    look.weighed = wiring.weight.cells() == 0 && has_gains(wiring);
    look.numbers =
        numbers_in(stamps_of(rung(i), ends_[i], ends_[i + 1], scales_[i], scales_[i + 1], stage_.scatter()), look.weighed);
    return look;
  }

  void measure(Size room) {
    double low = 0, high = 1;
    for (const auto& rows : rows_) {
      const Ribbon& ribbon = rows.back().ribbon;
      low = std::min(low, ribbon.scale.at(-ribbon.before));
      high = std::max(high, ribbon.scale.at(static_cast<double>(ribbon.cells.size()) + ribbon.after));
    }
    for (const Stamps& stamps : stamps_)
      for (const Stamp& stamp : stamps.all) low = std::min(low, stamp.left), high = std::max(high, stamp.right);
    measure_gutter();
    double finest = 1;
    for (const LineScale& one : scales_) finest = std::min(finest, one.scale);
    frame_.unit = std::min(largest_cell * scale_ / finest, (room.width - gutter_) / (high - low));
    frame_.left = gutter_ - low * frame_.unit;
    right_ = frame_.x(high);
    ruled_.clear();
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) ruled_.push_back(rulers_height(rulers_of(i), style_));
    for (const StripDetail& detail : strip_details) {
      detail_ = detail;
      level_height_ = level_height_in(room.height);
      if (level_height_ >= wanted_level * scale_) break;
    }
    level_height_ = std::clamp(level_height_, shortest_level * scale_, tallest_level * scale_);
  }

  double level_height_in(double height) const {
    double fixed = rows_height(rows_[0], ribbon(), style_), levels = 0;
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) {
      fixed += rows_height(rows_[i + 1], ribbon(), style_) + spare_height(i + 1) + kernel_height(i) +
               (detail_.beam + (piled(i) ? detail_.piles : 0)) * scale_ + ruled_height(i) + 4 * style_.sizes.unit;
      levels += stamps_[i].levels * 1.15;
    }
    return (height - fixed) / std::max(1.0, levels);
  }

  bool ruled_above(std::size_t i) const { return i == 0 && !fine_is_output(i); }
  RungRulers rulers_of(std::size_t i) const {
    return {rung(i),          scales_[i],    scales_[i + 1], frame_, gutter_, std::max(right_, gutter_ + 160 * scale_),
            stage_.scatter(), ruled_above(i)};
  }
  double ruled_height(std::size_t i) const { return detail_.ruled ? ruled_[i] : 0; }

  // Answers where they end.
  double add_rulers(std::size_t i, double y, std::vector<Mark>& marks) const {
    const double height = ruled_height(i);
    if (height <= 0) return y;
    const int shown = stamps_[i].shown();
    Block rulers = drawn_rulers(rulers_of(i), shown < 0 ? -1 : stamps_[i].all[at(shown)].place, style_);
    rulers.group.offset = {0, ruled_above(i) ? y + height - rulers.size.height : y};
    marks.push_back(std::move(rulers.group));
    return y + height;
  }

  void add_between(std::size_t i, StampLook look, std::vector<Mark>& marks) const {
    const bool scatter = stage_.scatter();
    if (scatter && rung(i).layer->wiring.weight.cells() > 0 && rung(i).layer->wiring.sliding) look.labels = maps_[i].values;
    const bool moves = scatter ? i == 0 : i + 1 == ladder_.rungs.size();
    look.travel = moves && stage_.moment.cell >= 0 ? stage_.motion.travel : 1;
    if (pointed_.role == Role::tap && pointed_.layer == rung(i).layer->index) look.lit_tap = pointed_.cell;
    if (pointed_.role == Role::weight && pointed_.layer == rung(i).layer->index) look.lit_weight = pointed_.cell;
    add_stamps(stamps_[i], rung(i), scales_[scatter ? i : i + 1], look, frame_, style_, marks);
    add_kernel_line(stamps_[i], rung(i), scatter, fine_scale(i), look, frame_, style_, marks);
    add_gutter(stamp_words(rung(i), scatter, shades_[i]), look.top, stamps_room(i), style_, marks);
    if (look.kernel_height > 0) add_gutter(kernel_words(rung(i), scatter), look.kernel, look.kernel_height, style_, marks);
  }

  // At least what their name takes.
  double stamps_room(std::size_t i) const {
    return std::max(stamps_height(stamps_[i], level_height_, style_), gutter_height(style_));
  }

  // Answers where it ends.
  double add_rung(std::size_t i, double y, std::vector<Mark>& marks) {
    const double unit = style_.sizes.unit, beam = detail_.beam * scale_;
    const bool scatter = stage_.scatter();
    if (ruled_above(i)) y = add_rulers(i, y, marks);
    if (i == 0) y = add_rows(rows_[0], frame_, y, ribbon(), style_, marks);
    if (!ruled_above(i) && !fine_is_output(i)) y = add_rulers(i, y, marks);
    StampLook look = look_of(i);
    look.kernel_height = kernel_height(i);
    look.kernel = y + (scatter ? beam : 2 * unit);
    look.top = look.kernel + look.kernel_height + (look.kernel_height > 0 ? 2 * unit : 0);
    look.departure = look.kernel_height > 0 ? look.kernel : y;
    const double end = look.top + stamps_room(i);
    const double output = end + (scatter ? (piled(i) ? detail_.piles * scale_ : 2 * unit) : beam) + unit;
    look.source = scatter ? y : output;
    add_between(i, look, marks);
    if (piled(i)) {
      const auto& full = counts_[i + 1];
      const double most = full.empty() ? 0 : *std::max_element(full.begin(), full.end()), height = detail_.piles * scale_;
      add_piles(maps_[i + 1].counts, scales_[i + 1], most, frame_, output - unit / 2, height * 0.85, style_, marks);
      add_gutter(pile_words(ladder_, i), output - height, height, style_, marks);
    }
    y = add_rows(rows_[i + 1], frame_, output, ribbon(), style_, marks);
    if (fine_is_output(i)) y = add_rulers(i, y, marks);
    return y + spare_height(i + 1);
  }

  const Study& study_;
  const Stage& stage_;
  const Style& style_;
  double scale_;
  Ladder ladder_;
  StripDetail detail_;
  std::vector<LadderMap> maps_, ends_;
  std::vector<std::vector<double>> counts_;
  std::vector<LineScale> scales_;
  std::vector<char> sums_;  // by rung: whether the output is a sum that is drawn, at this step or at another
  std::vector<char> passing_;
  std::vector<double> ruled_;
  std::vector<Stamps> stamps_;
  std::vector<std::vector<double>> shades_;  // by rung; none where numbers stand in its stamps
  std::vector<std::vector<MapRow>> rows_;
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
  if (!spatial || wiring.taps.empty() || !bounded(wiring.in) || !bounded(wiring.out)) return false;
  if (!study.span) return study.focused().op->kind == Kind::wiring && has_shared_axis(wiring);
  const int first = stretch_in_view(study).first;
  return std::all_of(study.layers.begin() + first, study.layers.begin() + study.focus + 1,
                     [](const LayerStudy& layer) { return has_shared_axis(layer.wiring); });
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
