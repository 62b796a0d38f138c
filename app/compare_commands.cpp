// Other ways for the same input: kept while one goes on changing, and held against what is there now.
#include "app.h"
#include "base/error.h"
#include "command_table.h"
#include "dialect/differ.h"
#include "lab/other_ways.h"

namespace upstamp {
namespace {

void keep_ways(App& app, std::vector<OtherWay> more, const std::string& name, const std::string& said) {
  std::vector<OtherWay> ways = app.lab.scene().others;
  ways.insert(ways.end(), more.begin(), more.end());
  try {
    app.apply(change_ways(app.lab.scene(), std::move(ways), name));
    app.say(said);
  } catch (const Error& error) {
    app.say(error.what(), true);
  }
}

bool has_ways(const App& app) { return !app.lab.scene().others.empty(); }
bool is_legal(const App& app) { return app.lab.study() && app.lab.obstacle().problems.empty(); }

}  // namespace

void add_compare_commands(Table& table) {
  table.push_back({"keep_way",
                   "Edit",
                   "Keep to compare",
                   {"Ctrl+B"},
                   "Keeps the layers as they are now, so that what they become can be held against them.",
                   [](App& app) {
                     keep_ways(app, {way_of(app.lab.scene(), app.lab.ops())}, "Keep to compare",
                               "Kept. The comparison view shows it beside the layers as they change.");
                   },
                   is_legal});
  table.push_back({"compare_frameworks",
                   "Edit",
                   "Compare frameworks",
                   {"Ctrl+Alt+B"},
                   "Holds the scene against what each framework makes of it in its usual way.",
                   [](App& app) {
                     keep_ways(app, readings_as_ways(app.lab.scene(), app.lab.ops()), "Compare frameworks",
                               "The comparison view shows what each framework makes of this scene.");
                   },
                   is_legal});
  table.push_back({"forget_ways",
                   "Edit",
                   "Compare nothing",
                   {"Ctrl+Shift+B"},
                   "Takes the other ways out of the scene.",
                   [](App& app) { app.apply(change_ways(app.lab.scene(), {}, "Compare nothing")); },
                   has_ways});
}

}  // namespace upstamp
