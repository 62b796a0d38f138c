#include "base/file_pattern.h"

#include <doctest/doctest.h>

#include "base/error.h"

using namespace upstamp;
using doctest::Contains;

TEST_CASE("places in a file name are filled in, with zeros before short words") {
  const std::map<std::string, std::string> words{{"scene", "größe"}, {"step", "7"}};
  CHECK(filled_in("a.svg", words) == "a.svg");
  CHECK(filled_in("x/{scene}-{step:03}.svg", words) == "x/größe-007.svg");
  CHECK(filled_in("{step}{step:1}{step:2}", words) == "7707");
  CHECK(filled_in("{ not closed", words) == "{ not closed");
  CHECK(filled_in("} {step", words) == "} {step");
  CHECK(has_place("a{step:02}b", "step"));
  CHECK_FALSE(has_place("a{steps}b", "step"));
}

TEST_CASE("a place that nothing fills is refused with those there are") {
  const std::map<std::string, std::string> words{{"scene", "a"}, {"step", "7"}};
  CHECK_THROWS_WITH_AS(filled_in("{stop}", words), Contains("There is: {scene}, {step}."), Error);
  for (const char* pattern : {"{step:}", "{step:x}", "{step:0}", "{step:1:2}", "{step:999999999999}"})
    CHECK_THROWS_WITH_AS(filled_in(pattern, words), Contains("how many digits"), Error);
}
