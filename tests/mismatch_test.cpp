// The rule of thumb about frameworks that mean other pictures by the same words: when it speaks, when not, and what mends it.
#include "dialect/mismatch.h"

#include <doctest/doctest.h>

#include "lab/scene_json.h"

using namespace upstamp;

namespace {

std::vector<Warning> mismatches(const std::string& dialect, const std::string& op, const Settings& settings,
                                Shape in = {1, 1, 4, 4}) {
  Scene scene;
  scene.dialect = dialect;
  scene.input_shape = in;
  scene.layers = {Layer{"up", op, settings, {}, "", "", ""}};
  return warnings(*study_of(scene, all_ops()), 0, {framework_mismatch()});
}

}  // namespace

TEST_CASE(
    "a transposed convolution that Keras cuts off at the other end is warned of, and a kernel without an odd cell mends it") {
  const Settings odd{{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}, {"padding", PerEdge(1)}, {"output_padding", PerAxis(1)}};
  const auto found = mismatches("pytorch", "transposed_conv", odd);
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "framework_mismatch");
  CHECK(found.front().sentence.find("padding='same'") != std::string::npos);
  CHECK(found.front().sentence.find("shifted by one cell") != std::string::npos);
  REQUIRE_FALSE(found.front().remedies.empty());
  CHECK(found.front().remedies.front().title == "kernel = 4");
  for (const Remedy& remedy : found.front().remedies) {
    Settings better = odd;
    for (const auto& [id, value] : remedy.changes) better.insert_or_assign(id, value);
    INFO(remedy.words);
    CHECK(mismatches("pytorch", "transposed_conv", better).empty());
  }
}

TEST_CASE("layers that all frameworks mean alike are not warned of") {
  const Settings even{{"kernel", PerAxis(4)}, {"stride", PerAxis(2)}, {"padding", PerEdge(1)}};
  CHECK(mismatches("pytorch", "transposed_conv", even).empty());
  CHECK(mismatches("keras", "transposed_conv", even).empty());
  CHECK(mismatches("pytorch", "nearest", {{"scale", Factor(2)}}).empty());
  CHECK(mismatches("pytorch", "relu", {}).empty());
}

TEST_CASE("a resize whose coefficient another framework has otherwise is warned of") {
  const auto found = mismatches("pytorch", "cubic", {{"scale", Factor(2)}});
  REQUIRE(found.size() == 1);
  CHECK(found.front().sentence.find("other numbers") != std::string::npos);
}

TEST_CASE("all rules of thumb are those of arithmetic and this one") {
  CHECK(all_rules_of_thumb().size() == rules_of_thumb().size() + 1);
  CHECK(all_rules_of_thumb().back().id == "framework_mismatch");
}
