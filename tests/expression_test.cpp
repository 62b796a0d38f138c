#include "declare/expression.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>

#include "base/error.h"

using namespace upstamp;

namespace {

double answer(std::string_view text, const std::map<std::string, double, std::less<>>& values = {}) {
  return Expression(text).evaluate([&](std::string_view name) { return values.at(std::string(name)); });
}

std::string complaint(std::string_view text) {
  try {
    const Expression made{text};
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::string told(PieceKind kind) { return kind == PieceKind::name ? "name" : kind == PieceKind::number ? "number" : "symbol"; }

std::string cut(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += told(piece.kind) + "<" + piece.text + ">";
  return text;
}

const double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a formula is worked out by the usual precedence") {
  CHECK(answer("1 + 2 * 3") == 7);
  CHECK(answer("(1 + 2) * 3") == 9);
  CHECK(answer("10 - 4 - 3") == 3);
  CHECK(answer("24 / 4 / 3") == 2);
  CHECK(answer("24 // 5 * 5 + 24 % 5") == 24);
  CHECK(answer("-2 * 3") == -6);
  CHECK(answer("2 - -3") == 5);
  CHECK(answer("- - 3") == 3);
  CHECK(answer("1 + 1 == 2 and 3 < 4") == 1);
  CHECK(answer("0 == 1 or 1 == 1 and 0 == 1") == 0);
  CHECK(answer("1 or 1 and 0") == 1);
  CHECK(answer("5 == 2 + 3") == 1);
  CHECK(answer("not 1 == 2") == 1);
  CHECK(answer("not not 5") == 1);
  CHECK(answer("1 == 1 and not 2 < 1") == 1);
  CHECK(answer("1 + (2 < 3)") == 2);
}

TEST_CASE("every comparison gives 1 or 0") {
  CHECK(answer("2 == 2") == 1);
  CHECK(answer("2 != 2") == 0);
  CHECK(answer("2 < 2") == 0);
  CHECK(answer("2 <= 2") == 1);
  CHECK(answer("2 > 1") == 1);
  CHECK(answer("1 >= 2") == 0);
  CHECK(answer("2 and 3") == 1);
  CHECK(answer("0 or 7") == 1);
}

TEST_CASE("division is exact, floor division goes down and the remainder has the divisor's sign") {
  CHECK(answer("7 / 2") == 3.5);
  CHECK(answer("7 // 2") == 3);
  CHECK(answer("-7 // 2") == -4);
  CHECK(answer("7 // -2") == -4);
  CHECK(answer("-7 // -2") == 3);
  CHECK(answer("-7 % 2") == 1);
  CHECK(answer("7 % -2") == -1);
  CHECK(answer("-8 % 4") == 0);
  CHECK(answer("1 // 0.1") == 9);
  CHECK(answer("5.5 // 2") == 2);
  CHECK(answer("5.5 % 2") == 1.5);
  for (int a = -9; a <= 9; ++a)
    for (const int b : {-4, -1, 1, 3}) {
      const std::map<std::string, double, std::less<>> values{{"a", a}, {"b", b}};
      CHECK(answer("a // b * b + a % b == a", values) == 1);
      CHECK(answer("a // b == floor(a / b)", values) == 1);
    }
}

TEST_CASE("integers stay exact up to 2^53") {
  CHECK(answer("9007199254740991 // 1") == 9007199254740991);
  CHECK(answer("9007199254740991 // 9007199254740990") == 1);
  CHECK(answer("9007199254740990 // 9007199254740991") == 0);
  CHECK(answer("9007199254740991 // 4503599627370496") == 1);
  CHECK(answer("9007199254740991 % 2") == 1);
}

TEST_CASE("functions do what their names say") {
  CHECK(answer("floor(-1.5)") == -2);
  CHECK(answer("ceil(1.2)") == 2);
  CHECK(answer("min(3, 1, 2)") == 1);
  CHECK(answer("max(3)") == 3);
  CHECK(answer("max(1 + 1, 2 * 3)") == 6);
  CHECK(answer("gcd(12, 18)") == 6);
  CHECK(answer("gcd(-12, 18)") == 6);
  CHECK(answer("gcd(0, 5)") == 5);
  CHECK(std::isnan(answer("gcd(1.5, 3)")));
  CHECK(std::isnan(answer("gcd(1e300, 3)")));
  CHECK(answer("if(1 < 2, 10, 20)") == 10);
  CHECK(answer("if(1 > 2, 10, 20)") == 20);
  CHECK(answer("if(0, 1 / 0, 4)") == 4);
}

TEST_CASE("division by zero is infinity or unknown and never stops the program") {
  CHECK(answer("1 / 0") == infinity);
  CHECK(answer("-1 / 0") == -infinity);
  CHECK(std::isnan(answer("0 / 0")));
  CHECK(std::isnan(answer("5 % 0")));
  CHECK(answer("5 // 0") == infinity);
  CHECK(answer("5 // (1 / 0)") == 0);
}

TEST_CASE("what depends on an unknown number is unknown, and what is settled without it is not") {
  const std::map<std::string, double, std::less<>> values{{"u", std::nan("")}};
  for (const char* text :
       {"u + 1", "u == u", "u != 1", "not u", "min(1, u)", "max(u, 1)", "if(u, 1, 2)", "1 and u", "u or 0", "gcd(u, 2)"}) {
    CAPTURE(text);
    CHECK(std::isnan(answer(text, values)));
  }
  CHECK(answer("0 and u", values) == 0);
  CHECK(answer("u and 0", values) == 0);
  CHECK(answer("u or 1", values) == 1);
  CHECK(answer("if(1, 2, u)", values) == 2);
}

TEST_CASE("a formula is shown as typed, and with the numbers filled in") {
  const Expression size("(in - 1) * stride -  padding_begin - padding_end + 1");
  const auto values = [](std::string_view name) {
    return name == "in" ? 4.0 : name == "stride" ? 3.0 : name == "padding_end" ? -1.0 : 2.0;
  };
  CHECK(size.text() == "(in - 1) * stride -  padding_begin - padding_end + 1");
  CHECK(size.text_with(values) == "(4 - 1) * 3 -  2 - (-1) + 1");
  CHECK(size.evaluate(values) == 9);
  CHECK(size.names() == std::vector<std::string>{"in", "stride", "padding_begin", "padding_end"});
  CHECK(Expression("a + a * b").names() == std::vector<std::string>{"a", "b"});
  CHECK(Expression("max(1, 2)").names().empty());
}

TEST_CASE("large integers are filled in in full") {
  CHECK(Expression("n").text_with([](std::string_view) { return 100000.0; }) == "100000");
  CHECK(Expression("n").text_with([](std::string_view) { return -0.5; }) == "(-0.5)");
}

TEST_CASE("the filled in text has the same answer as the formula") {
  const char* formulas[] = {
      "a - b", "-a % b", "a // b - c * b", "if(a < b, a, max(b, c))", "not a == b or a - b > c", "floor(a / 3) - gcd(a, b)"};
  for (const char* text : formulas)
    for (int a = -3; a <= 3; ++a)
      for (int b = -2; b <= 2; ++b) {
        const auto values = [&](std::string_view name) { return name == "a" ? double(a) : name == "b" ? double(b) : 1e5; };
        const Expression formula(text);
        const double direct = formula.evaluate(values), filled = Expression(formula.text_with(values)).evaluate({});
        CAPTURE(formula.text_with(values));
        CHECK((direct == filled || (std::isnan(direct) && std::isnan(filled))));
      }
}

TEST_CASE("pieces join to exactly the text and say what each piece is") {
  const Expression formula(" max(kernel_2 ,1.50)*in ");
  CHECK(cut(formula.pieces()) == "symbol< max(>name<kernel_2>symbol< ,>number<1.50>symbol<)*>name<in>symbol< >");
  CHECK(cut(formula.pieces_with([](std::string_view name) { return name == "in" ? -2.0 : 7.0; })) ==
        "symbol< max(>number<7>symbol< ,>number<1.50>symbol<)*>number<(-2)>symbol< >");
  CHECK(cut(Expression("a and not b").pieces()) == "name<a>symbol< and not >name<b>");
  for (const char* text : {"a", "1", "(a)", "\ta  +\n1", "if(a,1,2) // 3"}) {
    std::string joined;
    for (const Piece& piece : Expression(text).pieces()) joined += piece.text;
    CHECK(joined == text);
  }
}

TEST_CASE("an empty expression has no text, no names and no answer") {
  const Expression nothing;
  CHECK(nothing.empty());
  CHECK_FALSE(Expression("1").empty());
  CHECK(nothing.text().empty());
  CHECK(nothing.pieces().empty());
  CHECK(nothing.names().empty());
  CHECK(std::isnan(nothing.evaluate({})));
}

TEST_CASE("a name without a value is unknown") {
  CHECK(std::isnan(Expression("a").evaluate({})));
  CHECK(Expression("a").text_with({}) == "nan");
}

TEST_CASE("text that is no formula is refused with the column") {
  CHECK(complaint("1 + ") == "Column 5 of the formula \"1 + \": a number, a name or a ( is missing here.");
  CHECK(complaint("") == "Column 1 of the formula \"\": a number, a name or a ( is missing here.");
  CHECK(complaint("1 +* 2") == "Column 4 of the formula \"1 +* 2\": a number, a name or a ( is missing here.");
  CHECK(complaint("(1 + 2") == "Column 1 of the formula \"(1 + 2\": this ( is never closed.");
  CHECK(complaint("1 + max(2, 3") == "Column 8 of the formula \"1 + max(2, 3\": this ( is never closed.");
  CHECK(complaint("1)") == "Column 2 of the formula \"1)\": this ) closes nothing.");
  CHECK(complaint("a, b") == "Column 2 of the formula \"a, b\": a comma belongs between the arguments of a function.");
  CHECK(complaint("2 kernel") == "Column 3 of the formula \"2 kernel\": an operator is missing before \"kernel\".");
  CHECK(complaint("(2 3)") == "Column 4 of the formula \"(2 3)\": an operator or a ) is missing here.");
  CHECK(complaint("a = b") == "Column 3 of the formula \"a = b\": \"equals\" is written ==.");
  CHECK(complaint("a × b") == "Column 3 of the formula \"a × b\": \"×\" means nothing in a formula.");
  CHECK(complaint("× + b & c") == "Column 1 of the formula \"× + b & c\": \"×\" means nothing in a formula.");
  CHECK(complaint("\"ä\" & c").find("Column 1 ") == 0);
  CHECK(complaint("a < b < c") == "Column 7 of the formula \"a < b < c\": comparisons do not chain; write a < b and b < c.");
  CHECK(complaint("1 + not a") ==
        "Column 5 of the formula \"1 + not a\": here the part with \"not\" needs parentheses around it.");
  CHECK(complaint("max + 1") ==
        "Column 5 of the formula \"max + 1\": \"max\" is a function and needs its arguments in parentheses.");
  CHECK(complaint("gcd(1)") == "Column 1 of the formula \"gcd(1)\": gcd takes 2 arguments, not 1.");
  CHECK(complaint("floor(1, 2)") == "Column 1 of the formula \"floor(1, 2)\": floor takes 1 argument, not 2.");
  CHECK(complaint("floor()") == "Column 7 of the formula \"floor()\": a number, a name or a ( is missing here.");
  CHECK(complaint("1e999").find("Column 1 ") == 0);
  CHECK(complaint(". + 1").find("Column 1 ") == 0);
}

TEST_CASE("hostile formulas are refused, however long, deep or malformed") {
  CHECK(complaint(std::string(5000, '1')) == "A formula may have at most 2000 characters.");
  for (const char* part : {"(", "-", "not ", "max(", "if(1,"}) {
    CAPTURE(part);
    std::string deep;
    for (int i = 0; i < 150; ++i) deep += part;
    CHECK(complaint(deep).find("the formula is nested too deeply.") != std::string::npos);
  }
  std::string chain = "1";
  for (int i = 0; i < 900; ++i) chain += "+1";
  CHECK(answer(chain) == 901);
  CHECK(complaint("a \xFF b").find("means nothing in a formula") != std::string::npos);
  CHECK_FALSE(complaint(std::string_view("1\0", 2)).empty());
  CHECK(answer(std::string(60, '(') + "1" + std::string(60, ')')) == 1);
}

TEST_CASE("a random string of words and signs is a formula with a text that agrees, or is refused") {
  const char* words[] = {"a", "2", "1.5", "+",   "-",   "*",    "//",  "/",    "%", "(", ")",
                         ",", "<", "==",  "and", "not", "max(", "if(", "gcd(", " ", "="};
  std::uint32_t state = 1;
  const auto next = [&](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % below;
  };
  int formulas = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t length = 1 + next(9); length > 0; --length) text += words[next(std::size(words))];
    CAPTURE(text);
    try {
      const Expression formula(text);
      const auto values = [](std::string_view) { return -3.0; };
      std::string joined;
      for (const Piece& piece : formula.pieces()) joined += piece.text;
      const double direct = formula.evaluate(values), filled = Expression(formula.text_with(values)).evaluate({});
      if (joined != text || (direct != filled && !(std::isnan(direct) && std::isnan(filled))))
        FAIL_CHECK("shown and worked out differ");
      ++formulas;
    } catch (const Error& error) {
      if (std::string(error.what()).find("Column ") != 0) FAIL_CHECK("no column: " << error.what());
    }
  }
  CHECK(formulas > 500);
}

TEST_CASE("a formula in force has only the branches that its values choose") {
  const auto values = [](std::string_view name) { return name == "stride" ? 0.0 : name == "size" ? 5.0 : 3.0; };
  const auto in_force = [&](const char* text) { return Expression(text).in_force(values).text(); };
  CHECK(in_force("(in - 1) * if(stride > 0, stride, kernel) + 1") == "(in - 1) * kernel + 1");
  CHECK(in_force("if(size > 0, size, floor(in * scale))") == "size");
  CHECK(in_force("if(size < 0, size, floor(in * scale))") == "floor(in * scale)");
  CHECK(in_force("2 * if(size > 4, in + 1, if(stride, 1, 2))") == "2 * (in + 1)");
  CHECK(in_force("if(stride > 0, 1, if(min(size, 9) == 5, max(in, 2), 0))") == "max(in, 2)");
  CHECK(in_force("in + 1") == "in + 1");
  const auto unknown = [](std::string_view) { return std::nan(""); };
  CHECK(Expression("if(a, b, c)").in_force(unknown).text() == "if(a, b, c)");
}
