#include "declare/settings_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "declare/manual.h"
#include "sample_declaration.h"

using namespace upstamp;
using Json = nlohmann::ordered_json;

namespace {

std::string refused(const char* json) {
  return sample::complaint([&] { settings_from_json(sample::declare().declaration(), Json::parse(json), "layer 2"); });
}

}  // namespace

TEST_CASE("settings survive JSON, and only what differs from the defaults is written") {
  const Settings settings{{"stride", PerAxis(3, 2)},
                          {"padding", PerEdge(0, 1, 0, 1)},
                          {"scale", Factor(1.5, 2)},
                          {"align_corners", true},
                          {"groups", 2},
                          {"kernel", PerAxis(3)},
                          {"coordinates", std::string("asymmetric")},
                          {"slope", -0.25}};
  const Declaration about = sample::declare().declaration();
  const Json json = to_json(about, settings);
  CHECK(
      json.dump() ==
      R"({"stride":[3,2],"padding":[[0,1],[0,1]],"scale":[1.5,2],"groups":2,"align_corners":true,"coordinates":"asymmetric","slope":-0.25})");
  Settings expected = settings;
  expected.erase("kernel");
  CHECK(settings_from_json(about, json, "layer 1") == expected);
  CHECK(to_json(about, Settings{}).dump() == "{}");
  CHECK(settings_from_json(about, Json::object(), "layer 1").empty());
  CHECK(to_json(Value(PerEdge(1, 1, 2, 2))).dump() == "[1,2]");
  CHECK(to_json(Value(PerEdge(1))).dump() == "1");
  CHECK(to_json(Value(PerEdge(0, 1, 2, 2))).dump() == "[[0,1],[2,2]]");
  CHECK(to_json(Value(PerAxis(3))).dump() == "3");
  CHECK(to_json(Value(Factor(2))).dump() == "2");
}

TEST_CASE("JSON may write whole numbers with a point, and edges by axis") {
  const Declaration about = sample::declare().declaration();
  const Settings read = settings_from_json(about, Json::parse(R"({"stride":3.0,"padding":[[0,1],2],"scale":[3,1.5]})"), "here");
  CHECK(read == Settings{{"stride", PerAxis(3)}, {"padding", PerEdge(0, 1, 2, 2)}, {"scale", Factor(3, 1.5)}});
}

TEST_CASE("a default written out in JSON is the same as none") {
  CHECK(settings_from_json(sample::declare().declaration(), Json::parse(R"({"stride":2,"padding":[[1,1],1]})"), "here").empty());
}

TEST_CASE("JSON that fits no setting is refused with its place") {
  CHECK(
      refused(R"({"stride":"3"})") ==
      "layer 2, stride: text in quotes does not fit here. Write one whole number such as 3, or [rows, columns] such as [3, 2].");
  CHECK(refused(R"({"stride":1.5})").find("layer 2, stride: 1.5 does not fit here.") == 0);
  CHECK(refused(R"({"groups":99999999999999999999})").find("layer 2, groups: ") == 0);
  CHECK(refused(R"({"groups":2147483648})").find("layer 2, groups: 2147483648 does not fit here.") == 0);
  CHECK(refused(R"({"groups":1e300})").find("layer 2, groups: 1e+300 does not fit here.") == 0);
  CHECK(refused(R"({"groups":true})").find("layer 2, groups: true does not fit here.") == 0);
  CHECK(refused(R"({"groups":null})").find("layer 2, groups: null does not fit here.") == 0);
  CHECK(refused(R"({"stride":[1,2,3]})").find("layer 2, stride: a list of 3 values does not fit here.") == 0);
  CHECK(refused(R"({"stride":[[1,2],[3,4]]})").find("layer 2, stride: ") == 0);
  CHECK(refused(R"({"padding":[[1,2,3],[3,4]]})").find("layer 2, padding: ") == 0);
  CHECK(refused(R"({"padding":[[1,[2]],3]})").find("layer 2, padding: ") == 0);
  CHECK(refused(R"({"stride":{"rows":1}})").find("layer 2, stride: an object does not fit here.") == 0);
  CHECK(refused(R"({"scale":"2"})").find("layer 2, scale: ") == 0);
  CHECK(refused(R"({"align_corners":1})") == "layer 2, align_corners: 1 does not fit here. Write true or false.");
  CHECK(refused(R"({"slope":[1,2]})") == "layer 2, slope: a list of 2 values does not fit here. Write a number such as 0.5.");
  CHECK(refused(R"({"coordinates":1})").find("layer 2, coordinates: 1 does not fit here.") == 0);
  CHECK(refused(R"({"strid":1})").find("layer 2: sample has no setting \"strid\". Did you mean stride?") == 0);
  CHECK(refused("[]").find("layer 2: the settings must be an object") == 0);
}

TEST_CASE("the reference manual tells every parameter, rule and source") {
  const std::string page = manual_page(sample::declare().declaration());
  CHECK(page.find("## Sample\n") == 0);
  CHECK(page.find("A thing made for tests.") != std::string::npos);
  CHECK(page.find("| `stride` | `3` or `rows,columns` | `2` | 1 to 8 | cells | Distance between stamps. |") != std::string::npos);
  CHECK(page.find("Cells cropped \\| added.") != std::string::npos);
  CHECK(page.find("| `coordinates` | `half_pixel`, `asymmetric` | `half_pixel` |  |  | Where a cell lies. |") !=
        std::string::npos);
  CHECK(page.find("What must hold on every axis:") != std::string::npos);
  CHECK(page.find("- `in_channels % groups == 0`: The input's channels must divide into the groups.") != std::string::npos);
  CHECK(page.find("Source: Somebody 2016") != std::string::npos);
  const Declaration about = sample::declare().declaration();
  for (const Parameter& parameter : about.parameters) CHECK(page.find("| `" + parameter.id + "` |") != std::string::npos);
}
