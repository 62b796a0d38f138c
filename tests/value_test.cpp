#include "declare/value.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "sample_declaration.h"

using namespace upstamp;

namespace {

std::string refused_text(const char* text, const Value& like) {
  return sample::complaint([&] { parse_value(text, like); });
}

}  // namespace

TEST_CASE("a value is written in its shortest form and read back the same") {
  const std::pair<Value, std::string> forms[] = {
      {true, "true"},
      {false, "false"},
      {-3, "-3"},
      {PerAxis(3), "3"},
      {PerAxis(3, 2), "3,2"},
      {PerEdge(1), "1"},
      {PerEdge(1, 1, 2, 2), "1,2"},
      {PerEdge(0, 1, 0, 1), "0:1,0:1"},
      {PerEdge(0, 1, 2, 2), "0:1,2:2"},
      {PerEdge(-1, -1, 0, 3), "-1:-1,0:3"},
      {Factor(1.5), "1.5"},
      {Factor(1.5, 2), "1.5,2"},
      {Factor(0.1), "0.1"},
      {-0.75, "-0.75"},
      {1e-5, "1e-05"},
      {std::string("half_pixel"), "half_pixel"},
  };
  for (const auto& [value, text] : forms) {
    CHECK(value_text(value) == text);
    CHECK(parse_value(text, value) == value);
  }
  CHECK(parse_value(" 3 , 2 ", PerAxis()) == Value(PerAxis(3, 2)));
  CHECK(parse_value("0:1", PerEdge()) == Value(PerEdge(0, 1, 0, 1)));
  CHECK(parse_value("1,0:2", PerEdge()) == Value(PerEdge(1, 1, 0, 2)));
}

TEST_CASE("a value is said without commas, which would read as decimals") {
  CHECK(shown_value(PerAxis(3)) == "3");
  CHECK(shown_value(PerAxis(1, 4)) == "1 × 4");
  CHECK(shown_value(PerEdge(0, 1, 2, 2)) == "0:1 × 2");
  CHECK(shown_value(Factor(1.5, 2)) == "1.5 × 2");
}

TEST_CASE("text that is no value of that kind is refused with the form that is wanted") {
  CHECK(refused_text("yes", true) == "\"yes\" does not fit here. Write true or false.");
  CHECK(refused_text("1.5", 1) == "\"1.5\" does not fit here. Write a whole number such as 3.");
  CHECK(refused_text("99999999999", 1).find("does not fit here") != std::string::npos);
  for (const char* text : {"", "a", "1,", ",1", "1,2,3", "1.5", "1:2", "1;2", "nan"}) {
    CAPTURE(text);
    CHECK(refused_text(text, PerAxis()).find("Write one whole number such as 3, or two as rows,columns") != std::string::npos);
  }
  for (const char* text : {"", "1:", "1:2:3", "1,2,3", "0:1,0:1,2", "1.5", "a:b"}) {
    CAPTURE(text);
    CHECK(refused_text(text, PerEdge()).find("top:bottom,left:right") != std::string::npos);
  }
  for (const char* text : {"", "x", "inf", "1e999", "1,2,3"}) {
    CAPTURE(text);
    CHECK(refused_text(text, Factor()).find("Write one number such as 1.5") != std::string::npos);
  }
  CHECK(refused_text("1,2", 0.5) == "\"1,2\" does not fit here. Write one number such as 0.5.");
  CHECK(refused_text(std::string(100000, 'x').c_str(), 1).size() < 200);
}

TEST_CASE("a part of a value is read and changed by itself, a wider part changes all it holds") {
  CHECK(parts_of(PerAxis()) == std::vector<Part>{Part::rows, Part::columns});
  CHECK(parts_of(Factor()) == std::vector<Part>{Part::rows, Part::columns});
  CHECK(parts_of(PerEdge()) == std::vector<Part>{Part::top, Part::bottom, Part::left, Part::right});
  CHECK(parts_of(1) == std::vector<Part>{Part::whole});
  const PerEdge edges(1, 2, 3, 4);
  double expected = 0;
  for (const Part part : parts_of(edges)) {
    CHECK(part_of(edges, part) == ++expected);
    const Value changed = with_part(edges, part, 9);
    for (const Part other : parts_of(edges)) CHECK(part_of(changed, other) == (other == part ? 9 : part_of(edges, other)));
  }
  CHECK(with_part(edges, Part::rows, 7) == Value(PerEdge(7, 7, 3, 4)));
  CHECK(with_part(edges, Part::columns, 7) == Value(PerEdge(1, 2, 7, 7)));
  CHECK(with_part(edges, Part::whole, 7) == Value(PerEdge(7)));
  CHECK(with_part(PerAxis(1, 2), Part::columns, 5) == Value(PerAxis(1, 5)));
  CHECK(with_part(PerAxis(1, 2), Part::whole, 5) == Value(PerAxis(5)));
  CHECK(with_part(Factor(1, 2), Part::rows, 1.25) == Value(Factor(1.25, 2)));
  CHECK(with_part(true, Part::whole, 0) == Value(false));
  CHECK(with_part(0.5, Part::whole, 1.25) == Value(1.25));
  CHECK(part_of(0.5, Part::whole) == 0.5);
  CHECK(part_of(true, Part::whole) == 1);
  CHECK(part_of(PerAxis(1, 2), Part::columns) == 2);
  CHECK(std::isnan(part_of(std::string("a"), Part::whole)));
  CHECK(with_part(std::string("a"), Part::whole, 3) == Value(std::string("a")));
}

TEST_CASE("numbers that no integer can hold are brought into its range") {
  CHECK(with_part(1, Part::whole, 2.6) == Value(3));
  CHECK(with_part(1, Part::whole, 1e300) == Value(std::numeric_limits<int>::max()));
  CHECK(with_part(1, Part::whole, -1e300) == Value(std::numeric_limits<int>::min()));
  CHECK(with_part(1, Part::whole, std::nan("")) == Value(0));
}
