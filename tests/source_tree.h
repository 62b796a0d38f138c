// The project's own sources as text, for tests that check them. Paths are relative to the top, with forward slashes.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace upstamp::tests {

struct Include {
  std::string path;
  bool of_system = false;  // <path> rather than "path"
  std::size_t line = 0;    // counted from 1
};

// First and last line, counted from 1, from the line the signature begins on to the closing brace.
struct FunctionSpan {
  std::size_t first = 0, last = 0;
  std::size_t length() const { return last - first + 1; }
};

struct SourceFile {
  std::string path, folder, stem;
  std::vector<std::string> lines;

  bool is_header() const { return path.ends_with(".h"); }
  std::vector<Include> includes() const;
  // Found by counting braces, not by parsing: a block that follows a closing parenthesis and stands in no other function.
  std::vector<FunctionSpan> functions() const;
};

// All .h and .cpp below the folder, in alphabetical order.
std::vector<SourceFile> source_files(const std::string& folder);
std::vector<SourceFile> all_source_files();  // of core, app and tests
std::string source_text(const std::string& path);

// The text with the insides of comments and of string and character literals blanked, line ends kept.
std::string without_words(const std::string& text);

}  // namespace upstamp::tests
