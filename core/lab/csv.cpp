#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "lab/numbers.h"

namespace upstamp {
namespace {

constexpr std::string_view blanks = " \t";

// A number's text and where it starts in its line, in bytes.
struct Field {
  std::string_view text;
  std::size_t start = 0;
};

// What stands between the numbers; ' ' means any run of blanks.
char separator_of(std::string_view line) {
  for (const char candidate : {';', ',', '\t'})
    if (line.find(candidate) != std::string_view::npos) return candidate;
  return ' ';
}

// Stops after one field more than a row may have, so that a hostile line takes no more memory than that.
std::vector<Field> fields_of(std::string_view line, char separator) {
  std::vector<Field> fields;
  const auto full = [&fields] { return static_cast<std::int64_t>(fields.size()) > most_cells; };
  if (separator == ' ') {
    for (std::size_t start = line.find_first_not_of(blanks); start != std::string_view::npos && !full();) {
      const std::size_t end = std::min(line.find_first_of(blanks, start), line.size());
      fields.push_back({line.substr(start, end - start), start});
      start = line.find_first_not_of(blanks, end);
    }
    return fields;
  }
  for (std::size_t start = 0; start <= line.size() && !full();) {
    const std::size_t end = std::min(line.find(separator, start), line.size());
    const std::size_t ink = std::min(line.find_first_not_of(blanks, start), end);
    fields.push_back({trimmed(line.substr(ink, end - ink)), ink});
    start = end + 1;
  }
  return fields;
}

// What is wrong with a text that is no number, and the way out.
std::string complaint(std::string_view text, bool first_line) {
  if (text.empty()) return "a number is missing. Write 0 for an empty cell";
  const std::string shown = "\"" + to_utf8(code_points(text).substr(0, 32)) + "\"";
  if (text.find(',') != std::string_view::npos) return shown + " is not a number. Write decimals with a point, as in 1.5";
  if (first_line) return shown + " is not a number. Start a line of headings with #";
  return shown + " is not a finite number";
}

}  // namespace

Array read_csv(const std::string& path) { return numbers_in_text(read_file(path), "\"" + path + "\""); }

Array numbers_in_text(std::string_view rest, const std::string& name) {
  if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
  Array array{{0, 0}, {}};
  char separator = ' ';
  const auto refuse = [&](int line, const std::string& why) { throw Error(name + ", line " + std::to_string(line) + why + "."); };
  for (int number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trimmed(line).empty() || trimmed(line).front() == '#') continue;
    int &rows = array.sides[0], &columns = array.sides[1];
    if (rows == 0) separator = separator_of(line);
    const std::vector<Field> fields = fields_of(line, separator);
    if (rows == 0) columns = static_cast<int>(fields.size());
    for (const Field& field : fields) {
      const auto value = parse_number(field.text);
      if (!value) {
        const auto column = code_points(line.substr(0, field.start)).size() + 1;
        refuse(number, ", column " + std::to_string(column) + ": " + complaint(field.text, rows == 0));
      }
      array.values.push_back(*value);
    }
    if (static_cast<int>(fields.size()) != columns) {
      refuse(number, " has " + counted(static_cast<int>(fields.size()), "number") + " where the first row has " +
                         std::to_string(columns) + ". Give every row the same length");
    }
    ++rows;
    if (static_cast<std::int64_t>(array.values.size()) > most_cells)
      refuse(number, ": here are more than the " + std::to_string(most_cells) + " numbers that Upstamp reads");
  }
  if (array.values.empty()) throw Error(name + " holds no numbers. Write rows of numbers, separated by commas.");
  return array;
}

}  // namespace upstamp
