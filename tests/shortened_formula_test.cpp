// Formulas without the terms and factors that change nothing.
#include <doctest/doctest.h>

#include "declare/expression.h"

using namespace upstamp;

TEST_CASE("a shortened formula leaves out terms of 0 and factors of 1, adds numbers up, and comes to the same") {
  const auto values = [](std::string_view name) -> double {
    if (name == "one" || name == "in") return 1;
    if (name == "two") return 2;
    return name == "three" ? 3 : 0;
  };
  const auto shortened = [&](const char* text) {
    const Expression whole(text), made = whole.shortened(values, {"in"});
    CHECK(made.evaluate(values) == whole.evaluate(values));
    return made.text();
  };
  CHECK(shortened("(in - 1) * two - none - none + one * (three - 1) + none + 1") == "(in - 1) * two + three");
  CHECK(shortened("(in - 1) * one + one * (three - 1) + 1") == "in + three - 1");
  CHECK(shortened("(in + 2 * two - two * (three - 1) - 1) // two + 1") ==
        "floor((in + 2 * two - two * (three - 1) - 1) / two) + 1");
  CHECK(shortened("(in + two - one * (three - 1) - 1 + 0) // one + 1") == "in + two - three + 1");
  CHECK(shortened("three - 2 * one") == "three - 2 * one");
  CHECK(shortened("in * two + none * three") == "in * two");
  CHECK(shortened("floor(in * one)") == "in");
  CHECK(shortened("floor(in * two)") == "floor(in * two)");
  CHECK(shortened("three // (two * two)") == "floor(three / (two * two))");
  CHECK(shortened("two - (three - in)") == "two - three + in");
  CHECK(shortened("-two + max(none, min(two - 1, three - none))") == "-two + max(0, min(two - 1, three))");
  CHECK(shortened("none") == "0");
  CHECK(shortened("two / (three / two) / two") == "(two / (three / two)) / two");
}
