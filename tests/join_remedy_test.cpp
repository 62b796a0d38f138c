// What makes two maps fit that a skip cannot join.
#include <doctest/doctest.h>

#include "lab/join_remedy.h"

using namespace upstamp;

namespace {

// A map is halved, doubled again, and joined with what it was.
Scene halved_and_doubled(int side, Settings doubling, const std::string& join = "concat") {
  Scene scene;
  scene.input_shape = {1, 1, side, side};
  scene.layers.push_back({"keep", "conv", {{"padding", PerEdge(1)}}, {}, "", "", ""});
  scene.layers.push_back({"halve", "conv", {{"padding", PerEdge(1)}, {"stride", PerAxis(2)}}, {}, "", "", ""});
  scene.layers.push_back({"double", "transposed_conv", std::move(doubling), {}, "", "", ""});
  scene.layers.push_back({"join", join, {}, {}, "", "", ""});
  scene.layers.back().with = "keep";
  return scene;
}

std::string first_sentence(const Scene& scene) {
  const Worked worked = work_out(scene, all_ops());
  REQUIRE_FALSE(worked.study);
  return worked.obstacle.problems.front().sentence;
}

}  // namespace

TEST_CASE("a skip of 8 that meets 7 says that output_padding 1 mends it, and it does") {
  Scene scene = halved_and_doubled(8, {{"stride", PerAxis(2)}, {"padding", PerEdge(1)}});
  CHECK(first_sentence(scene) ==
        "Concatenation needs two inputs with the same rows and columns, but they are 7 × 7 and 8 × 8. They fit with "
        "output_padding = 1 in layer 3 (double).");
  scene.layers[2].settings["output_padding"] = PerAxis(1);
  CHECK(work_out(scene, all_ops()).study);
}

TEST_CASE("88 cells that meet 89 after pooling are mended as well, also in an addition") {
  Scene scene = halved_and_doubled(89, {{"kernel", PerAxis(2)}, {"stride", PerAxis(2)}}, "add");
  scene.layers[1] = {"halve", "max_pool", {{"kernel", PerAxis(2)}}, {}, "", "", ""};
  CHECK(first_sentence(scene) ==
        "Addition needs two inputs with the same rows and columns, but they are 88 × 88 and 89 × 89. They fit with "
        "output_padding = 1 in layer 3 (double).");
}

TEST_CASE("what moves the output's edge is tried before what makes another layer of it") {
  Scene scene = halved_and_doubled(8, {{"kernel", PerAxis(2)}, {"stride", PerAxis(2)}, {"padding", PerEdge{0, 1, 0, 1}}});
  scene.layers[1].settings = {{"kernel", PerAxis(2)}, {"stride", PerAxis(2)}};
  CHECK(first_sentence(scene).ends_with(" They fit with output_padding = 1 in layer 3 (double)."));
  CHECK(work_out(scene, all_ops()).obstacle.remedy->parameter == "output_padding");
}

TEST_CASE("the layers before two maps that do not fit are worked out, and say which maps these are") {
  const Worked worked = work_out(halved_and_doubled(8, {{"stride", PerAxis(2)}, {"padding", PerEdge(1)}}), all_ops());
  REQUIRE(worked.obstacle.so_far);
  const Study& study = *worked.obstacle.so_far;
  CHECK(study.layers.size() == 3);
  CHECK(study.scene.layers.size() == 4);
  CHECK(study.focus == 2);
  REQUIRE(study.misfit);
  CHECK(study.misfit->title == "Concatenation");
  CHECK(study.misfit->from == 2);
  CHECK(study.misfit->with == 0);
  Scene wrong = halved_and_doubled(8, {{"stride", PerAxis(2)}, {"padding", PerEdge(9)}});
  CHECK_FALSE(work_out(wrong, all_ops()).obstacle.so_far);
}

TEST_CASE("where only one axis is at odds, only that one is changed") {
  Scene scene = halved_and_doubled(8, {{"stride", PerAxis(2)}, {"padding", PerEdge(1)}});
  scene.input_shape = {1, 1, 8, 9};
  CHECK(first_sentence(scene).ends_with(" They fit with output_padding = 1,0 in layer 3 (double)."));
}

TEST_CASE("an obstacle that no small change mends gets no remedy, nor one that is no matter of sizes") {
  Scene scene = halved_and_doubled(8, {{"stride", PerAxis(2)}, {"padding", PerEdge(1)}, {"output_padding", PerAxis(1)}}, "add");
  scene.layers[2].settings["out_channels"] = 3;
  CHECK(first_sentence(scene).find("They fit") == std::string::npos);
  CHECK_FALSE(join_remedy(scene, 0, all_ops()));
  const Scene far = halved_and_doubled(64, {{"stride", PerAxis(2)}, {"padding", PerEdge(12)}});
  CHECK(first_sentence(far).find("They fit") == std::string::npos);
}
