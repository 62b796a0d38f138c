// What `upstamp arithmetic` tells of a layer, against numbers worked out by hand.
#include <doctest/doctest.h>

#include "reason/arithmetic.h"

#include <nlohmann/json.hpp>

#include "command_line.h"
#include "lab/scene_json.h"

using namespace upstamp;

namespace {

std::vector<Fact> facts_of_scene(const std::string& name, const std::vector<std::string>& settings = {}) {
  const auto ops = all_ops();
  Scene scene = open_scene(name, ops);
  set_by_texts(scene, settings, ops);
  const auto study = study_of(scene, ops);
  return arithmetic_of(*study, study->focus);
}

const Fact* find(const std::vector<Fact>& facts, const std::string& id) {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.id == id; });
  return found == facts.end() ? nullptr : &*found;
}

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("a transposed convolution's size, the sizes that share its input, its shift, coverage and cost are told") {
  const auto facts = facts_of_scene("opening");  // kernel 3, stride 2, padding 1: 3 becomes 5
  CHECK(find(facts, "size")->sentence.find("(3 - 1) * 2 - 1 - 1 + 1 * (3 - 1) + 0 + 1 = 5.") != std::string::npos);
  CHECK(find(facts, "sizes_sharing")->rows == Numbers{5, 6});
  CHECK(find(facts, "sizes_sharing")->sentence.find("output_padding 1 gives 6") != std::string::npos);
  CHECK(find(facts, "alignment_shift")->columns == Numbers{-0.5});
  CHECK(find(facts, "coverage")->rows == Numbers{2, 1});
  CHECK(find(facts, "coverage")->sentence.find("both axes together is 4.") != std::string::npos);
  CHECK(find(facts, "phase_sums")->rows == Numbers{3, 3, 3, 0});
  CHECK(find(facts, "receptive_field")->rows.front() == 2);
  CHECK(find(facts, "multiplications")->rows.front() == 81);
  CHECK(find(facts, "stacked_coverage") == nullptr);
}

TEST_CASE("holes are told on the axis that has them") {
  const auto facts = facts_of_scene("one_stamp", {"stride=2,3", "dilation=2"});
  CHECK(find(facts, "coverage")->rows == Numbers{2, 0});
  CHECK(find(facts, "coverage")->sentence.find("Along the rows output cells are met by 2, then 0 stamps") != std::string::npos);
  CHECK(find(facts, "coverage")->sentence.find("infinite") != std::string::npos);
}

TEST_CASE("several layers are seen as one where they slide, and nothing is claimed where they do not") {
  const auto stacked = facts_of_scene("dcgan_decoder");
  REQUIRE(find(stacked, "stacked_coverage"));
  CHECK(find(stacked, "stacked_coverage")->rows == Numbers{4, 4, 4, 4});
  CHECK(find(facts_of_scene("sub_pixel_convolution"), "receptive_field") == nullptr);
  CHECK(find(facts_of_scene("max_pool_and_unpool"), "stacked_coverage") == nullptr);
}

TEST_CASE("every fact of every shipped scene is made of full sentences") {
  for (const std::string& name : shipped_scenes())
    for (const Fact& fact : facts_of_scene(name)) {
      INFO(name << ", " << fact.id << ": " << fact.sentence);
      CHECK(fact.sentence.ends_with("."));
      CHECK(fact.sentence.find("nan") == std::string::npos);
    }
}

TEST_CASE("the command line tells the arithmetic of a scene as text and as JSON, in a framework's words too") {
  const TemporaryFolder folder;
  const Answer text = upstamp_says(folder, "arithmetic opening --dialect keras --set strides=3");
  CHECK(text.code == 0);
  CHECK(text.out.starts_with("layer 1, Transposed convolution: 3 × 3 becomes 7 × 7\n"));
  const auto json = nlohmann::json::parse(upstamp_says(folder, "arithmetic opening --json").out);
  CHECK(json.at("facts").at(0).at("id") == "size");
  CHECK(json.at("facts").at(0).at("rows").at(0) == 5);
  check_refusal(folder, "arithmetic", "arithmetic needs a scene");
}
