// Windows, ties, places and losses of a pooling, as the switches view shows them.
#include <doctest/doctest.h>

#include "view/pooling.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Scene pooled(Shape shape, std::vector<double> values, Settings settings, bool unpooled) {
  Scene scene;
  scene.input_shape = shape;
  scene.input.values = std::make_shared<const Tensor>(shape, std::move(values));
  scene.layers.push_back({"pool", "max_pool", settings, {}, "", "", ""});
  if (unpooled) scene.layers.push_back({"unpool", "max_unpool", std::move(settings), {}, "", "", ""});
  return scene;
}

Pooling pooling_in(const std::shared_ptr<const Study>& study) {
  const auto pooling = pooling_of(*study);
  REQUIRE(pooling);
  return *pooling;
}

Scene focused_on(const std::string& scene, const std::string& layer) {
  Scene focused = open_scene(scene, all_ops());
  focused.focus = layer;
  return focused;
}

bool fits(const Scene& scene) { return all_views().at("switches").fits(*study_of(scene, all_ops())); }

}  // namespace

TEST_CASE("of equal maxima the first in reading order wins and the others are ties") {
  const auto study = study_of(pooled({1, 1, 2, 4}, {3, 3, 1, 2, 0, 3, 2, 2}, {}, true), all_ops());
  const Pooling pooling = pooling_in(study);
  REQUIRE(pooling.windows.size() == 2);
  CHECK(pooling.windows[0].cells == std::vector<int>{0, 1, 4, 5});
  CHECK(pooling.windows[0].winner == 0);
  CHECK(pooling.windows[0].ties == std::vector<int>{1, 5});
  CHECK(pooling.windows[1].winner == 3);
  CHECK(pooling.windows[1].ties == std::vector<int>{6, 7});
  CHECK(pooling.places == std::vector<int>{0, 3});
  CHECK(at_their_places(pooling).values == study->layers[1].y);
}

TEST_CASE("where windows overlap the later value stays and the earlier is lost, with an unpooling and without") {
  const Settings settings{{"kernel", PerAxis(1, 3)}, {"stride", PerAxis(1, 1)}};
  for (const bool unpooled : {true, false}) {
    const auto study = study_of(pooled({1, 1, 1, 5}, {0, 1, 9, 2, 3}, settings, unpooled), all_ops());
    const Pooling pooling = pooling_in(study);
    CHECK(pooling.places == std::vector<int>{2, 2, 2});
    CHECK(pooling.lost == std::vector<char>{1, 1, 0});
    const Restored back = at_their_places(pooling);
    CHECK(back.values.values == std::vector<double>{0, 0, 9, 0, 0});
    CHECK(back.writers == std::vector<int>{0, 0, 3, 0, 0});
  }
}

TEST_CASE("without overlap the ways without switches are bed of nails, nearest and average unpooling") {
  const auto ops = all_ops();
  const auto study = study_of(pooled({1, 2, 4, 4}, preset_values("noise", 5, {1, 2, 4, 4}).values, {}, true), ops);
  const Pooling pooling = pooling_in(study);
  const auto through = [&](const std::string& op) {
    Scene scene;
    scene.input_shape = study->layers[0].y.shape;
    scene.input.values = std::make_shared<const Tensor>(study->layers[0].y);
    scene.layers.push_back({"up", op, {}, {}, "", "", ""});
    return study_of(scene, ops)->focused().y;
  };
  CHECK(in_first_cells(pooling).values == through("bed_of_nails"));
  CHECK(in_all_cells(pooling).values == through("nearest"));
  CHECK(shared_out(pooling).values == through("average_unpool"));
}

TEST_CASE("a window of padding alone has no winner and puts nothing back") {
  const Settings settings{{"kernel", PerAxis(1, 1)}, {"padding", PerEdge(0, 0, 1, 1)}};
  const auto study = study_of(pooled({1, 1, 1, 2}, {4, 5}, settings, false), all_ops());
  const Pooling pooling = pooling_in(study);
  CHECK(pooling.places == std::vector<int>{-1, 0, 1, -1});
  CHECK(in_first_cells(pooling).values.values == std::vector<double>{4, 5});
  Scene gathered = study->scene;
  gathered.order = Order::gather;
  CHECK(view_text("switches", gathered, 1.5).find("holds padding alone") == std::string::npos);
  CHECK(view_text("switches", gathered, 0.5).find("holds padding alone") != std::string::npos);
}

