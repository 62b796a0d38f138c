// The rules of the house that a program can check: who may include whom, and how long things may get.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "source_tree.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

const std::map<std::string, std::set<std::string>> may_include = {
    {"core/base", {}},
    {"core/declare", {"base"}},
    {"core/op", {"base", "declare"}},
    {"core/ops", {"op"}},
    {"core/kernels", {"base", "op"}},
    {"core/lab", {"base", "declare", "op", "kernels"}},
    {"core/reason", {"base", "declare", "op", "lab"}},
    {"core/learn", {"base", "op", "kernels", "lab"}},
    {"core/dialect", {"base", "declare", "op", "lab", "reason"}},
    {"core/dialects", {"dialect"}},
    {"core/coder", {"base", "declare", "op", "lab", "dialect"}},
    {"core/coders", {"base", "coder"}},
    {"core/figure", {"base"}},
    {"core/view", {"base", "declare", "op", "figure", "lab", "reason"}},
    {"core/views", {"view", "reason"}},
    {"core/writer", {"base", "declare", "figure"}},
    {"core/writers", {"writer"}},
};
// A file in one of these is complete by itself: it may not include its neighbours either.
const std::set<std::string> catalogues = {"core/coders", "core/dialects", "core/ops", "core/views", "core/writers"};
const std::set<std::string> windowed_only = {"imgui", "GLFW", "GL", "epoxy"};

std::string first_folder(const std::string& path) {
  const std::size_t slash = path.find('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

void check_core_include(const SourceFile& file, const Include& include) {
  INFO(file.path << ":" << include.line << " includes " << include.path);
  if (include.of_system) {
    CHECK_MESSAGE(!windowed_only.contains(first_folder(include.path)), "core knows no window");
    CHECK_MESSAGE(include.path.find("imgui") == std::string::npos, "core knows no window");
    return;
  }
  const std::string folder = first_folder(include.path);
  const bool own = "core/" + folder == file.folder && !catalogues.contains(file.folder);
  CHECK_MESSAGE((own || may_include.at(file.folder).contains(folder)), "the table of layers does not allow it");
}

// The catalogues' lists of ENTRY(name) lines, which the build writes beside its own things.
bool generated(const Include& include) { return include.path.ends_with(".inc"); }

}  // namespace

TEST_CASE("every folder of core includes only what the table of layers allows") {
  for (const SourceFile& file : source_files("core")) {
    INFO(file.path);
    REQUIRE_MESSAGE(may_include.contains(file.folder), "the folder has no row in the table of layers");
    for (const Include& include : file.includes())
      if (!generated(include)) check_core_include(file, include);
  }
}

TEST_CASE("the table of layers has no circle") {
  std::map<std::string, std::set<std::string>> rest = may_include;
  while (!rest.empty()) {
    const auto free = std::find_if(rest.begin(), rest.end(), [](const auto& row) { return row.second.empty(); });
    REQUIRE(free != rest.end());
    const std::string folder = free->first.substr(free->first.find('/') + 1);
    rest.erase(free);
    for (auto& [name, allowed] : rest) allowed.erase(folder);
  }
}

TEST_CASE("the command line includes nothing windowed") {
  for (const SourceFile& file : source_files("app/cli"))
    for (const Include& include : file.includes()) {
      INFO(file.path << ":" << include.line << " includes " << include.path);
      const std::string folder = first_folder(include.path);
      if (include.of_system)
        CHECK_FALSE(windowed_only.contains(folder));
      else
        CHECK((folder == "cli" || may_include.contains("core/" + folder)));
    }
}

TEST_CASE("only third_party looks for other projects") {
  for (const char* path : {"CMakeLists.txt", "core/CMakeLists.txt", "app/CMakeLists.txt", "tests/CMakeLists.txt"})
    for (const char* word : {"find_package(", "pkg_check_modules(", "find_library(", "FetchContent"}) {
      INFO(path << " says " << word);
      CHECK(source_text(path).find(word) == std::string::npos);
    }
}

TEST_CASE("every header opens with what it is for, then guards itself") {
  for (const SourceFile& file : all_source_files()) {
    if (!file.is_header()) continue;
    INFO(file.path);
    CHECK(file.lines.front().starts_with("// "));
    CHECK(std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end());
  }
}

// Two different types of one name are one type to the linker, which then mixes their code.
TEST_CASE("no two headers give a type the same name") {
  std::map<std::string, std::string> named;
  for (const SourceFile& file : all_source_files()) {
    if (!file.is_header()) continue;
    for (const std::string& line : file.lines) {
      const std::vector<std::string> words = split(line, ' ');
      const bool type = words.size() > 2 && line.ends_with('{') && (words[0] == "struct" || words[0] == "class");
      if (!type) continue;
      const auto added = named.insert({words[1], file.path});
      INFO(file.path << " and " << added.first->second << " both have a " << words[1]);
      CHECK(added.second);
    }
  }
}

TEST_CASE("no file is longer than 300 lines and no header than 120") {
  for (const SourceFile& file : all_source_files()) {
    INFO(file.path << " has " << file.lines.size() << " lines");
    CHECK(file.lines.size() <= (file.is_header() ? 120U : 300U));
  }
}

TEST_CASE("no function is longer than 60 lines unless the reason stands above it") {
  for (const SourceFile& file : all_source_files())
    for (const FunctionSpan& function : file.functions()) {
      // The reason is a comment right above that begins: // Long because
      const bool excused = function.first > 1 && file.lines[function.first - 2].starts_with("// Long because ");
      INFO(file.path << ":" << function.first << " is " << function.length()
                     << " lines long: " << file.lines[function.first - 1]);
      CHECK((excused || function.length() <= 60));
    }
}

TEST_CASE("nothing is left for later in the sources") {
  // Spelt in two halves, or this file would find itself.
  const std::string later[] = {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("X") + "XX"};
  for (const SourceFile& file : all_source_files())
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      for (const std::string& word : later) {
        INFO(file.path << ":" << i + 1);
        CHECK(file.lines[i].find(word) == std::string::npos);
      }
}

TEST_CASE("a function's length counts every brace except those in words") {
  SourceFile file;
  file.lines = split(
      "#define OPEN {\nnamespace a {\nstruct B {\n public:\n  // {\n  int c() {\n    return U'{' + 1'000 + '\\'' + "
      "text(\"}{\");\n  "
      "}\n};\nvoid\nd() "
      "{\n  if (e) { f(); }\n}\n}",
      '\n');
  const std::vector<FunctionSpan> found = file.functions();
  REQUIRE(found.size() == 2);
  CHECK(found[0].first == 6);
  CHECK(found[0].last == 8);
  CHECK(found[1].first == 10);
  CHECK(found[1].last == 13);
}
