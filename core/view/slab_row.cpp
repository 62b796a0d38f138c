#include "view/slab_row.h"

#include <cmath>
#include <numeric>

#include "base/text.h"
#include "view/caption.h"
#include "view/slab_links.h"
#include "view/slab_places.h"
#include "view/slab_words.h"

namespace upstamp {
namespace {

// Points at the normal type size.
constexpr double widest_name = 92, smallest_side = 12, largest_cell = 44, largest_side = 240, comfortable_side = 56;
constexpr double alike = 4;  // times that the largest numbers of two slabs may differ for one scale of colours
constexpr double shortest_arrow = 34, shortest_numbered_arrow = 20;
constexpr double thickest_channel = 6, thinnest = 3, thickest_share = 0.5;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// How long sides are drawn: in proportion to cells, or, where that would leave small ones too small, to a power of them.
struct Scaling {
  int most_cells = 1, most_channels = 1;
  double longest = 0, power = 1, scale = 1;

  double side(int cells) const { return longest * std::pow(static_cast<double>(cells) / most_cells, power); }
  double thickness(int channels) const {
    const double all = std::min(longest * thickest_share, most_channels * thickest_channel * scale);
    return std::max(thinnest * scale, all * std::pow(static_cast<double>(channels) / most_channels, power));
  }
  SlabSides sides(const Shape& shape) const {
    const double least = thinnest * scale;
    return {thickness(shape.channels), std::max(least, side(shape.rows)), std::max(least, side(shape.columns))};
  }
};

// With how many cells what the layers do to a map repeats, along either axis: kernel 3 at stride 2 lays a pattern of 2 cells. One
// for each map from the input on.
std::vector<int> periods_of(const Study& study) {
  constexpr int longest = 64;
  std::vector<int> periods{1};
  for (const LayerStudy& layer : study.layers) {
    int period = periods[at(layer.from + 1)];
    if (layer.with >= 0) period = std::lcm(period, periods[at(layer.with + 1)]);
    const auto& slide = layer.wiring.sliding;
    for (const Axis axis : {Axis::rows, Axis::columns}) {
      const int in = layer.wiring.in.along(axis), out = layer.wiring.out.along(axis), stride = slide ? slide->stride.at(axis) : 1;
      const int times = slide ? (slide->coarse_is_input ? stride : 1) : out % in == 0 ? out / in : 1;
      period = std::lcm(period, periods[at(layer.from + 1)] * times);
    }
    periods.push_back(std::min(period, longest));
  }
  return periods;
}

class Drawing {
 public:
  Drawing(const Study& study, const SlabRowLook& look, const Style& style)
      : study_(study), look_(look), style_(style), viewpoint_(look.azimuth, look.elevation) {
    lanes_ = lanes_of(study, look.first, look.last);
    scaling_.scale = type_scale(style);
    for (const MapPlace& place : lanes_.places) {
      const Shape shape = shape_of(place.map);
      const int longer = std::max(shape.rows, shape.columns);
      scaling_.most_cells = std::max(scaling_.most_cells, longer), least_cells_ = std::min(least_cells_, longer);
      scaling_.most_channels = std::max(scaling_.most_channels, shape.channels);
      narrowest_ = std::max(narrowest_, std::min(shape.rows, shape.columns));
    }
    choose_colors();
    periods_ = periods_of(study);
  }

  SlabRow drawn() {
    SlabRow row;
    fit(true);
    if (scaling_.longest < std::min(comfortable_side, largest_cell * scaling_.most_cells) * scaling_.scale) fit(false);
    row.to_scale = scaling_.power == 1;
    row.limit = limit_, row.signs = signs_;
    row.block = painted();
    for (const MapPlace& place : lanes_.places)
      if (!named_ && place.map >= look_.first)
        row.legend.push_back(std::to_string(place.map + 1) + " " + join(words_of(place.map), " "));
    for (std::size_t i = 0; i < lanes_.places.size(); ++i)
      if (!is_misfit(lanes_.places[i].map)) row.largest_block = std::max(row.largest_block, slab_at(i).block);
    for (const MapPlace& place : lanes_.places) row.channels = row.channels || (named_ && named_channel(place.map) >= 0);
    return row;
  }

 private:
  bool is_misfit(int map) const { return map == static_cast<int>(study_.layers.size()); }

