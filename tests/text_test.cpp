#include "base/text.h"

#include <doctest/doctest.h>

using namespace upstamp;

TEST_CASE("numbers are written in their shortest form, in the C locale") {
  CHECK(number_text(3) == "3");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(-12.375) == "-12.375");
  CHECK(number_text(-0.0) == "0");
  CHECK(rounded_text(2.0 / 3, 2) == "0.67");
  CHECK(rounded_text(-0.001, 2) == "0");
  CHECK(rounded_text(1e300, 2) == "1e+300");
}

TEST_CASE("only a whole number is a number") {
  CHECK(parse_number(" +1.5 ") == 1.5);
  CHECK_FALSE(parse_number("1,5"));
  CHECK_FALSE(parse_number("1.5x"));
  CHECK_FALSE(parse_number("nan"));
  CHECK_FALSE(parse_number(""));
  CHECK_FALSE(parse_integer("99999999999"));
}

TEST_CASE("the nearest word is what was probably meant") {
  CHECK(nearest_word("strid", {"kernel", "stride"}) == "stride");
  CHECK(nearest_word("zzzzzz", {"kernel", "stride"}).empty());
}

TEST_CASE("malformed UTF-8 becomes replacement characters and well-formed text survives a round trip") {
  CHECK(to_utf8(code_points("x·wᵀ")) == "x·wᵀ");
  CHECK(code_points("\xFFz") == U"\uFFFDz");
  CHECK(code_points("\xE2\x82") == U"\uFFFD");
}

TEST_CASE("a power of ten has one digit before the point, also after rounding") {
  CHECK(power_text(12345, 1) == "1.2e4");
  CHECK(power_text(99999, 1) == "1e5");
  CHECK(power_text(-9.96e-7, 0) == "-1e-6");
  CHECK(power_text(5e-324, 0) == "5e-324");
  CHECK(printed_number(number_text(-1e30)) == "−1e30");
  CHECK(printed_number(number_text(1e-7)) == "1e-7");
}

TEST_CASE("what is quoted is short, whole letters, and nothing a terminal would obey") {
  CHECK(shortened("stride") == "stride");
  CHECK(shortened("äöüäöü", 4) == "äöü…");
  CHECK(shortened("a\x1b[2J\n") == "a\uFFFD[2J\uFFFD");
  CHECK(shortened(std::string(1000000, 'x')).size() < 80);
}
