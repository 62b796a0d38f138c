// Text as users read and write it: always UTF-8, numbers always in the C locale.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upstamp {

// Shortest text that reads back to the same double: 3, 0.1, -12.375, 1e+30. Never "-0".
std::string number_text(double value);
// At most `decimals` digits after the point, trailing zeros dropped: (2.0/3, 2) is "0.67".
std::string rounded_text(double value, int decimals);
// With a power of ten and so many digits after the point: (12345, 1) is "1.2e4".
std::string power_text(double value, int digits);
// As a whole number or a fraction with a denominator up to 1000: "3", "-9/4"; "" when it is neither.
std::string fraction_text(double value);
// The number's text as figures print it, with a true minus sign and a short power: "−12.375", "1e30".
std::string printed_number(std::string number_text);
// The whole text as a finite number, else nothing. Accepts a leading '+', never a locale's comma.
std::optional<double> parse_number(std::string_view text);
std::optional<int> parse_integer(std::string_view text);

std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view between);
std::string_view trimmed(std::string_view text);

// "3 steps", "1 step": the plural adds an s.
std::string counted(long long count, std::string_view noun);
std::string with_capital(std::string words);  // where they begin with an ASCII letter

// The candidate a person most likely meant, or "" when none is near (edit distance, at most a third of the word).
std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

// Code points of UTF-8; malformed bytes become U+FFFD, so hostile text is never undefined behaviour.
std::u32string code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view points);
// For quoting what users and files say: at most so many letters, "…" for the rest, and nothing that a terminal would obey.
std::string shortened(std::string_view text, std::size_t most_letters = 60);

}  // namespace upstamp