  // Of two maps that do not fit, what holds both.
  Shape shape_of(int map) const {
    if (!is_misfit(map)) return map_of(study_, map).shape;
    const Shape &first = map_of(study_, study_.misfit->from).shape, &second = map_of(study_, study_.misfit->with).shape;
    return {1, first.channels + second.channels, std::max(first.rows, second.rows), std::max(first.columns, second.columns)};
  }

  std::vector<std::string> words_of(int map) const {
    return is_misfit(map) ? std::vector{study_.misfit->title} : layer_words(study_.layers[at(map)]);
  }

  Role role_of(int map) const {
    const LayerStudy& layer = study_.focused();
    if (map == study_.focus) return Role::output;
    return map == layer.from || (map == layer.with && layer.with >= 0) ? Role::input : Role::none;
  }

  RoleColors colors_of(int map) const {
    const Role role = role_of(map);
    if (role == Role::none) return {style_.colors.muted, style_.colors.zero};
    return style_.colors.of(role);
  }

  WordBlock name_of(int map) const {
    if (map < look_.first) return word_block({}, style_);
    const Palette& colors = style_.colors;
    const bool focused = map == study_.focus;
    if (!named_)
      return word_block(
          {{std::to_string(map + 1), focused ? Face::sans_semibold : Face::sans, focused ? colors.kernel.line : colors.ink}},
          style_);
    std::vector<WordBlock::Line> lines;
    const auto words = words_of(map);
    const std::string number = study_.layers.size() > 1 ? std::to_string(map + 1) + " " : "";
    for (const std::string& line :
         wrapped(number + words.front(), *style_.fonts, Face::sans, style_.sizes.note, widest_name * scaling_.scale))
      lines.push_back({line, focused ? Face::sans_semibold : Face::sans, focused ? colors.kernel.line : colors.ink});
    if (words.size() > 1)
      for (const std::string& line :
           wrapped(words[1], *style_.fonts, Face::sans, style_.sizes.note, widest_name * scaling_.scale))
        lines.push_back({line, Face::sans, colors.muted});
    return word_block(std::move(lines), style_);
  }

  // One scale where it shows every slab's numbers, so that slabs can be compared.
  void choose_colors() {
    double least = 0;
    for (const MapPlace& place : lanes_.places) {
      if (is_misfit(place.map)) continue;
      const double largest = largest_of(place.map);
      for (const double value : map_of(study_, place.map).values) signs_ = signs_ || value < 0;
      if (largest == 0) continue;
      limit_ = std::max(limit_, largest);
      least = least == 0 ? largest : std::min(least, largest);
    }
    if (limit_ > alike * least) limit_ = 0;
  }

  double largest_of(int map) const {
    double largest = 0;
    for (const double value : map_of(study_, map).values)
      if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
    return largest;
  }

  // The picked cell's own, else one that has a part in its field where there is one.
  int channel_of(int map) const {
    const Shape& shape = map_of(study_, map).shape;
    const int wanted = std::min(look_.channel, shape.channels - 1);
    if (!look_.field) return wanted;
    if (map == look_.field->map) return position(shape, look_.field->cell).channel;
    const std::vector<char>& lit = look_.field->of(map);
    for (int i = 0; i < shape.channels; ++i) {
      const int channel = (wanted + i) % shape.channels;
      const auto first = lit.begin() + static_cast<std::ptrdiff_t>(channel * shape.plane());
      if (std::find(first, first + static_cast<std::ptrdiff_t>(shape.plane()), 1) !=
          first + static_cast<std::ptrdiff_t>(shape.plane()))
        return channel;
    }
    return wanted;
  }
  int named_channel(int map) const { return is_misfit(map) || map_of(study_, map).shape.channels == 1 ? -1 : channel_of(map); }

  WordBlock label_of(int map) const {
    if (is_misfit(map)) return word_block(misfit_lines(study_, style_), style_);
    // Where room is short a size stands where it changes, and at the end.
    if (!named_ && map >= look_.first && map < look_.last &&
        map_of(study_, map).shape == map_of(study_, study_.layers[at(map)].from).shape)
      return word_block({}, style_);
    const SlabLabel label{!named_, named_ ? named_channel(map) : -1, named_ && limit_ == 0 ? largest_of(map) : -1};
    RoleColors colors = colors_of(map);
    if (role_of(map) == Role::none) colors.line = style_.colors.ink;
    return word_block(label_lines(study_, map, label, colors, style_), style_);
  }