TEST_CASE("the switches view fits the layer that makes switches and the one that uses them, and no other") {
  const auto ops = all_ops();
  CHECK_FALSE(fits(open_scene("opening", ops)));
  for (const Layer& layer : open_scene("segnet_decoder", ops).layers) {
    INFO(layer.id);
    CHECK(fits(focused_on("segnet_decoder", layer.id)) == (layer.op == "max_pool" || layer.op == "max_unpool"));
  }
  CHECK_FALSE(fits(open_scene("fcn_8s", ops)));
  CHECK(pooling_in(study_of(focused_on("segnet_decoder", "unpool"), ops)).unpool->layer.id == "unpool");
}

TEST_CASE("pointing at a value that lost lights its window") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  Style style = style_named("light", fonts);
  const auto study = study_of(open_scene("max_pool_and_unpool", ops), ops);
  const Timeline timeline = timeline_of(*study);
  style.hovered = {Role::input, 1, 0};
  const Figure figure = views.at("switches").draw(*study, moment_at(timeline, 0), {}, style);
  CHECK(figure.description.find(
            "The window of pooled cell 0,0 holds 1, 3, 4, 2; the largest, 4, stood at 1,0. 4 goes back there.") !=
        std::string::npos);
}

TEST_CASE("without an unpooling nothing is put back, with layers between their name is said") {
  const auto text = [](const char* scene, double time) { return view_text("switches", open_scene(scene, all_ops()), time); };
  for (const Scene& scene :
       {focused_on("fcn_8s", "pool"), focused_on("unet_decoder", "pool"), open_scene("guide_numerical_max_pooling", all_ops())})
    for (const char* words : {"Put back", "Unpooled", "goes back", "Bed of nails"}) {
      INFO(scene.title << ": " << words);
      CHECK(view_text("switches", scene, 3.5).find(words) == std::string::npos);
    }
  CHECK(text("pooling_with_ties", 9).find("Convolution") != std::string::npos);
  CHECK(text("max_pool_and_unpool", 1.5).find("Bed of nails") != std::string::npos);
  // In windows that overlap the other ways would write over each other.
  CHECK(text("pooling_with_ties", 9).find("Bed of nails") == std::string::npos);
}

TEST_CASE("all maps and sentences are of one moment, and counts of the channel that is drawn") {
  const auto told = [](const Scene& scene, double time) {
    const auto views = all_views();
    const Fonts fonts;
    const auto study = study_of(scene, all_ops());
    const Timeline timeline = timeline_of(*study);
    return views.at("switches").draw(*study, moment_at(timeline, time), {}, style_named("light", fonts)).description;
  };
  const auto said = [&](const char* scene, double time) { return told(open_scene(scene, all_ops()), time); };
  CHECK(said("guide_numerical_max_pooling", 3.5).find("win nowhere") == std::string::npos);
  CHECK(said("guide_numerical_max_pooling", 9).find("21 of 25 values win nowhere") != std::string::npos);
  // A value is overwritten when the later one comes, and its step is a step all the same.
  CHECK(said("pooling_with_ties", 0.5).find("goes back there, where a later value overwrites it.") != std::string::npos);
  CHECK(said("pooling_with_ties", 1).find("hatched") == std::string::npos);
  CHECK(said("pooling_with_ties", 2).find("one value (hatched) is overwritten") != std::string::npos);
  CHECK(said("pooling_with_ties", 9).find("2 values (hatched) are overwritten") != std::string::npos);
  CHECK(told(focused_on("fcn_8s", "pool"), 99).find("12 of 16 values of this channel win nowhere") != std::string::npos);
}

TEST_CASE("only those equal values are marked that lost") {
  // Of the second window the first 3 won the first window too.
  const Settings settings{{"kernel", PerAxis(1, 2)}, {"stride", PerAxis(1, 1)}};
  const Scene scene = pooled({1, 1, 1, 4}, {1, 3, 3, 0}, settings, true);
  const auto marks = [&](double time) {
    const std::string text = view_text("switches", scene, time);
    const std::string maps = text.substr(text.find("Before pooling"), text.find("Of equal") - text.find("Before pooling"));
    return std::count(maps.begin(), maps.begin() + static_cast<std::ptrdiff_t>(maps.find("row, column")), '=');
  };
  CHECK(marks(1.5) == 1);
  CHECK(marks(0.5) == 0);
}

TEST_CASE("the switches view draws what it drew") {
  check_view_golden("switches", "max_pool_and_unpool", 1.5);
  check_view_golden("switches", "pooling_with_ties", 9);
}
