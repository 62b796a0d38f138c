// Which channel feeds which, as the channels view shows it.
#include <doctest/doctest.h>

#include "view/channel_links.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

std::shared_ptr<const Study> study_with(const std::string& op, Shape shape, Settings settings = {}) {
  Scene scene;
  scene.input_shape = shape;
  scene.layers.push_back({"layer", op, std::move(settings), {}, "", "", ""});
  return study_of(scene, all_ops());
}

struct Staged {
  std::shared_ptr<const Study> study;
  Timeline timeline;
  Moment moment;
  Fonts fonts;
  Style style = style_named("light", fonts);
  Stage stage;
  explicit Staged(std::shared_ptr<const Study> given)
      : study(std::move(given)),
        timeline(timeline_of(*study)),
        moment(moment_at(timeline, 0)),
        stage(stage_of(*study, moment, style)) {}
};

ChannelLinks all_links(const Stage& stage) {
  return channel_links(stage, {0, stage.layer.wiring.in.channels}, {0, stage.layer.wiring.out.channels});
}

}  // namespace

TEST_CASE("grouped channels meet in their group alone, through the kernel that lies where PyTorch has it") {
  const Staged up(study_with("transposed_conv", {1, 4, 2, 2}, {{"out_channels", 6}, {"groups", 2}}));
  CHECK(groups_of(up.stage.layer) == 2);
  CHECK_FALSE(channels_are_separate(up.stage));
  const ChannelLinks links = all_links(up.stage);
  for (int from = 0; from < 4; ++from)
    for (int to = 0; to < 6; ++to) {
      CHECK(links.feeds(from, to) == (from / 2 == to / 3));
      CHECK(links.kernel(from, to) == (from / 2 == to / 3 ? from * 3 + to % 3 : -1));
    }
  const Staged down(study_with("conv", {1, 4, 3, 3}, {{"out_channels", 2}, {"groups", 2}}));
  CHECK(all_links(down.stage).kernel(3, 1) == 3);
  CHECK_FALSE(all_links(down.stage).feeds(1, 1));
}

TEST_CASE("every drawn kernel is the one that the taps between its channels use") {
  for (const auto& study : {study_with("transposed_conv", {1, 4, 2, 2}, {{"out_channels", 6}, {"groups", 2}}),
                            study_with("conv", {1, 6, 4, 4}, {{"out_channels", 4}, {"groups", 2}})}) {
    const Staged staged(study);
    const Wiring& wiring = staged.stage.layer.wiring;
    const ChannelLinks links = all_links(staged.stage);
    const auto kernel_cells = static_cast<int>(wiring.weight.plane());
    for (const Tap& tap : wiring.taps) {
      const int kernel = links.kernel(position(wiring.in, tap.in).channel, position(wiring.out, tap.out).channel);
      REQUIRE(tap.weight / kernel_cells == kernel);
    }
  }
}

TEST_CASE("depthwise kernels, pools and resizes keep channels separate; a shuffle does not") {
  CHECK(channels_are_separate(Staged(study_with("conv", {1, 3, 4, 4}, {{"out_channels", 3}, {"groups", 3}})).stage));
  CHECK(channels_are_separate(Staged(study_with("max_pool", {1, 3, 4, 4})).stage));
  CHECK(channels_are_separate(Staged(study_with("linear", {1, 3, 4, 4})).stage));
  CHECK_FALSE(channels_are_separate(Staged(study_with("pixel_shuffle", {1, 4, 2, 2})).stage));
}

TEST_CASE("a shuffle's channels each reach every second cell") {
  const Staged shuffle(study_with("pixel_shuffle", {1, 4, 2, 2}));
  const ChannelLinks links = all_links(shuffle.stage);
  CHECK(links.reached[links.place(1, 0)] == std::vector<char>{0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0});
}

TEST_CASE("what a normalisation does to a channel is one factor and one constant") {
  const auto study = study_with("batch_norm", {1, 2, 2, 2}, {{"eps", 1.0}});
  const LayerStudy& layer = study->focused();
  CHECK(weights_of_channel(layer, 1) == std::vector<int>{1, 3, 5, 7});
  // Weights 1 to 8: gamma 2, beta 4, mean 6, variance 8, and eps 1.
  const auto affine = affine_of_channel(layer, 1);
  REQUIRE(affine);
  CHECK(affine->factor == doctest::Approx(2.0 / 3));
  CHECK(affine->constant == doctest::Approx(4 - 6 * 2.0 / 3));
  CHECK(weights_of_channel(study_with("bias", {1, 3, 2, 2})->focused(), 2) == std::vector<int>{2});
  CHECK_FALSE(affine_of_channel(study_with("relu", {1, 2, 2, 2})->focused(), 0));
  CHECK_FALSE(affine_of_channel(study_with("linear", {1, 2, 2, 2})->focused(), 0));
}

TEST_CASE("of many channels those around the played one are drawn, and the rest is counted") {
  const auto study = study_with("conv", {1, 40, 3, 3}, {{"out_channels", 30}, {"kernel", PerAxis(1)}});
  const std::string first = view_text("channels", study->scene, 0.5), later = view_text("channels", study->scene, 9 * 35 + 0.5);
  CHECK(first.find("more input channels and") != std::string::npos);
  CHECK(first.find("w[0,0]") != std::string::npos);
  CHECK(later.find("w[0,0]") == std::string::npos);
  CHECK(later.find("w[0,35]") != std::string::npos);
}

TEST_CASE("the channels view fits several channels on either side") {
  const auto views = all_views();
  const View& view = views.at("channels");
  CHECK_FALSE(view.fits(*study_with("nearest", {1, 1, 2, 2})));
  CHECK(view.fits(*study_with("nearest", {1, 2, 2, 2})));
  CHECK(view.fits(*study_with("conv", {1, 1, 3, 3}, {{"out_channels", 2}})));
}

TEST_CASE("the channels view draws what it drew") {
  check_view_golden("channels", "grouped_transposed", 5.5);
  check_view_golden("channels", "sub_pixel_convolution", 4.5);
}