  // The largest sides with which all of it keeps to its room.
  void fit(bool named) {
    named_ = named;
    words_ = {};
    for (const MapPlace& place : lanes_.places)
      words_.names.push_back(name_of(place.map)), words_.labels.push_back(label_of(place.map));
    for (const double power : {1.0, 0.75, 0.5, 0.35, 0.2}) {
      scaling_.power = power;
      double low = 1, high = largest_length() * scaling_.scale;
      for (int i = 0; i < 20; ++i) {
        scaling_.longest = i == 0 ? high : (low + high) / 2;
        place();
        (places_.size.width <= look_.room.width && places_.size.height <= look_.room.height ? low : high) = scaling_.longest;
        if (low == high) break;
      }
      scaling_.longest = low;
      place();
      if (scaling_.side(least_cells_) >= smallest_side * scaling_.scale) break;
    }
  }

  // Longer where maps are flat.
  double largest_length() const {
    const double flat = std::sqrt(static_cast<double>(scaling_.most_cells) / narrowest_);
    return std::min(largest_cell * scaling_.most_cells, largest_side * flat);
  }

  void place() {
    std::vector<SlabSides> sides;
    for (const MapPlace& one : lanes_.places) sides.push_back(scaling_.sides(shape_of(one.map)));
    const double arrow = (named_ ? shortest_arrow : shortest_numbered_arrow) * scaling_.scale * look_.spacing;
    places_ = placed_slabs(lanes_, sides, words_, {named_, arrow}, viewpoint_, style_);
  }

  Slab slab_at(std::size_t place) const {
    const int map = lanes_.places[place].map;
    Slab slab;
    slab.values = &map_of(study_, map);
    slab.map = map;
    slab.channel = channel_of(map);
    slab.shared = limit_ > 0, slab.signs = signs_;
    slab.limit = slab.shared ? limit_ : largest_of(map);
    slab.block = block_of_cells(slab.values->shape, places_.shapes[place], periods_[at(map + 1)]);
    slab.colors = colors_of(map);
    slab.focused = role_of(map) != Role::none;
    // Where a join keeps both of its inputs apart, its channels are those of one map, then those of the other.
    if (map >= 0) slab.first_part = stacked_channels(study_.layers[at(map)]);
    if (look_.field) slab.lit = &look_.field->of(map);
    return slab;
  }

  Block painted() const {
    Block block;
    block.group.name = "slabs";
    std::vector<Mark>& marks = block.group.marks;
    std::vector<int> channels;
    for (const MapPlace& place : lanes_.places) channels.push_back(is_misfit(place.map) ? 0 : channel_of(place.map));
    // Behind the slabs, whose colours are numbers.
    for (const MapLink& link : lanes_.links)
      if (look_.field) add_cone(study_, *look_.field, link, lanes_, places_, channels, style_, marks);
    for (std::size_t i = lanes_.places.size(); i-- > 0;) {
      const int map = lanes_.places[i].map;
      Group slab = is_misfit(map) ? drawn_misfit(map_of(study_, study_.misfit->from).shape,
                                                 map_of(study_, study_.misfit->with).shape, places_.shapes[i], style_)
                                  : drawn_slab(slab_at(i), places_.shapes[i], style_);
      slab.offset = places_.middles[i];
      marks.push_back(std::move(slab));
    }
    add_links(lanes_, places_, style_, marks);
    add_arches(lanes_, places_, style_, marks);
    add_names(lanes_, places_, words_, style_, marks);
    for (std::size_t i = 0; i < lanes_.places.size(); ++i) {
      // Where room is short, labels lie lower, on lines that go to side lanes.
      if (!named_ && lanes_.lanes > 1) add_clearing(words_.labels[i], places_.label_tops[i], style_, marks);
      add_words(words_.labels[i], places_.label_tops[i], style_, marks);
    }
    block.size = places_.size;
    block.cells = {0, 0, block.size.width, block.size.height};
    return block;
  }

  const Study& study_;
  const SlabRowLook& look_;
  const Style& style_;
  Viewpoint viewpoint_;
  Lanes lanes_;
  Scaling scaling_;
  SlabWords words_;
  SlabPlaces places_;
  std::vector<int> periods_;
  bool named_ = true;
  int least_cells_ = static_cast<int>(most_cells), narrowest_ = 1;
  double limit_ = 0;  // of the colours; 0 where each slab has its own
  bool signs_ = false;
};

}  // namespace

SlabRow drawn_slab_row(const Study& study, const SlabRowLook& look, const Style& style) {
  return Drawing(study, look, style).drawn();
}

}  // namespace upstamp
