#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace upstamp {

std::string number_text(double value) {
  if (value == 0) return "0";
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return std::string(buffer, end);
}

std::string rounded_text(double value, int decimals) {
  if (!std::isfinite(value) || std::fabs(value) >= 1e15) return number_text(value);
  // Halves go away from zero, as people round: 0.0625 is 0.063, where the nearest even digit would make it 0.062.
  const double power = std::pow(10.0, decimals), scaled = value * power;
  if (std::fabs(scaled) < 1e15 && scaled - std::trunc(scaled) == std::copysign(0.5, value)) value = std::round(scaled) / power;
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
  std::string text(buffer, end);
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string power_text(double value, int digits) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, digits).ptr;
  const std::string text(buffer, end);
  const std::size_t power = text.find('e');
  if (power == std::string::npos) return text;  // infinity
  // What the library writes as 1.0e+04.
  return rounded_text(*parse_number(text.substr(0, power)), digits) + "e" +
         std::to_string(*parse_integer(text.substr(power + 1)));
}

std::string fraction_text(double value) {
  constexpr double most = 1e9, near = 1e-9;
  constexpr int largest_denominator = 1000;
  if (!(std::fabs(value) < most)) return "";
  // Continued fractions: each is the nearest of all with such denominators.
  double rest = std::fabs(value);
  long long above = 1, below = 0, above_before = 0, below_before = 1;
  for (;;) {
    const auto whole = static_cast<long long>(rest);
    above_before = std::exchange(above, whole * above + above_before);
    below_before = std::exchange(below, whole * below + below_before);
    if (below > largest_denominator) return "";
    const double found = static_cast<double>(above) / static_cast<double>(below);
    if (std::fabs(found - std::fabs(value)) <= near * std::max(1.0, found)) break;
    rest = 1 / (rest - static_cast<double>(whole));
    if (!(rest < most)) return "";
  }
  const std::string sign = value < 0 && above > 0 ? "-" : "";
  return sign + std::to_string(above) + (below == 1 ? "" : "/" + std::to_string(below));
}

std::string printed_number(std::string number_text) {
  if (const std::size_t power = number_text.find('e'); power != std::string::npos)
    if (const auto exponent = parse_integer(number_text.substr(power + 1)))
      number_text.replace(power + 1, std::string::npos, std::to_string(*exponent));
  if (number_text.starts_with('-')) number_text.replace(0, 1, "−");
  return number_text;
}

template <class Number>
static std::optional<Number> parse(std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  Number value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view text) {
  const auto value = parse<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<int> parse_integer(std::string_view text) { return parse<int>(text); }

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.emplace_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i) all += between;
    all += parts[i];
  }
  return all;
}

std::string_view trimmed(std::string_view text) {
  const char* blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string counted(long long count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string with_capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

static std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t kept = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, kept});
    }
  }
  return row.back();
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
  word = word.substr(0, 64);
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least && distance < candidate.size()) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const int length = lead < 0x80                   ? 1
                       : lead >= 0xC2 && lead < 0xE0 ? 2
                       : lead >= 0xE0 && lead < 0xF0 ? 3
                       : lead >= 0xF0 && lead < 0xF5 ? 4
                                                     : 0;
    char32_t point = length == 1 ? lead : length == 0 ? 0xFFFD : static_cast<char32_t>(lead & (0xFF >> (length + 1)));
    int read = 1;
    while (read < length && i + static_cast<std::size_t>(read) < utf8.size()) {
      const auto next = static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(read)]);
      if ((next & 0xC0) != 0x80) break;
      point = (point << 6) | (next & 0x3FU);
      ++read;
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    const bool valid = length > 0 && read == length && !overlong && point <= 0x10FFFF && !(point >= 0xD800 && point < 0xE000);
    points.push_back(valid ? point : U'\uFFFD');
    i += static_cast<std::size_t>(read);
  }
  return points;
}

std::string to_utf8(std::u32string_view points) {
  std::string text;
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  for (const char32_t point : points) {
    if (point < 0x80) {
      put(point);
    } else if (point < 0x800) {
      put(0xC0 | (point >> 6)), put(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      put(0xE0 | (point >> 12)), put(0x80 | ((point >> 6) & 0x3F)), put(0x80 | (point & 0x3F));
    } else {
      put(0xF0 | (point >> 18)), put(0x80 | ((point >> 12) & 0x3F)), put(0x80 | ((point >> 6) & 0x3F)),
          put(0x80 | (point & 0x3F));
    }
  }
  return text;
}

std::string shortened(std::string_view text, std::size_t most_letters) {
  std::u32string letters = code_points(text.substr(0, 4 * most_letters + 4));
  for (char32_t& letter : letters)
    if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) letter = U'\uFFFD';
  if (letters.size() > most_letters) letters = letters.substr(0, most_letters - 1) + U"…";
  return to_utf8(letters);
}

}  // namespace upstamp
