// Lines of maps, the stamps between them, ladders of several layers, and what the strip says of them.
#include <doctest/doctest.h>

#include <set>

#include "declare/settings_json.h"
#include "view/lengths.h"
#include "view/stamps.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Layer stamping(std::string id, int kernel, int stride, int padding) {
  const Settings settings{
      {"kernel", PerAxis(1, kernel)}, {"stride", PerAxis(1, stride)}, {"padding", PerEdge(0, 0, padding, padding)}};
  return {std::move(id), "transposed_conv", settings, {}, "", "", ""};
}

Scene one_row(int cells, std::vector<Layer> layers) {
  Scene scene;
  scene.input_shape = {1, 1, 1, cells};
  scene.layers = std::move(layers);
  return scene;
}

// What the strip works out at the end of all steps, or at another time.
struct WorkedStrip {
  std::shared_ptr<const Study> study;
  Timeline timeline;
  Fonts fonts;
  Style style;
  Moment moment;
  Stage stage;
  Ladder ladder;
  std::vector<LadderMap> maps;

  explicit WorkedStrip(const Scene& scene, double time = 1e9, Axis along = Axis::columns, int line = -1)
      : study(study_of(scene, all_ops())),
        timeline(timeline_of(*study)),
        style(style_named("light", fonts)),
        moment(moment_at(timeline, time)),
        stage(stage_of(*study, moment, style)),
        ladder(ladder_of(*study, stage, along, line)),
        maps(ladder_maps(ladder, stage)) {}

  Stamps stamps(std::size_t rung = 0) const {
    const auto scales = scales_of(ladder);
    return stamps_of(ladder.rungs[rung], maps[rung], maps[rung + 1], scales[rung], scales[rung + 1], stage.scatter());
  }
};

}  // namespace

TEST_CASE("one row of a one-dimensional layer is the whole layer: its line adds up to the output") {
  for (const Order order : {Order::scatter, Order::gather})
    for (const char* op : {"transposed_conv", "conv", "linear", "cubic", "nearest", "max_pool", "average_pool", "bed_of_nails"}) {
      Scene scene = one_row(6, {{"layer", op, {}, {}, "", "", ""}});
      scene.layers.front().settings = settings_from_text(
          all_ops().at(op).about,
          op == std::string("linear") || op == std::string("cubic") || op == std::string("nearest") ? "{\"scale\": [1, 2]}"
          : op == std::string("bed_of_nails")                                                       ? "{\"stride\": [1, 2]}"
                                                                                                    : "{\"kernel\": [1, 2]}",
          op);
      scene.order = order;
      INFO(op);
      const WorkedStrip strip(scene);
      REQUIRE(strip.ladder.rungs.size() == 1);
      CHECK(strip.ladder.whole());
      const auto& y = strip.study->focused().y.values;
      REQUIRE(strip.maps[1].values.size() == y.size());
      for (std::size_t i = 0; i < y.size(); ++i) CHECK(strip.maps[1].values[i] == doctest::Approx(y[i]));
    }
}

TEST_CASE("a stamp is as long as its kernel reaches, and the next one begins a stride further") {
  const WorkedStrip strip(one_row(4, {stamping("up", 3, 2, 1)}));
  const Stamps stamps = strip.stamps();
  REQUIRE(stamps.all.size() == 4);
  CHECK(stamps.levels == 2);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(stamps.all[i].left == doctest::Approx(2.0 * static_cast<double>(i) - 1));
    CHECK(stamps.all[i].right - stamps.all[i].left == doctest::Approx(3));
    CHECK(stamps.all[i].level == static_cast<int>(i % 2));
  }
  CHECK(stamps.all[0].parts[0].outside);
  CHECK_FALSE(stamps.all[0].parts[1].outside);
  // A kernel twice the stride needs two levels as well, four times the stride four.
  CHECK(WorkedStrip(one_row(4, {stamping("up", 4, 2, 0)})).stamps().levels == 2);
  CHECK(WorkedStrip(one_row(6, {stamping("up", 8, 2, 0)})).stamps().levels == 4);
}

TEST_CASE("seen from its output, a cell's window covers the inputs that reach it and nothing else") {
  Scene scene = one_row(4, {stamping("up", 3, 2, 1)});
  scene.order = Order::gather;
  const WorkedStrip strip(scene);
  const Stamps windows = strip.stamps();
  REQUIRE(windows.all.size() == 7);
  for (const Stamp& window : windows.all) {
    std::set<int> seen;
    for (const StampPart& part : window.parts) {
      if (part.product.in >= 0) seen.insert(part.product.in);
      CHECK(part.left >= window.left - 1e-9);
      CHECK(part.right <= window.right + 1e-9);
    }
    for (const Tap& tap : strip.study->focused().wiring.taps)
      if (tap.out == window.place) CHECK(seen.contains(tap.in));
    CHECK(seen.size() == (window.place % 2 == 0 ? 1 : 2));
  }
}

