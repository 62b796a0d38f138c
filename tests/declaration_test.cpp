#include "declare/declaration.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "declare/catalogue.h"
#include "sample_declaration.h"

using namespace upstamp;
using sample::complaint;

namespace {

std::optional<double> facts(std::string_view name, Axis axis) {
  if (name == "in") return axis == Axis::rows ? 5 : 7;
  if (name == "in_channels") return 4;
  return std::nullopt;
}

double number(std::string_view name, Axis axis, const Settings& settings = {}) {
  return number_of(sample::declare().declaration(), settings, facts, name, axis);
}

std::vector<std::string> sentences(const Settings& settings) {
  std::vector<std::string> all;
  for (const Problem& problem : problems(sample::declare().declaration(), settings, facts)) all.push_back(problem.sentence);
  return all;
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("a declaration takes its defaults from the plain struct and turns settings back into one") {
  const Declaration about = sample::declare().declaration();
  CHECK(about.at("stride").initial == Value(PerAxis(2)));
  CHECK(about.at("coordinates").choices == std::vector<std::string>{"half_pixel", "asymmetric"});
  CHECK(about.at("scale").integral() == false);
  CHECK(about.at("padding").integral());
  CHECK(about.source == "Somebody 2016");
  const sample::Plain plain = sample::declare().reader()(
      {{"stride", PerAxis(3, 4)}, {"align_corners", true}, {"coordinates", std::string("asymmetric")}});
  CHECK(plain.stride == PerAxis(3, 4));
  CHECK(plain.kernel == PerAxis(3));
  CHECK(plain.align_corners);
  CHECK(plain.coordinates == "asymmetric");
}

TEST_CASE("an unknown setting is refused with the nearest one") {
  const Declaration about = sample::declare().declaration();
  CHECK(complaint([&] { about.at("strid"); }) ==
        "sample has no setting \"strid\". Did you mean stride? There is: kernel, stride, padding, scale, groups, align_corners, "
        "coordinates, slope.");
  CHECK(complaint([&] { Declaration{"bare", "Bare", "", "", {}, {}}.at("x"); }) ==
        "bare has no setting \"x\". It has no settings.");
  CHECK(about.find("strid") == nullptr);
}

TEST_CASE("formulas name parameters per axis, ends of edges, switches, choices and facts") {
  const Settings settings{
      {"stride", PerAxis(3, 4)}, {"padding", PerEdge(1, 2, 3, 4)}, {"scale", Factor(1.5, 2.5)}, {"align_corners", true}};
  CHECK(number("stride", Axis::rows, settings) == 3);
  CHECK(number("stride", Axis::columns, settings) == 4);
  CHECK(number("scale", Axis::columns, settings) == 2.5);
  CHECK(number("stride_rows", Axis::columns, settings) == 3);
  CHECK(number("stride_columns", Axis::rows, settings) == 4);
  CHECK(number("slope", Axis::columns) == 0.1);
  CHECK(number("padding_begin", Axis::rows, settings) == 1);
  CHECK(number("padding_end", Axis::rows, settings) == 2);
  CHECK(number("padding_begin", Axis::columns, settings) == 3);
  CHECK(number("padding_end", Axis::columns, settings) == 4);
  CHECK(number("groups", Axis::rows) == 1);
  CHECK(number("align_corners", Axis::rows) == 0);
  CHECK(number("align_corners", Axis::columns, settings) == 1);
  CHECK(number("coordinates_is_half_pixel", Axis::rows) == 1);
  CHECK(number("coordinates_is_asymmetric", Axis::rows) == 0);
  CHECK(number("in", Axis::rows) == 5);
  CHECK(number("in", Axis::columns) == 7);
  for (const char* name : {"padding", "padding_middle", "padding_rows", "slope_rows", "coordinates", "coordinates_is_nothing",
                           "stride_begin", "nobody", ""}) {
    CAPTURE(name);
    CHECK(std::isnan(number(name, Axis::rows)));
  }
  CHECK(std::isnan(number_of(sample::declare().declaration(), {}, {}, "in", Axis::rows)));
}

TEST_CASE("legal settings have no problems") {
  CHECK(sentences({}).empty());
  CHECK(sentences({{"stride", PerAxis(8, 1)}, {"padding", PerEdge(-4, 2, 0, -1)}, {"groups", 4}, {"scale", Factor(0.25, 8)}})
            .empty());
}

TEST_CASE("numbers out of range are told with the range, and with their place when they differ") {
  CHECK(sentences({{"stride", PerAxis(0)}}) == Sentences{"stride is 0, but must be from 1 to 8."});
  CHECK(sentences({{"stride", PerAxis(9, 2)}}) == Sentences{"stride of the rows is 9, but must be from 1 to 8."});
  CHECK(sentences({{"stride", PerAxis(0, 9)}}) ==
        Sentences{"stride of the rows is 0, but must be from 1 to 8.", "stride of the columns is 9, but must be from 1 to 8."});
  CHECK(sentences({{"slope", -1.5}}) == Sentences{"slope is -1.5, but must be from -1 to 1."});
  CHECK(sentences({{"padding", PerEdge(5)}}) == Sentences{"padding is 5, but must be from -4 to 4."});
  CHECK(sentences({{"padding", PerEdge(0, 0, -5, -5)}}) == Sentences{"padding of the columns is -5, but must be from -4 to 4."});
  CHECK(sentences({{"padding", PerEdge(0, 5, 1, 1)}}) == Sentences{"padding at the bottom is 5, but must be from -4 to 4."});
  CHECK(sentences({{"padding", PerEdge(0, 1, -5, 5)}}) == Sentences{"padding at the left is -5, but must be from -4 to 4.",
                                                                    "padding at the right is 5, but must be from -4 to 4."});
  CHECK(sentences({{"scale", Factor(0.2, 1)}}) == Sentences{"scale of the rows is 0.2, but must be from 0.25 to 8."});
  CHECK_FALSE(sentences({{"scale", Factor(std::nan(""))}}).empty());
  CHECK(sentences({{"scale", Factor(std::numeric_limits<double>::infinity())}}).size() == 1);
  CHECK(sentences({{"groups", 0}}) == Sentences{"groups is 0, but must be from 1 to 4."});
  CHECK(problems(sample::declare().declaration(), {{"groups", 0}}, facts)[0].parameters == std::vector<std::string>{"groups"});
}

TEST_CASE("a range is written with its integers in full and its real numbers in short") {
  const Declaration about = sample::declare().declaration();
  CHECK(range_text(about.at("padding")) == "-4 to 4");
  CHECK(range_text(about.at("scale")) == "0.25 to 8");
  CHECK(range_text(about.at("align_corners")).empty());
  CHECK(range_text(about.at("coordinates")).empty());
  CHECK(range_text({"size", "", "", 1, 1, 100000, {}}) == "1 to 100000");
  CHECK(sentences({{"groups", 100000}}) == Sentences{"groups is 100000, but must be from 1 to 4."});
}

TEST_CASE("an unknown choice is told with the known ones and the nearest") {
  CHECK(sentences({{"coordinates", std::string("half_pixl")}}) ==
        Sentences{"coordinates is \"half_pixl\", but must be half_pixel or asymmetric. Did you mean half_pixel?"});
  CHECK(sentences({{"coordinates", std::string("zzzz")}}) ==
        Sentences{"coordinates is \"zzzz\", but must be half_pixel or asymmetric."});
  CHECK(sentences({{"coordinates", std::string(1 << 20, 'z')}})[0].size() < 200);
}

TEST_CASE("a value of another type is a problem, and the default stands in for it") {
  const Settings settings{{"stride", 3}, {"groups", std::string("two")}};
  CHECK(sentences(settings) ==
        Sentences{"stride must be a whole number for each axis, not 3.", "groups must be a whole number, not two."});
  CHECK(sample::declare().declaration().value(settings, "stride") == Value(PerAxis(2)));
  CHECK(number("stride", Axis::rows, settings) == 2);
  CHECK(sample::declare().reader()(settings).groups == 1);
}

TEST_CASE("a broken rule is told with its reason and the numbers, once when both axes agree") {
  CHECK(sentences({{"groups", 3}}) == Sentences{"The input's channels must divide into the groups. Here 4 % 3 == 0 is false."});
  CHECK(sentences({{"padding", PerEdge(3)}}) ==
        Sentences{"The padding must be smaller than the kernel. Here 3 < 3 and 3 < 3 is false."});
}

TEST_CASE("a rule broken on one axis, or differently on each, names the axis") {
  CHECK(sentences({{"padding", PerEdge(0, 0, -1, 4)}}) ==
        Sentences{"Columns: The padding must be smaller than the kernel. Here (-1) < 3 and 4 < 3 is false."});
  CHECK(sentences({{"padding", PerEdge(3)}, {"kernel", PerAxis(2, 3)}}) ==
        Sentences{"Rows: The padding must be smaller than the kernel. Here 3 < 2 and 3 < 2 is false.",
                  "Columns: The padding must be smaller than the kernel. Here 3 < 3 and 3 < 3 is false."});
}

TEST_CASE("a broken rule names the parameters it involves, each once") {
  const auto found = problems(sample::declare().declaration(), {{"padding", PerEdge(3)}}, facts);
  REQUIRE(found.size() == 1);
  CHECK(found[0].parameters == std::vector<std::string>{"padding", "kernel"});
}

TEST_CASE("a number out of range hides the rules") {
  CHECK(sentences({{"padding", PerEdge(3)}, {"stride", PerAxis(0)}}) == Sentences{"stride is 0, but must be from 1 to 8."});
}

TEST_CASE("a rule about something unknown is broken") {
  const auto found = problems(sample::declare().declaration(), {}, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].sentence == "The input's channels must divide into the groups. Here nan % 1 == 0 has no answer.");
}

TEST_CASE("the legal values of a part are all that the rest allows") {
  const Declaration about = sample::declare().declaration();
  const auto legal = [&](const Settings& tried) { return problems(about, tried, facts).empty(); };
  CHECK(legal_values(about, {}, legal, "groups", Part::whole) == std::vector<int>{1, 2, 4});
  CHECK(legal_values(about, {{"padding", PerEdge(3, 0, 0, 0)}}, legal, "kernel", Part::rows) ==
        std::vector<int>{4, 5, 6, 7, 8, 9});
  CHECK(legal_values(about, {{"padding", PerEdge(3, 0, 0, 0)}}, legal, "kernel", Part::columns).empty());
  CHECK(legal_values(about, {{"kernel", PerAxis(1, 3)}}, legal, "padding", Part::top).empty());
  CHECK(legal_values(about, {{"kernel", PerAxis(1, 3)}, {"padding", PerEdge(0)}}, legal, "padding", Part::bottom) ==
        std::vector<int>{-4, -3, -2, -1, 0});
  CHECK(legal_values(about, {}, legal, "align_corners", Part::whole) == std::vector<int>{0, 1});
  CHECK(legal_values(about, {}, legal, "scale", Part::rows).empty());
  CHECK(legal_values(about, {}, legal, "coordinates", Part::whole).empty());
}

TEST_CASE("a catalogue finds things by id and suggests the nearest") {
  struct Thing {
    Declaration about;
  };
  Declaration nearest, linear;
  nearest.id = "nearest";
  linear.id = "linear";
  const Catalogue<Thing> things("op", {{nearest}, {linear}});
  CHECK(things.size() == 2);
  CHECK(things.at("linear").about.id == "linear");
  CHECK(things.find("cubic") == nullptr);
  CHECK(complaint([&] { things.at("liner"); }) == "There is no op \"liner\". Did you mean linear? There is: nearest, linear.");
}
