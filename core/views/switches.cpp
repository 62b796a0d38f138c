// Max pooling and the way back: which cell of each window won, where it stood, and what unpooling makes of that.
#include <set>

#include "view/caption.h"
#include "view/equation.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/switch_marks.h"
#include "view/view.h"

namespace upstamp {
namespace {

struct Options {
  int channel = 0;
  bool without = true;
};

constexpr double narrowest = 640;
constexpr std::size_t most_flights = 9;
constexpr int most_values_told = 9;  // of a window, in words

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// A layer at its own moment: the one that is played, or the finished one.
struct Played {
  Timeline timeline;
  Moment moment;
  Played(const Study& study, const LayerStudy& layer, const Moment& now) : moment(now) {
    if (&study.focused() == &layer) return;
    timeline = timeline_of(layer.wiring, Order::scatter, Granularity::whole);
    moment = moment_at(timeline, timeline.steps());
  }
};

// Windows of the drawn channel that have been pooled.
std::vector<const PooledWindow*> windows_so_far(const PoolingStage& on) {
  std::vector<const PooledWindow*> windows;
  const auto [first, end] = drawn_range(on);
  for (int cell = first; cell < end; ++cell)
    if (on.is_pooled(cell)) windows.push_back(&on.pooling.windows[at(cell)]);
  return windows;
}

// Only at the end it is known who wins nowhere.
std::string loss_sentence(const PoolingStage& on) {
  if (!on.all_pooled()) return "";
  std::set<int> won;
  for (const PooledWindow* window : windows_so_far(on))
    if (window->winner >= 0) won.insert(window->winner);
  const Shape& in = on.pool.layer.x.shape;
  const long long all = in.plane(), lost = all - std::ssize(won);
  return std::to_string(lost) + " of " + counted(all, "value") + (in.channels > 1 ? " of this channel" : "") +
         (lost == 1 ? " wins nowhere and is lost." : " win nowhere and are lost.");
}

std::string tie_sentence(const PoolingStage& on, bool marked) {
  if (const int lone = on.lone(); lone >= 0)
    return on.pooling.windows[at(lone)].ties.empty()
               ? ""
               : std::string("Of equal values the first in reading order wins") + (marked ? "; = marks the others." : ".");
  const auto windows = windows_so_far(on);
  const auto tied =
      std::count_if(windows.begin(), windows.end(), [](const PooledWindow* window) { return !window->ties.empty(); });
  if (tied == 0) return "";
  return (tied == 1 ? "One window holds its largest value" : std::to_string(tied) + " windows hold their largest value") +
         std::string(" more than once: the first in reading order wins") +
         (marked ? "; = marks equal values that win in no window." : ".");
}

std::string overwriting_sentence(const PoolingStage& on) {
  const auto [first, end] = drawn_range(on);
  const std::vector<char> overwritten = on.overwritten();
  const auto lost = std::count(overwritten.begin() + first, overwritten.begin() + end, 1);
  if (lost == 0) return "";
  return "Windows overlap, so values go back to the same place: the later one stays, and " +
         (lost == 1 ? std::string("one value") : std::to_string(lost) + " values") + " (hatched) " + (lost == 1 ? "is" : "are") +
         " overwritten.";
}

// "1,3": row and column, as the switches are written.
std::string place_words(const Shape& shape, int cell) {
  const Position place = position(shape, cell);
  return std::to_string(place.row) + "," + std::to_string(place.column);
}

// " 5 goes back there.", where something is put back.
std::string back_words(const PoolingStage& on, int cell, const std::string& stood) {
  if (!on.unpool) return "";
  const std::string back = place_words(on.pooling.back, on.pooling.places[at(cell)]);
  return " " + value_words(on.pooling.values()[cell]) + " goes back " + (back == stood ? "there" : "to " + back) +
         (on.pooling.lost[at(cell)] ? ", where a later value overwrites it." : ".");
}

// "The window of pooled cell 0,1 holds 2, 0, 1, 5; the largest, 5, stood at 1,3. 5 goes back there."
std::string window_sentence(const PoolingStage& on, int cell) {
  const LayerStudy& pool = on.pool.layer;
  const PooledWindow& window = on.pooling.windows[at(cell)];
  const std::string name = "The window of pooled cell " + place_words(pool.y.shape, cell);
  if (window.winner < 0) return name + " holds padding alone, so it gives 0 and has no switch.";
  std::vector<std::string> values;
  for (const int each : window.cells) values.push_back(value_words(pool.x[each]));
  const bool many = static_cast<int>(values.size()) > most_values_told;
  const std::string stood = place_words(pool.x.shape, window.winner);
  return name + " holds " + (many ? counted(static_cast<long long>(values.size()), "value") : join(values, ", ")) +
         "; the largest, " + value_words(pool.x[window.winner]) + ", stood at " + stood +
         (window.ties.empty() ? "." : ", the first of " + std::to_string(window.ties.size() + 1) + " alike.") +
         back_words(on, cell, stood);
}
// What the step is about, where it is one pooled cell; else what it is in the words of its layer.
std::string present_sentence(const PoolingStage& on) {
  if (const int lone = on.lone(); lone >= 0) return window_sentence(on, lone);
  for (const Stage* stage : {&on.pool, on.unpool})
    if (stage && on.is_played(*stage) && stage->moment.cell >= 0) return step_sentence(*stage);
  return std::string("Each window keeps its largest value and remembers where it stood") +
         (on.unpool ? "; unpooling puts a value back there, and leaves 0 everywhere else." : ": that is its switch.");
}

std::vector<std::string> sentences_of(const PoolingStage& on, bool marked) {
  return {present_sentence(on), joined_sentences({loss_sentence(on), tie_sentence(on, marked)}), overwriting_sentence(on)};
}

// The main maps beside each other.
struct Maps {
  Row row;
  Rect before, pooled, source, back;  // their cells; what goes back comes from `source`
};

// Values on their way from the map they are taken from to the map they are put into.
void add_flights(const PoolingStage& on, const Maps& maps, double cell, Group& group) {
  const Stage& stage = on.unpool && on.is_played(*on.unpool) ? *on.unpool : on.pool;
  const double share = stage.motion.travel;
  if (!on.is_played(stage) || share <= 0 || share >= 1 || stage.moment.now.size() > most_flights) return;
  const bool back = &stage == on.unpool;
  const Rect &from_cells = back ? maps.source : maps.before, &to_cells = back ? maps.back : maps.pooled;
  for (const Tap& tap : stage.moment.now) {
    const Position from = position(stage.layer.x.shape, tap.in), into = position(stage.layer.y.shape, tap.out);
    if (from.channel != on.channel) continue;
    Grid token = empty_grid("", "", "", Role::output, stage.layer.index, 1, 1);
    token.cells.front() = {true, stage.layer.x[tap.in], CellGround::tinted};
    Block flying = drawn_grid(token, stage.style, cell);
    flying.group.name = "value on its way";
    flying.group.opacity = 0.96;
    flying.group.offset = between(Point{from_cells.x + from.column * cell, from_cells.y + from.row * cell},
                                  Point{to_cells.x + into.column * cell, to_cells.y + into.row * cell}, share);
    group.marks.push_back(std::move(flying.group));
  }
}

struct Layout {
  double cell = 0;
  bool without = false;  // whether the ways without switches are drawn
};

// An arrow with the name of what it stands for.
Block named_arrow(const std::string& name, const Style& style) {
  const double length = std::max(44 * type_scale(style), style.fonts->width(name, Face::sans, style.sizes.note)),
               height = style.fonts->cap_height(Face::sans, style.sizes.note), y = height + style.sizes.unit * 2.5;
  Block block;
  block.group.name = name;
  block.group.marks = {Text{name, {length / 2, height}, style.sizes.note, Face::sans, Anchor::middle, style.colors.muted, {}},
                       arrow({0, y}, {length, y}, {style.colors.muted, style.sizes.outline})};
  block.size = {length, 2 * y}, block.cells = {0, 0, length, 2 * y};
  return block;
}

// The layers from the pooled map to the one that is unpooled.
std::string between_words(const PoolingStage& on) {
  std::vector<const LayerStudy*> layers;
  for (int index = on.unpool->layer.from; index >= 0 && index != on.pool.layer.index; index = layers.back()->from)
    layers.push_back(&on.study.layers[at(index)]);
  return layers.size() == 1 ? layers.front()->op->about.title : counted(std::ssize(layers), "layer");
}

std::vector<std::string> arrow_names(const PoolingStage& on) {
  std::vector<std::string> names{on.pool.layer.op->about.title};
  if (on.unpool && !on.direct()) names.push_back(between_words(on));
  if (on.unpool) names.push_back(on.unpool->layer.op->about.title);
  return names;
}

Layout layout_of(const PoolingStage& on, bool without, const Style& style) {
  const Shape &in = on.pool.layer.x.shape, &pooled = on.pool.layer.y.shape, &back = on.pooling.back;
  const bool between_layers = on.unpool && !on.direct();
  const int across = in.columns + (on.unpool ? back.columns : 0) + pooled.columns * (between_layers ? 2 : 1);
  const int down = std::max({in.rows, back.rows, 2 * pooled.rows});
  const double heading = style.sizes.title * 3.2, margins = 2 * style.sizes.margin, words = style.sizes.caption * 8;
  double signs = 0;
  for (const std::string& name : arrow_names(on)) signs += named_arrow(name, style).size.width + 2 * sign_width("", style);
  const double alone = fitting_cell(across, down, {signs + margins, 2 * heading + words + margins}, style);
  // Without an unpooling nothing goes back, and in windows that overlap the other ways write over each other.
  if (!without || !on.unpool || windows_overlap(on)) return {alone, false};
  const double together =
      fitting_cell(std::max(across, 3 * in.columns), down + in.rows, {signs + margins, 3.6 * heading + words + margins}, style);
  const double readable = style.sizes.smallest_numbered_cell;
  // They are left out where they would cost the main maps their numbers, or half their size.
  const bool costly = (alone >= readable && together < readable) || together * 2 < alone;
  return costly ? Layout{alone, false} : Layout{together, true};
}

Maps main_maps(const PoolingStage& on, double cell, const Style& style) {
  std::vector<Block> middle{pooled_block(on, cell)};
  if (places_fit(on, cell)) middle.push_back(places_block(on, cell));
  const std::vector<std::string> names = arrow_names(on);
  std::vector<Block> blocks{before_block(on, cell), named_arrow(names[0], style), stacked(middle, style.sizes.unit * 4)};
  const bool between_layers = on.unpool && !on.direct();
  if (between_layers) blocks.push_back(named_arrow(names[1], style)), blocks.push_back(unpooling_block(on, cell));
  if (on.unpool) blocks.push_back(named_arrow(names.back(), style)), blocks.push_back(back_block(on, cell));
  Maps maps{laid_in_row(blocks, std::vector<std::string>(blocks.size() - 1), style, style.colors.muted), {}, {}, {}, {}};
  const std::vector<Rect>& cells = maps.row.cells;
  maps.before = cells[0], maps.pooled = cells[2], maps.back = cells.back();
  // Of the stack, values come from and go to the upper map.
  maps.pooled.height = on.pool.layer.y.shape.rows * cell;
  maps.source = between_layers ? cells[4] : maps.pooled;
  return maps;
}

Group without_switches(const PoolingStage& on, double cell, const Style& style, Size& size) {
  Group group;
  group.name = "without switches";
  const double title = style.sizes.caption, top = style.fonts->cap_height(Face::sans_semibold, title) + style.sizes.unit * 4;
  const std::string words = "The same values put back without switches";
  group.marks.push_back(Text{words,
                             {0, style.fonts->cap_height(Face::sans_semibold, title)},
                             title,
                             Face::sans_semibold,
                             Anchor::start,
                             style.colors.muted,
                             {}});
  Row row = laid_in_row({restored_block(on, in_first_cells(on.pooling), "Bed of nails", "in the first cell", cell),
                         restored_block(on, in_all_cells(on.pooling), "Nearest", "in every cell", cell),
                         restored_block(on, shared_out(on.pooling), "Average", "shared out", cell)},
                        {"", ""}, style, style.colors.muted);
  size = {std::max(row.size.width, style.fonts->width(words, Face::sans_semibold, title)), top + row.size.height};
  row.group.offset = {0, top};
  group.marks.push_back(std::move(row.group));
  return group;
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const auto pooling = pooling_of(study);
  const Played pool_at(study, *pooling->pool, moment),
      unpool_at(study, pooling->unpool ? *pooling->unpool : *pooling->pool, moment);
  const Stage pool = stage_of(study, *pooling->pool, pool_at.moment, style);
  std::optional<Stage> unpool;
  if (pooling->unpool) unpool.emplace(stage_of(study, *pooling->unpool, unpool_at.moment, style));
  const PoolingStage on = pooling_stage_of(study, *pooling, pool, unpool ? &*unpool : nullptr, options.channel);
  const auto [cell, without] = layout_of(on, options.without, style);
  const double margin = style.sizes.margin;
  Maps maps = main_maps(on, cell, style);
  Row& row = maps.row;
  add_flights(on, maps, cell, row.group);
  Size other_size;
  Group other = without ? without_switches(on, cell, style, other_size) : Group{};
  const double width =
      std::max({row.size.width, other_size.width, std::min(narrowest, style.page.width - 2 * margin) * type_scale(style)});
  const std::vector<std::string> sentences = sentences_of(on, ties_fit(style, cell));
  Block below = sentences_block(sentences, width, style);
  row.group.name = "switches";
  row.group.offset = {margin + (width - row.size.width) / 2, margin};
  double y = margin + row.size.height + style.sizes.gap;
  Figure figure;
  figure.marks.push_back(std::move(row.group));
  if (without) {
    other.offset = {margin + (width - other_size.width) / 2, y};
    figure.marks.push_back(std::move(other));
    y += other_size.height + style.sizes.gap;
  }
  below.group.offset = {margin, y};
  figure.size = {width + 2 * margin, y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Switches of " + pooling->pool->op->about.title;
  figure.description = joined_sentences(sentences);
  figure.marks.push_back(std::move(below.group));
  return figure;
}

}  // namespace

View switches() {
  View view = make_view(
      Declare<Options>("switches", "Switches",
                       "Shows which cell of each pooling window won and where it stood, what unpooling puts back there, and what "
                       "other ways make of the same values.")
          .count("channel", &Options::channel, 0, 4095, {"", "Channel that is drawn while none is played or pointed at."})
          .toggle("without", &Options::without, "Whether the same values put back without switches are drawn beside it.")
          .source("Zeiler & Fergus 2014, arXiv 1311.2901"),
      [](const Study& study) { return pooling_of(study).has_value(); }, draw);
  view.suggested = [](const Study&) { return Suggestion{3}; };
  return view;
}

}  // namespace upstamp
