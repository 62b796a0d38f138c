// Channels, kernels and sheets as views meet them.
#include "view/stage.h"
#include "view/caption.h"

#include <doctest/doctest.h>

#include "view/view.h"

using namespace upstamp;

namespace {

using Kernels = std::vector<std::vector<std::pair<int, int>>>;

std::shared_ptr<const Study> stamped(Shape input, Settings settings) {
  Scene scene;
  scene.input_shape = input;
  scene.layers.push_back({"layer", "transposed_conv", std::move(settings), {}, "", "", ""});
  return study_of(scene, all_ops());
}

}  // namespace

TEST_CASE("what the overlap says of the pattern is what it counts, whatever the channels") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const auto told = [&](int in_channels, int out_channels, int groups) {
    const auto study =
        stamped({1, in_channels, 4, 4}, {{"kernel", PerAxis(4)}, {"out_channels", out_channels}, {"groups", groups}});
    return all_views().find("overlap")->draw(*study, {}, {}, style).description;
  };
  CHECK(told(1, 1, 1).find("every cell is reached by 4 products") != std::string::npos);
  CHECK(told(3, 2, 1).find("every cell is reached by 12 products (4 from each of 3 input channels)") != std::string::npos);
  CHECK(told(4, 2, 2).find("every cell is reached by 8 products (4 from each of 2 input channels)") != std::string::npos);
}

TEST_CASE("every channel has its own kernels, also where a frame crops all that they make") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  Settings settings{{"kernel", PerAxis(1)}, {"stride", PerAxis(1)}, {"out_channels", 4}, {"groups", 2}};
  const auto kernels = [&] {
    const auto study = stamped({1, 2, 2, 2}, settings);
    const Moment moment;
    const Stage stage = stage_of(*study, moment, style);
    CHECK(stage.kernels_of_output == Kernels{{{0, 0}}, {{0, 1}}, {{1, 2}}, {{1, 3}}});
    return stage.kernels_of_input;
  };
  const Kernels expected{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}};
  CHECK(kernels() == expected);
  settings["padding"] = PerEdge(3, -3, 3, -3);
  CHECK(kernels() == expected);
}

TEST_CASE("a sheet far larger than what the frame keeps of it is left out") {
  const Fonts fonts;
  const auto study =
      stamped({1, 1, 17, 32768}, {{"kernel", PerAxis(1)}, {"stride", PerAxis(8)}, {"padding", PerEdge(64, 64, 0, 0)}});
  for (const Order order : {Order::scatter, Order::gather}) {
    Moment moment;
    moment.order = order;
    const Figure figure = all_views().find("exchange")->draw(*study, moment, {}, style_named("light", fonts));
    std::int64_t drawn = 0;
    for_each_placed(figure, [&](const Placed& placed) {
      if (const auto* cells = std::get_if<Cells>(placed.mark)) drawn += std::int64_t{cells->rows} * cells->columns;
    });
    const Wiring& wiring = study->focused().wiring;
    CHECK(drawn <= wiring.in.cells() + wiring.weight.cells() + wiring.out.cells());
  }
}

TEST_CASE("words that wrap keep to their width and leave no last word alone") {
  const Fonts fonts;
  const std::string words = "Where stamps overlap on the output they add up.";
  int several = 0;
  for (double width = 60; width < 320; width += 7) {
    const auto lines = wrapped(words, fonts, Face::sans, 12, width);
    std::string all;
    for (const std::string& line : lines) {
      all += (all.empty() ? "" : " ") + line;
      CHECK(fonts.width(line, Face::sans, 12) <= width);
    }
    CHECK(all == words);
    if (lines.size() != 2) continue;
    CHECK(lines.back().find(' ') != std::string::npos);
    ++several;
  }
  CHECK(several > 3);
  CHECK(wrapped("Transposed convolution", fonts, Face::sans, 12, 80).size() == 2);
}
