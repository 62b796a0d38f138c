// The phases of an enlarged output: which weights make them, which channels they are, and how they are drawn.
#include <doctest/doctest.h>

#include <set>

#include "view/phase_words.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

std::shared_ptr<const Study> layer(const std::string& op, const Settings& settings, Shape in) {
  Scene scene;
  scene.input_shape = in;
  scene.layers.push_back({"layer", op, settings, {"noise", 3, nullptr}, "", "", ""});
  return study_of(scene, all_ops());
}

bool holds(const std::vector<int>& places, int place) { return std::find(places.begin(), places.end(), place) != places.end(); }

std::vector<int> channels_of(const std::shared_ptr<const Study>& study, int out_channel) {
  std::vector<int> channels;
  const auto phases = phases_of(study->focused(), out_channel, light_palette());
  for (const OutputPhase& phase : phases.value().all) channels.push_back(phase.input_channel);
  return channels;
}

int flights(const Figure& figure) {
  int found = 0;
  std::function<void(const Mark&)> look = [&](const Mark& mark) {
    const auto* group = std::get_if<Group>(&mark);
    if (!group) return;
    if (group->name == "cells on their way")
      for (const Mark& flying : group->marks) found += std::holds_alternative<Path>(flying);
    for (const Mark& inner : group->marks) look(inner);
  };
  for (const Mark& mark : figure.marks) look(mark);
  return found;
}

bool has_words(const std::string& words, const std::string& wanted) { return words.find(wanted) != std::string::npos; }

Figure phases_at(const Study& study, double time, const Settings& settings = {}) {
  static const Fonts fonts;
  const Timeline timeline = timeline_of(study);
  return all_views().at("phases").draw(study, moment_at(timeline, time), settings, style_named("light", fonts));
}

// The weights of each drawn kernel, the whole one first, in the order in which they stand.
std::vector<Cells> drawn_weights(const Figure& figure) {
  std::vector<Cells> found;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* cells = std::get_if<Cells>(placed.mark);
    if (cells && cells->role == Role::weight) found.push_back(*cells);
  });
  return found;
}

// Whether sliding these weights over the input as they stand, without turning them, makes the phase's map for some padding.
bool slides_to(const LayerStudy& layer, const PerAxis& stride, const OutputPhase& phase, const Cells& weights) {
  const auto sum = [&](int row, int column) {
    double made = 0;
    for (int i = 0; i < weights.rows; ++i)
      for (int j = 0; j < weights.columns; ++j)
        if (row + i >= 0 && row + i < layer.x.shape.rows && column + j >= 0 && column + j < layer.x.shape.columns)
          made +=
              layer.w[weights.cell_tags[static_cast<std::size_t>(i * weights.columns + j)]] * layer.x.at(0, row + i, column + j);
    return made;
  };
  for (int down = -4; down <= 4; ++down)
    for (int across = -4; across <= 4; ++across) {
      bool same = true;
      for (int row = 0; row < phase.rows; ++row)
        for (int column = 0; column < phase.columns; ++column) {
          const double wanted = layer.y.at(0, phase.row + row * stride.rows, phase.column + column * stride.columns);
          same = same && std::abs(sum(row + down, column + across) - wanted) < 1e-9;
        }
      if (same) return true;
    }
  return false;
}

}  // namespace

TEST_CASE("every product of an output cell uses a weight of its phase's sub-kernel, and each weight has one phase") {
  for (const int kernel : {1, 2, 3, 4, 5})
    for (const int stride : {2, 3, 4})
      for (const int dilation : {1, 2, 3})
        for (const PerEdge& padding : {PerEdge(0), PerEdge(1, 0, 0, 1), PerEdge(-2, -1, -1, -2)}) {
          const Settings settings{{"kernel", PerAxis(kernel, 2)},
                                  {"stride", PerAxis(stride, 2)},
                                  {"dilation", PerAxis(dilation)},
                                  {"padding", padding}};
          const auto study = layer("transposed_conv", settings, {1, 1, 3, 4});
          const Wiring& wiring = study->focused().wiring;
          const Phases phases = phases_of(study->focused(), 0, light_palette()).value();
          bool right = true;
          for (const Tap& tap : wiring.taps) {
            const Position out = position(wiring.out, tap.out), weight = position(wiring.weight, tap.weight);
            const OutputPhase& phase = phases.of(out.row, out.column);
            right = right && holds(phase.kernel_rows, weight.row) && holds(phase.kernel_columns, weight.column);
          }
          CHECK(right);
          std::size_t weights = 0;
          int cells = 0;
          for (const OutputPhase& phase : phases.all) {
            weights += phase.kernel_rows.size() * phase.kernel_columns.size();
            cells += phase.rows * phase.columns;
          }
          CHECK(weights == static_cast<std::size_t>(wiring.weight.plane()));
          CHECK(cells == wiring.out.plane());
        }
}