TEST_CASE("two layers of kernel 3 and stride 2 are a ladder whose counts multiply") {
  Scene scene = one_row(3, {stamping("first", 3, 2, 0), stamping("second", 3, 2, 0)});
  scene.since = "first";
  const WorkedStrip strip(scene);
  REQUIRE(strip.ladder.rungs.size() == 2);
  const auto counts = ladder_counts(strip.ladder);
  CHECK(counts[1] == std::vector<double>{1, 1, 2, 1, 2, 1, 1});
  CHECK(counts[2] == std::vector<double>{1, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 1, 2, 1, 1});
  const auto& y = strip.study->focused().y.values;
  for (std::size_t i = 0; i < y.size(); ++i) CHECK(strip.maps[2].values[i] == doctest::Approx(y[i]));
  // Half way through the first step its stamp has landed, and nothing else has come.
  const WorkedStrip begun(scene, 0.5);
  CHECK(begun.maps[1].now == std::vector<char>{1, 1, 1, 0, 0, 0, 0});
  CHECK(begun.maps[2].counts == std::vector<double>{1, 1, 2, 1, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0});
}

TEST_CASE("of a two-dimensional layer the lines of the present step are looked at, as parts of sums") {
  const Scene scene = open_scene("stride_2_kernel_4_padding_1", all_ops());
  const auto study = study_of(scene, all_ops());
  const int columns = study->focused().wiring.in.columns;
  const WorkedStrip strip(scene, columns + 0.5);
  CHECK(strip.ladder.rungs.front().in.line == 1);
  CHECK_FALSE(strip.ladder.whole());
  CHECK(WorkedStrip(scene, 0.5, Axis::columns, 1).ladder.rungs.front().in.line == 1);
  CHECK(WorkedStrip(scene, 0.5, Axis::columns, 500).ladder.rungs.front().in.line == study->focused().wiring.in.rows - 1);
  CHECK(WorkedStrip(scene, 0.5, Axis::rows).ladder.rungs.front().in_length == study->focused().wiring.in.rows);
}

TEST_CASE("lengths that would meet are ruled one below the other") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const double one = drawn_lengths({{0, 100, "a", {}}, {200, 300, "b", {}}}, 0, 300, style).size.height;
  const double two = drawn_lengths({{0, 100, "a", {}}, {90, 300, "b", {}}}, 0, 300, style).size.height;
  CHECK(two > one);
  CHECK(drawn_lengths({}, 0, 300, style).size.height == 0);
}

TEST_CASE("each cell and each product of a strip can be pointed at, and what is pointed at elsewhere is outlined here") {
  const auto study = study_of(open_scene("stamps_of_3_every_2", all_ops()), all_ops());
  const Timeline timeline = timeline_of(*study);
  const Fonts fonts;
  Style style = style_named("light", fonts);
  const auto views = all_views();
  const auto draw = [&] { return views.at("strip").draw(*study, moment_at(timeline, timeline.steps()), {}, style); };
  const Figure plain = draw();
  std::map<Role, std::set<int>> tags;
  for_each_placed(plain, [&](const Placed& placed) {
    if (const auto* path = std::get_if<Path>(placed.mark)) tags[path->tag.role].insert(path->tag.cell);
    if (const auto* cells = std::get_if<Cells>(placed.mark))
      tags[cells->role].insert(cells->cell_tags.begin(), cells->cell_tags.end());
  });
  CHECK(tags[Role::input].size() == 5);
  CHECK(tags[Role::output].size() == 9);
  CHECK(tags[Role::tap].size() == study->focused().wiring.taps.size());
  const auto outlines = [&](Tag tag) {
    style.hovered = tag;
    int count = 0;
    for_each_placed(draw(), [&](const Placed& placed) {
      const auto* path = std::get_if<Path>(placed.mark);
      count += path && path->stroke.color == style.colors.ink && path->stroke.width == pointed_width(style);
    });
    return count;
  };
  CHECK(outlines({}) == 0);
  // Output cell 1 gets the ends of two stamps; a weight is used in each stamp that is not cropped there.
  CHECK(outlines({Role::output, 1, 0}) == 3);
  CHECK(outlines({Role::weight, 1, 0}) == 5);
  CHECK(outlines({Role::weight, 0, 0}) == 4);
  CHECK(outlines({Role::tap, 0, 0}) == 1);
}

TEST_CASE("a stamp on its way has not been counted, also not in the layers after it") {
  Scene scene = one_row(3, {stamping("first", 3, 2, 0), stamping("second", 3, 2, 0)});
  scene.since = "first";
  const WorkedStrip strip(scene, 0.2);
  CHECK(strip.maps[0].now == std::vector<char>{1, 0, 0});
  CHECK(strip.maps[1].counts == std::vector<double>(7));
  CHECK(strip.stamps(1).all.front().state == Stamp::State::waiting);
  CHECK(ladder_maps(strip.ladder, strip.stage, true)[2].counts == ladder_counts(strip.ladder)[2]);
}

TEST_CASE("the strip fits what has lines, and says the counts") {
  const auto ops = all_ops();
  const auto views = all_views();
  CHECK(views.at("strip").fits(*study_of(open_scene("opening", ops), ops)));
  CHECK_FALSE(views.at("strip").fits(*study_of(one_row(3, {{"r", "relu", {}, {}, "", "", ""}}), ops)));
  const std::string text = view_text("strip", open_scene("stamps_on_stamps", ops), 4);
  CHECK(text.find("Ways that lead to each output cell: 1 3 2 3 1") != std::string::npos);
  CHECK(text.find("1 3 2 3 repeats") != std::string::npos);
}

TEST_CASE("strips of shipped scenes are what was looked at") {
  check_view_golden("strip", "stamps_of_3_every_2", 2.5);
  check_view_golden("strip", "stamps_on_stamps", 1.5);
  check_view_golden("strip", "linear", 14.5);
}
