#include "source_tree.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "places.h"

namespace upstamp::tests {

namespace {

const std::string top = source_folder();

// A ' inside a number, not the beginning of a letter like U'a'.
bool groups_digits(const std::string& text, std::size_t at) {
  const auto belongs = [](char letter) { return std::isalnum(static_cast<unsigned char>(letter)) || letter == '\''; };
  std::size_t first = at;
  while (first > 0 && belongs(text[first - 1])) --first;
  return text[at] == '\'' && first < at && text[first] >= '0' && text[first] <= '9';
}

// Length of the comment or literal that begins at `at`, 0 when none does.
std::size_t wordy_length(const std::string& text, std::size_t at) {
  const auto until = [&](std::string_view end, std::size_t from) {
    const std::size_t found = text.find(end, from);
    return (found == std::string::npos ? text.size() : found + end.size()) - at;
  };
  if (text.compare(at, 2, "//") == 0) return until("\n", at) - 1;
  if (text.compare(at, 2, "/*") == 0) return until("*/", at + 2);
  if (text.compare(at, 2, "R\"") == 0) {
    const std::size_t open = text.find('(', at);
    std::string end(1, ')');
    end.append(text, at + 2, open - at - 2).push_back('"');
    return until(end, open);
  }
  const char quote = text[at];
  if ((quote != '"' && quote != '\'') || groups_digits(text, at)) return 0;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2U : 1U;
  return std::min(end + 1, text.size()) - at;
}

// What stands before an opening brace, back to the end of the last statement, says what the brace opens.
bool opens_function(std::string_view head) {
  head = trimmed(head);
  for (const char* word : {"namespace", "struct ", "class ", "union ", "enum ", "extern "})
    if (head.starts_with(word)) return false;
  return head.find(')') != std::string_view::npos;
}

// Preprocessor lines and access labels stand between a function and the statement before without belonging to it.
std::string only_statements(const std::vector<std::string>& lines) {
  std::vector<std::string> kept = split(without_words(join(lines, "\n")), '\n');
  bool goes_on = false;
  for (std::string& line : kept) {
    const bool directive = goes_on || line.starts_with('#');
    goes_on = directive && line.ends_with('\\');
    const std::string_view word = trimmed(line);
    if (directive || word == "public:" || word == "private:" || word == "protected:") line.clear();
  }
  return join(kept, "\n");
}

std::size_t line_of(const std::string& text, std::size_t at) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace

std::string source_text(const std::string& path) { return read_file(top + "/" + path); }

std::string without_words(const std::string& text) {
  std::string bare = text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = wordy_length(text, at);
    for (std::size_t i = at; i < at + length; ++i)
      if (bare[i] != '\n') bare[i] = ' ';
    at += std::max<std::size_t>(length, 1);
  }
  return bare;
}

std::vector<Include> SourceFile::includes() const {
  std::vector<Include> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    if (!line.starts_with("#include ")) continue;
    const std::size_t open = line.find_first_of("<\""), close = line.find_last_of(">\"");
    if (open == std::string_view::npos || close <= open) continue;
    found.push_back({std::string(line.substr(open + 1, close - open - 1)), line[open] == '<', i + 1});
  }
  return found;
}

std::vector<FunctionSpan> SourceFile::functions() const {
  const std::string text = only_statements(lines);
  std::vector<FunctionSpan> found;
  std::size_t head = 0, start = 0;
  int depth = 0;  // of blocks inside the present function, its own included
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') {
      if (depth == 0 && opens_function(std::string_view(text).substr(head, at - head)))
        start = text.find_first_not_of(" \n", head), depth = 1;
      else if (depth > 0)
        ++depth;
    } else if (text[at] == '}' && depth > 0) {
      if (--depth == 0) found.push_back({line_of(text, start), line_of(text, at)});
    }
    if (depth == 0 && (text[at] == '{' || text[at] == '}' || text[at] == ';')) head = at + 1;
  }
  return found;
}

std::vector<SourceFile> source_files(const std::string& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_from_utf8(top + "/" + folder))) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".h" && ending != ".cpp") continue;
    SourceFile file;
    file.path = utf8_from_path(entry.path().lexically_relative(path_from_utf8(top)));
    std::replace(file.path.begin(), file.path.end(), '\\', '/');
    file.folder = file.path.substr(0, file.path.rfind('/'));
    file.stem = entry.path().stem().string();
    file.lines = split(source_text(file.path), '\n');
    if (!file.lines.empty() && file.lines.back().empty()) file.lines.pop_back();
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<SourceFile> all_source_files() {
  std::vector<SourceFile> files = source_files("core");
  for (const char* folder : {"app", "tests"})
    for (SourceFile& file : source_files(folder)) files.push_back(std::move(file));
  return files;
}

}  // namespace upstamp::tests