TEST_CASE("the phases of a rearrangement are the input's channels, in the order that its wiring has") {
  CHECK(channels_of(layer("pixel_shuffle", {}, {1, 8, 2, 2}), 1) == std::vector<int>{4, 5, 6, 7});
  CHECK(channels_of(layer("depth_to_space", {}, {1, 8, 2, 2}), 1) == std::vector<int>{1, 3, 5, 7});
  CHECK(channels_of(layer("pixel_shuffle", {{"factor", PerAxis(1, 3)}}, {1, 3, 2, 2}), 0) == std::vector<int>{0, 1, 2});
}

TEST_CASE("only what enlarges by a stride or by blocks has phases") {
  const auto has = [](const std::string& op, const Settings& settings, Shape in) {
    return phases_of(layer(op, settings, in)->focused(), 0, light_palette()).has_value();
  };
  CHECK(has("transposed_conv", {}, {1, 1, 3, 3}));
  CHECK_FALSE(has("transposed_conv", {{"stride", PerAxis(1)}}, {1, 1, 3, 3}));
  CHECK_FALSE(has("conv", {{"stride", PerAxis(2)}}, {1, 1, 5, 5}));
  CHECK_FALSE(has("nearest", {}, {1, 1, 3, 3}));
  CHECK_FALSE(has("pixel_unshuffle", {}, {1, 1, 4, 4}));
  CHECK_FALSE(has("relu", {}, {1, 4, 2, 2}));
}

TEST_CASE("sub-kernels are drawn as ordinary convolutions slide them") {
  for (const int kernel : {3, 4, 5}) {
    const auto study = layer("transposed_conv", {{"kernel", PerAxis(kernel)}, {"padding", PerEdge(1)}}, {1, 1, 4, 5});
    const Phases phases = phases_of(study->focused(), 0, light_palette()).value();
    const auto turned = drawn_weights(phases_at(*study, 0)), unturned = drawn_weights(phases_at(*study, 0, {{"turned", false}}));
    REQUIRE(turned.size() == phases.all.size() + 1);
    int unlike = 0;
    for (std::size_t i = 0; i < phases.all.size(); ++i) {
      CHECK(slides_to(study->focused(), phases.stride, phases.all[i], turned[i + 1]));
      unlike += !slides_to(study->focused(), phases.stride, phases.all[i], unturned[i + 1]);
    }
    CHECK(unlike > 0);
  }
}

TEST_CASE("cells travel from their phases to the output when nothing more comes to them, each once") {
  const auto flying = [](Scene scene, double time) { return flights(phases_at(*study_of(scene, all_ops()), time)); };
  Scene scene = open_scene("opening", all_ops());
  CHECK(flying(scene, 4.0) == 0);
  CHECK(flying(scene, 4.25) == 4);  // the stamp in the middle reaches 9, and 5 of them are reached again
  CHECK(flying(scene, 4.5) == 0);
  scene.granularity = Granularity::whole;
  CHECK(flying(scene, 0.25) == 25);
  for (const Order order : {Order::scatter, Order::gather})
    for (const Granularity granularity : {Granularity::product, Granularity::cell, Granularity::row}) {
      scene.order = order, scene.granularity = granularity;
      const auto study = study_of(scene, all_ops());
      int all = 0;
      for (int step = 0; step < timeline_of(*study).steps(); ++step) all += flights(phases_at(*study, step + 0.25));
      CHECK(all == 25);
    }
}

TEST_CASE("all numbers are finished ones, and no sum is told half") {
  const Fonts fonts;
  const auto study = study_of(open_scene("opening", all_ops()), all_ops());
  const Style style = style_named("light", fonts);
  const Timeline timeline = timeline_of(*study);
  for (double time = 0; time <= 9; time += 0.5) {
    const Moment moment = moment_at(timeline, time);
    const Stage stage = stage_of(*study, moment, style);
    const PhaseLook look = phase_look(stage, 0, 0, true);
    for (std::size_t cell = 0; cell < look.woven.size(); ++cell)
      if (look.woven[cell]) CHECK(stage.partial.values[cell] == doctest::Approx(study->focused().y.values[cell]));
    CHECK_FALSE(has_words(view_text("phases", study->scene, time), "so far"));
  }
}

TEST_CASE("the explained cell is framed in its map and in the output, with its sub-kernel and input cells") {
  const Fonts fonts;
  Style style = style_named("light", fonts);
  style.hovered = {Role::output, 1 * 5 + 1, 0};
  const auto study = study_of(open_scene("opening", all_ops()), all_ops());
  const Moment moment{};
  const Stage stage = stage_of(*study, moment, style);
  const PhaseLook look = phase_look(stage, 0, 0, true);
  CHECK(look.explained == 6);
  CHECK(std::count(look.lit.input.begin(), look.lit.input.end(), 1) == 4);
  CHECK(std::count(look.lit.weight.begin(), look.lit.weight.end(), 1) == 4);
  const Figure figure = all_views().at("phases").draw(*study, moment, {}, style);
  std::map<std::uint8_t, int> frames;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* path = std::get_if<Path>(placed.mark);
    if (path && path->stroke.width == style.sizes.emphasis) ++frames[path->stroke.color.red];
  });
  CHECK(frames[style.colors.output.line.red] == 2);
  CHECK(frames[style.colors.kernel.line.red] == 1);
  CHECK(frames[style.colors.input.line.red] == 1);
}

