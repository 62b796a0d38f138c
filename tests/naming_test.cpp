// The app and the generic parts of core work for things they have never heard of, so they may not name them.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "op/op.h"
#include "source_tree.h"
#include "view/view.h"
#include "writer/writer.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

template <class Thing>
void add_ids(const Catalogue<Thing>& things, std::set<std::string>& ids) {
  for (const Thing& thing : things) ids.insert(thing.about.id);
}

}  // namespace

TEST_CASE("the app knows no op, view or format by name") {
  std::set<std::string> ids;
  add_ids(all_ops(), ids), add_ids(all_views(), ids), add_ids(all_writers(), ids);
  REQUIRE(ids.size() >= 3);
  for (const SourceFile& file : source_files("app"))
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      // The one way out is to say why on the same line: // named because …
      if (file.lines[i].find("// named because ") != std::string::npos) continue;
      for (const std::string& id : ids) {
        INFO(file.path << ":" << i + 1 << " names " << id);
        CHECK(file.lines[i].find('"' + id + '"') == std::string::npos);
      }
    }
}

TEST_CASE("the ops, views and formats do not name each other") {
  std::set<std::string> ids;
  add_ids(all_ops(), ids), add_ids(all_views(), ids);
  for (const char* folder : {"core/views", "core/writers", "core/lab", "core/figure"})
    for (const SourceFile& file : source_files(folder))
      for (std::size_t i = 0; i < file.lines.size(); ++i)
        for (const std::string& id : ids) {
          if (id == file.stem || file.lines[i].find("// named because ") != std::string::npos) continue;
          INFO(file.path << ":" << i + 1 << " names " << id);
          CHECK(file.lines[i].find('"' + id + '"') == std::string::npos);
        }
}
