// Lines of maps, the stamps between them, and ladders of several layers.
#include <doctest/doctest.h>

#include <set>

#include "declare/settings_json.h"
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
      for (std::size_t i = 0; i < y.size(); ++i) {
        CHECK(strip.maps[1].values[i] == doctest::Approx(y[i]));
        CHECK(strip.maps[1].drawn[i] == doctest::Approx(y[i]));
      }
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
    // What meets no input is a zero between the inputs or beyond them.
    CHECK(window.parts.size() == 3);
    std::set<int> seen;
    for (const StampPart& part : window.parts) {
      if (part.product.in >= 0) seen.insert(part.product.in);
      CHECK(part.outside == (part.product.in < 0));
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

TEST_CASE("the output of a strip is the layer's own, of which the drawn line brings its share") {
  for (const char* name : {"gradient_checkerboard", "guide_padding_strides_transposed", "stride_2_kernel_4_padding_1", "icnr"})
    for (const double share : {0.0, 0.33, 0.5, 0.72, 1.0}) {
      const Scene scene = open_scene(name, all_ops());
      const WorkedStrip strip(scene, share * timeline_of(*study_of(scene, all_ops())).steps());
      INFO(name << " at " << share);
      const Rung& rung = strip.ladder.rungs.front();
      const LayerStudy& layer = *rung.layer;
      const LadderMap& output = strip.maps[1];
      std::vector<double> drawn(output.values.size());
      const auto add = [&](const Tap& tap, double part) {
        const Position from = position(layer.wiring.in, tap.in), to = position(layer.wiring.out, tap.out);
        if (rung.in.holds(from) && rung.out.holds(to))
          drawn[static_cast<std::size_t>(rung.out.place(to))] +=
              part * tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]) * layer.x[tap.in];
      };
      for (const Tap& tap : strip.moment.done) add(tap, 1);
      for (const Tap& tap : strip.moment.now) add(tap, strip.stage.motion.count);
      for (std::size_t i = 0; i < drawn.size(); ++i) {
        const auto cell = static_cast<std::size_t>(rung.out.cell(layer.wiring.out, static_cast<int>(i)));
        CHECK(output.values[i] == doctest::Approx(strip.stage.partial.values[cell]));
        CHECK(output.drawn[i] == doctest::Approx(drawn[i]));
        CHECK(output.total[i] == strip.stage.partial.counts[cell]);
      }
    }
}

TEST_CASE("each product of a step comes by itself where products are played") {
  Scene scene = one_row(3, {stamping("up", 3, 1, 0)});
  scene.granularity = Granularity::product;
  const WorkedStrip strip(scene, 4.5);
  CHECK(strip.maps[1].brought == std::vector<int>{1, 2, 2, 0, 0});
  const Stamps stamps = strip.stamps();
  CHECK(stamps.all[1].parts[0].there);
  CHECK(stamps.all[1].parts[1].there);
  CHECK_FALSE(stamps.all[1].parts[2].there);
}

TEST_CASE("of lines that are met as often one into which nothing else goes is drawn") {
  const Scene scene = open_scene("opening", all_ops());
  for (const double time : {0.5, 1.5, 3.5, 5.5, 6.5, 8.5}) CHECK(WorkedStrip(scene, time).ladder.whole());
  CHECK_FALSE(other_lines_add_more(WorkedStrip(scene).ladder.rungs.front(), true));
  const WorkedStrip windows(open_scene("guide_same_padding_no_strides", all_ops()));
  CHECK(other_lines_add_more(windows.ladder.rungs.front(), false));
}

TEST_CASE("the kernel's line is the one whose weights make the products that are drawn") {
  const WorkedStrip strip(open_scene("opening", all_ops()), 3.5);
  const auto kernel = kernel_line(strip.ladder.rungs.front());
  REQUIRE(kernel);
  CHECK(kernel->line == 1);
  CHECK(kernel->weights == std::vector<double>{2, 0, 1});
  const WorkedStrip upright(open_scene("opening", all_ops()), 3.5, Axis::rows);
  CHECK(kernel_line(upright.ladder.rungs.front())->cells == std::vector<int>{1, 4, 7});
  CHECK_FALSE(kernel_line(WorkedStrip(open_scene("nearest", all_ops())).ladder.rungs.front()));
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
