// Time: playing, stepping, speed, order.
#include <algorithm>

#include "app.h"
#include "command_table.h"

namespace upstamp {
namespace {

bool has_steps(const App& app) { return app.steps() > 0; }

void change_speed(App& app, double factor) { app.session.speed = std::clamp(app.session.speed * factor, 0.25, 16.0); }

void flip_order(App& app) {
  app.apply(change_order(app.lab.scene(), app.lab.scene().order == Order::scatter ? Order::gather : Order::scatter));
}

}  // namespace

void add_play_commands(Table& table) {
  table.push_back({"play",
                   "Play",
                   "Play or pause",
                   {"Space", "K"},
                   "Lets the steps run, or stops them.",
                   [](App& app) { play(app, !app.session.playing); },
                   has_steps});
  table.push_back({"next",
                   "Play",
                   "Next step",
                   {"Right", "PageDown"},
                   "Goes on by one step.",
                   [](App& app) { step_by(app, 1); },
                   has_steps,
                   true});
  table.push_back({"previous",
                   "Play",
                   "Previous step",
                   {"Left", "PageUp"},
                   "Goes back by one step.",
                   [](App& app) { step_by(app, -1); },
                   has_steps,
                   true});
  table.push_back(
      {"ten_on", "Play", "Ten steps on", {"Down"}, "Goes on by ten steps.", [](App& app) { step_by(app, 10); }, has_steps, true});
  table.push_back({"ten_back",
                   "Play",
                   "Ten steps back",
                   {"Up"},
                   "Goes back by ten steps.",
                   [](App& app) { step_by(app, -10); },
                   has_steps,
                   true});
  table.push_back(
      {"first", "Play", "To the start", {"Home"}, "Goes to before the first step.", [](App& app) { go_to(app, 0); }, has_steps});
  table.push_back({"last",
                   "Play",
                   "To the end",
                   {"End"},
                   "Goes to after the last step.",
                   [](App& app) { go_to(app, app.steps()); },
                   has_steps});
  table.push_back({"faster", "Play", "Faster", {"+"}, "Doubles the speed.", [](App& app) { change_speed(app, 2); }});
  table.push_back({"slower", "Play", "Slower", {"-"}, "Halves the speed.", [](App& app) { change_speed(app, 0.5); }});
  table.push_back({"loop", "Play", "Play again and again", {"L"}, "Starts over at the end, or stops there.", [](App& app) {
                     app.session.loop = !app.session.loop;
                   }});
  table.push_back({"order",
                   "Play",
                   "Stamp or gather",
                   {"S"},
                   "Tells the same sum by where inputs go, or by where outputs come from.",
                   flip_order});
}

}  // namespace upstamp