TEST_CASE("a step about another output channel shows that channel") {
  const auto study = layer("transposed_conv", {{"out_channels", 2}}, {1, 1, 2, 2});
  Scene scene = study->scene;
  scene.order = Order::gather;
  CHECK(has_words(view_text("phases", scene, 3.5), "output channel 0 (of 0 to 1)"));
  CHECK(has_words(view_text("phases", scene, 25 + 3.5), "output channel 1 (of 0 to 1)"));
}

TEST_CASE("other input channels that are added are named between the kernels and the maps") {
  const auto text = [](int channels, int groups) {
    Scene scene;
    scene.input_shape = {1, channels, 2, 2};
    scene.layers.push_back({"layer", "transposed_conv", {{"out_channels", groups}, {"groups", groups}}, {}, "", "", ""});
    return view_text("phases", scene, 0);
  };
  CHECK_FALSE(has_words(text(1, 1), "+ the same of"));
  CHECK(has_words(text(3, 1), "2 other channels"));
  CHECK(has_words(text(4, 2), "1 other channel"));
  CHECK_FALSE(has_words(text(2, 2), "+ the same of"));
}

TEST_CASE("phases without weights are words, not cells") {
  const auto study = layer("transposed_conv", {{"dilation", PerAxis(2)}}, {1, 1, 3, 3});
  CHECK(drawn_weights(phases_at(*study, 0)).size() == 2);  // the kernel, and phase A's
  CHECK(has_words(view_text("phases", study->scene, 0), "B: none"));
}

TEST_CASE("the phases view says how many weights each phase has, and what weaving them is") {
  const auto text = [](const Settings& settings, Shape in = {1, 1, 3, 3}) {
    Scene scene;
    scene.input_shape = in;
    scene.layers.push_back({"layer", "transposed_conv", settings, {}, "", "", ""});
    return view_text("phases", scene, 0);
  };
  CHECK(has_words(text({}), "4, 2, 2 and 1 weights: the uneven overlap that makes checkerboards"));
  CHECK(has_words(text({{"kernel", PerAxis(1, 3)}, {"stride", PerAxis(1, 2)}}),
                  "2 and 1 weights: the uneven overlap that makes stripes"));
  CHECK(has_words(text({{"kernel", PerAxis(4)}}), "Each sub-kernel has 4 weights: even overlap"));
  CHECK(has_words(text({{"kernel", PerAxis(2)}}), "Each sub-kernel has 1 weight: no overlap"));
  CHECK(has_words(text({{"dilation", PerAxis(2)}}), "Phases B, C and D have no weight"));
  CHECK(has_words(text({{"kernel", PerAxis(5)}, {"stride", PerAxis(3)}, {"dilation", PerAxis(2)}}), "sub-kernel (dilation 2)"));
  // 7 × 7 has phases of 4 and of 3 rows, 6 × 6 has not.
  CHECK(has_words(text({}), "Padded to one size"));
  CHECK_FALSE(has_words(text({{"kernel", PerAxis(2)}}), "Padded to one size"));
}

TEST_CASE("an uneven number of weights makes checkerboards only where their sums differ") {
  const auto text = [](const char* scene) {
    return phases_at(*study_of(open_scene(scene, all_ops()), all_ops()), 0).description;
  };
  for (const char* scene : {"doubling_in_frameworks", "stamps_of_3_every_2"}) {
    CHECK_MESSAGE(has_words(text(scene), "uneven overlap, but here the weights of each phase add up to the same "), scene);
    CHECK_FALSE_MESSAGE(has_words(text(scene), "that makes"), scene);
  }
  CHECK(has_words(text("checkerboard"), "the uneven overlap that makes checkerboards."));
  CHECK(has_words(text("ways_to_double"), "the uneven overlap that makes checkerboards."));
}

TEST_CASE("a step says of its cell which phase it is of, and how many products that means") {
  Scene scene = open_scene("opening", all_ops());
  scene.order = Order::gather;
  CHECK(has_words(view_text("phases", scene, 6.5),
                  "Step 7 of 25. y[1,1] is of phase D: sub-kernel D has 4 weights, so 4 products."));
  scene.layers.front().settings["padding"] = PerEdge(0);
  CHECK(has_words(view_text("phases", scene, 0.5),
                  "y[0,0] is of phase A: sub-kernel A has 4 weights, of which 1 meets the input: 1 product."));
  const auto shuffle = open_scene("sub_pixel_convolution", all_ops());
  CHECK(has_words(view_text("phases", shuffle, 14.5), "y[2,2] is of phase A, which is channel 0: it copies x[0,1,1]."));
}

TEST_CASE("the phases of two scenes look as they did") {
  check_view_golden("phases", "opening", 9);
  check_view_golden("phases", "sub_pixel_convolution", 14.5);
}
