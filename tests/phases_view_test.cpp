// The phases of an enlarged output: which weights make them, which channels they are, and how they are drawn.
#include "view/phases.h"

#include <doctest/doctest.h>

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

TEST_CASE("the cells of a step travel from their phases to the output, all of them when everything is one step") {
  const auto ops = all_ops();
  const Fonts fonts;
  const auto views = all_views();
  Scene scene = open_scene("opening", ops);
  const auto flying = [&](double time) {
    const auto study = study_of(scene, ops);
    const Timeline timeline = timeline_of(*study);
    return flights(views.at("phases").draw(*study, moment_at(timeline, time), {}, style_named("light", fonts)));
  };
  CHECK(flying(4.0) == 0);
  CHECK(flying(4.25) == 9);
  CHECK(flying(4.5) == 0);
  scene.granularity = Granularity::whole;
  CHECK(flying(0.25) == 25);
}

TEST_CASE("the phases view says how many weights each phase has") {
  const auto text = [](const Settings& settings) {
    Scene scene;
    scene.layers.push_back({"layer", "transposed_conv", settings, {}, "", "", ""});
    return view_text("phases", scene, 0);
  };
  CHECK(text({}).find("4, 2, 2 and 1 weights") != std::string::npos);
  CHECK(text({{"kernel", PerAxis(4)}}).find("Each sub-kernel has 4 weights") != std::string::npos);
  CHECK(text({{"dilation", PerAxis(2)}}).find("Phases B, C and D have no weight") != std::string::npos);
}

TEST_CASE("the phases of two scenes look as they did") {
  check_view_golden("phases", "opening", 9);
  check_view_golden("phases", "sub_pixel_convolution", 14.5);
}
