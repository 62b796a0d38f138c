// Which channel feeds which, as the channels view shows it.
#include <doctest/doctest.h>

#include <numeric>

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

std::vector<int> first_ones(int count) {
  std::vector<int> channels(static_cast<std::size_t>(count));
  std::iota(channels.begin(), channels.end(), 0);
  return channels;
}

ChannelLinks all_links(const Stage& stage) {
  return channel_links(stage, first_ones(stage.layer.wiring.in.channels), first_ones(stage.layer.wiring.out.channels));
}

bool feeds(const ChannelLinks& links, int from, int to) {
  return links.fed[links.place(static_cast<std::size_t>(from), static_cast<std::size_t>(to))];
}
int kernel(const ChannelLinks& links, int from, int to) {
  return links.kernels[links.place(static_cast<std::size_t>(from), static_cast<std::size_t>(to))];
}

}  // namespace

TEST_CASE("grouped channels meet in their group alone, through the kernel that lies where PyTorch has it") {
  const Staged up(study_with("transposed_conv", {1, 4, 2, 2}, {{"out_channels", 6}, {"groups", 2}}));
  CHECK(groups_of(up.stage.layer) == 2);
  CHECK_FALSE(channels_are_separate(up.stage));
  const ChannelLinks links = all_links(up.stage);
  for (int from = 0; from < 4; ++from)
    for (int to = 0; to < 6; ++to) {
      CHECK(feeds(links, from, to) == (from / 2 == to / 3));
      CHECK(kernel(links, from, to) == (from / 2 == to / 3 ? from * 3 + to % 3 : -1));
    }
  const Staged down(study_with("conv", {1, 4, 3, 3}, {{"out_channels", 2}, {"groups", 2}}));
  CHECK(kernel(all_links(down.stage), 3, 1) == 3);
  CHECK_FALSE(feeds(all_links(down.stage), 1, 1));
}

TEST_CASE("every drawn kernel is the one that the taps between its channels use") {
  for (const auto& study : {study_with("transposed_conv", {1, 4, 2, 2}, {{"out_channels", 6}, {"groups", 2}}),
                            study_with("conv", {1, 6, 4, 4}, {{"out_channels", 4}, {"groups", 2}})}) {
    const Staged staged(study);
    const Wiring& wiring = staged.stage.layer.wiring;
    const ChannelLinks links = all_links(staged.stage);
    const auto kernel_cells = static_cast<int>(wiring.weight.plane());
    for (const Tap& tap : wiring.taps) {
      const int between = kernel(links, position(wiring.in, tap.in).channel, position(wiring.out, tap.out).channel);
      REQUIRE(tap.weight / kernel_cells == between);
    }
  }
}

TEST_CASE("depthwise kernels, pools and resizes keep channels separate; a shuffle does not") {
  CHECK(channels_are_separate(Staged(study_with("conv", {1, 3, 4, 4}, {{"out_channels", 3}, {"groups", 3}})).stage));
  CHECK(channels_are_separate(Staged(study_with("max_pool", {1, 3, 4, 4})).stage));
  CHECK(channels_are_separate(Staged(study_with("linear", {1, 3, 4, 4})).stage));
  CHECK_FALSE(channels_are_separate(Staged(study_with("pixel_shuffle", {1, 4, 2, 2})).stage));
}

TEST_CASE("a shuffle's channels each go to every second cell") {
  const Staged shuffle(study_with("pixel_shuffle", {1, 4, 2, 2}));
  const ChannelLinks links = all_links(shuffle.stage);
  CHECK(links.parts[links.place(1, 0)].due == std::vector<int>{0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0});
}

TEST_CASE("what input channels put into an output channel adds up to it") {
  for (const std::string name : {"fold", "pixel_shuffle"})
    for (const Order order : {Order::scatter, Order::gather})
      for (const double share : {0.0, 0.3, 1.0}) {
        CAPTURE(name);
        const auto study = study_with(name, {1, 8, 2, 2}, name == "fold" ? Settings{{"kernel", PerAxis(2)}} : Settings{});
        const Timeline timeline = timeline_of(study->focused().wiring, order);
        const Moment moment = moment_at(timeline, share * timeline.steps());
        const Fonts fonts;
        const Style style = style_named("light", fonts);
        const Stage stage = stage_of(*study, moment, style);
        const ChannelLinks links = all_links(stage);
        const int plane = static_cast<int>(stage.layer.wiring.out.plane());
        for (int cell = 0; cell < static_cast<int>(stage.layer.wiring.out.cells()); ++cell) {
          double sum = 0;
          for (std::size_t from = 0; from < links.in.size(); ++from)
            if (feeds(links, static_cast<int>(from), cell / plane))
              sum += links.parts[links.place(from, static_cast<std::size_t>(cell / plane))]
                         .values[static_cast<std::size_t>(cell % plane)];
          CHECK(sum == doctest::Approx(stage.partial.values[static_cast<std::size_t>(cell)]));
        }
      }
}

TEST_CASE("channels that meet, directly or through others, are one group") {
  const auto groups = [](const std::shared_ptr<const Study>& study) { return channel_groups(Staged(study).stage); };
  const auto of_two = groups(study_with("transposed_conv", {1, 4, 2, 2}, {{"out_channels", 6}, {"groups", 2}}));
  REQUIRE(of_two.size() == 2);
  CHECK(of_two[1].inputs == std::vector<int>{2, 3});
  CHECK(of_two[1].outputs == std::vector<int>{3, 4, 5});
  const auto blocks = groups(study_with("depth_to_space", {1, 8, 2, 2}));
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].inputs == std::vector<int>{1, 3, 5, 7});
  CHECK(blocks[1].outputs == std::vector<int>{1});
  CHECK(groups(study_with("conv", {1, 3, 4, 4}, {{"out_channels", 2}})).size() == 1);
}

TEST_CASE("channels are handed out where each output takes from one input and several from the same") {
  CHECK(channels_are_handed_out(Staged(study_with("pixel_unshuffle", {1, 2, 4, 4})).stage));
  CHECK_FALSE(channels_are_handed_out(Staged(study_with("pixel_shuffle", {1, 4, 2, 2})).stage));
  CHECK_FALSE(channels_are_handed_out(Staged(study_with("conv", {1, 1, 3, 3}, {{"out_channels", 2}})).stage));
  const auto study = study_with("pixel_unshuffle", {1, 2, 2, 2});
  const std::vector<Taking> takings = takings_of(study->focused(), {0, 3, 4});
  CHECK(takings[1].from == 0);
  CHECK(takings[1].cells == std::vector<char>{0, 0, 0, 1});
  CHECK(takings[2].from == 1);
  CHECK(takings[2].cells == std::vector<char>{1, 0, 0, 0});
}

TEST_CASE("a folding's nine input channels are all drawn, and add up with signs between them") {
  const std::string text = view_text("channels", open_scene("fold_of_unfold", all_ops()), 12.5);
  CHECK(text.find("channel 8") != std::string::npos);
  CHECK(text.find("not drawn") == std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '+') == 8);
}

TEST_CASE("a join names the layer that its second input skips from") {
  for (const auto& [name, join] : {std::pair{"fcn_8s", "sum"}, {"unet_decoder", "skip"}}) {
    Scene scene = open_scene(name, all_ops());
    scene.focus = join;
    CHECK(view_text("channels", scene, 0).find("skip from layer") != std::string::npos);
  }
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
