#include "commands.h"

#include <doctest/doctest.h>

#include <set>

#include "app.h"
#include "base/error.h"
#include "base/files.h"
#include "documents.h"
#include "temporary_folder.h"

using namespace upstamp;

namespace {
constexpr int page_down = 267, right_key = 262, space = 32, letter_z = 90;

App fresh_app() { return App({}, std::make_shared<const Fonts>()); }

void press(App& app, int key, Modifiers held = {}) {
  const std::vector<Command> commands = all_commands();
  const Command* command = command_for(commands, app, key, held, false);
  REQUIRE(command);
  command->run(app);
}
void settle(App& app) { advance(app, 1); }
}  // namespace

TEST_CASE("every command has an id of its own, a title, a sentence and keys that exist") {
  std::set<std::string> ids;
  for (const Command& command : all_commands()) {
    CAPTURE(command.id);
    CHECK(ids.insert(command.id).second);
    CHECK_FALSE(command.title.empty());
    CHECK(command.doc.ends_with("."));
    CHECK_FALSE(command.keys.empty());
    for (const std::string& chord : command.keys) {
      CHECK_NOTHROW(chord_named(chord));
      CHECK_FALSE(chord_label(chord).empty());
    }
  }
}

TEST_CASE("every command runs on a fresh app, and a disabled one is not offered") {
  for (const Command& command : all_commands()) {
    CAPTURE(command.id);
    App app = fresh_app();
    if (!command.enabled(app)) app.session.pinned = {Role::input, 0, 0};
    if (!command.enabled(app)) continue;
    CHECK_NOTHROW(command.run(app));
    CHECK(app.lab.study());
  }
}

TEST_CASE("two commands share a key only where the first steps aside") {
  const std::vector<Command> commands = all_commands();
  App app = fresh_app();
  for (const Command& command : commands)
    for (const std::string& text : command.keys) {
      const Chord chord = chord_named(text);
      const Command* taken = command_for(commands, app, chord.keys.front(), chord.modifiers, false);
      CAPTURE(text);
      if (command.enabled(app)) {
        REQUIRE(taken);
        CHECK(taken->id == command.id);
      }
    }
}

TEST_CASE("a key means a command only with its own modifiers") {
  const std::vector<Command> commands = all_commands();
  const App app = fresh_app();
  CHECK(command_for(commands, app, space, {}, false)->id == "play");
  CHECK(command_for(commands, app, space, {true, false, false}, false) == nullptr);
  CHECK(command_for(commands, app, '=', {true, false, false}, false)->id == "larger");
  CHECK(command_for(commands, app, '=', {true, true, false}, false)->id == "larger");
  CHECK(command_for(commands, app, '=', {false, true, false}, false)->id == "faster");
  CHECK(command_for(commands, app, 47, {false, true, false}, false)->id == "help");
  CHECK(command_for(commands, app, space, {}, true) == nullptr);
  CHECK_THROWS_AS(chord_named("Ctrl+Nothing"), Error);
  CHECK_THROWS_AS(chord_named("Hyper+A"), Error);
}

TEST_CASE("ten quick presses of Page Down are ten steps, however little time passes between them") {
  App app = fresh_app();
  go_to(app, 0);
  for (int i = 0; i < 9; ++i) press(app, page_down);
  settle(app);
  CHECK(app.lab.time() == doctest::Approx(8.5));
  press(app, page_down);
  settle(app);
  CHECK(app.lab.time() == doctest::Approx(app.steps()));
}

TEST_CASE("steps rest at the start, in the middle of each step and at the end, in both directions") {
  App app = fresh_app();
  const int steps = app.steps();
  REQUIRE(steps == 9);
  struct Way {
    double from;
    int by;
    double to;
  };
  const Way ways[] = {{0, 1, 0.5}, {0.3, 1, 0.5}, {0.5, 1, 1.5},  {0.7, 1, 1.5}, {8.5, 1, 9},
                      {9, 1, 9},   {9, -1, 8.5},  {8.7, -1, 8.5}, {0.5, -1, 0},  {0.3, -1, 0},
                      {0, -1, 0},  {1.0, 1, 1.5}, {1.0, -1, 0.5}, {2.5, 10, 9},  {2.5, -10, 0}};
  for (const Way& way : ways) {
    CAPTURE(way.from);
    CAPTURE(way.by);
    go_to(app, way.from);
    step_by(app, way.by);
    settle(app);
    CHECK(app.lab.time() == doctest::Approx(way.to));
  }
}

TEST_CASE("playing goes on by speed times seconds, stops at the end, and starts over when it loops") {
  App app = fresh_app();
  go_to(app, 1);
  app.session.speed = 2;
  play(app, true);
  advance(app, 0.25);
  CHECK(app.lab.time() == doctest::Approx(1.5));
  advance(app, 100);
  CHECK(app.lab.time() == doctest::Approx(app.steps()));
  CHECK_FALSE(app.session.playing);
  app.session.loop = true;
  play(app, true);
  CHECK(app.lab.time() == doctest::Approx(0));
  advance(app, (app.steps() + 1) / 2.0);
  CHECK(app.lab.time() == doctest::Approx(1));
  CHECK(app.session.playing);
}

TEST_CASE("arrow keys move the pinned cell, and are steps without one") {
  App app = fresh_app();
  app.session.pinned = {Role::input, 0, 0};
  press(app, right_key);
  CHECK(app.session.pinned == Tag{Role::input, 1, 0});
  press(app, 256);
  CHECK(app.session.pinned == Tag{});
  const double before = app.lab.time();
  press(app, right_key);
  settle(app);
  CHECK(app.lab.time() > before);
}

TEST_CASE("undo gives back the numbers as they were") {
  App app = fresh_app();
  const Scene before = app.lab.scene();
  app.apply(change_number(*app.lab.study(), {-1, 0}, 42, false));
  CHECK(app.lab.study()->input[0] == 42);
  press(app, letter_z, {true, false, false});
  CHECK(app.lab.scene() == before);
  press(app, letter_z, {true, true, false});
  CHECK(app.lab.study()->input[0] == 42);
}

TEST_CASE("one drag of a number is one undo step") {
  App app = fresh_app();
  const Scene before = app.lab.scene();
  for (int value = 2; value < 9; ++value) app.apply(change_number(*app.lab.study(), {-1, 0}, value, true));
  app.apply(change_number(*app.lab.study(), {-1, 0}, 8, false));
  app.undo();
  CHECK(app.lab.scene() == before);
  CHECK_FALSE(app.lab.can_undo());
}

TEST_CASE("a bad file leaves the document as it was and says one sentence") {
  const TemporaryFolder folder;
  App app = fresh_app();
  const Scene before = app.lab.scene();
  write_file(folder / "broken.json", "{\"format\": 1, \"layers\": [{\"op\": \"nothing\"}]}");
  write_file(folder / "broken.npy", "no array");
  write_file(folder / "what.xyz", "?");
  for (const char* name : {"broken.json", "broken.npy", "what.xyz", "missing.csv"}) {
    CAPTURE(name);
    app.toasts.clear();
    receive_file(app, folder / name);
    REQUIRE(app.toasts.size() == 1);
    CHECK(app.toasts.front().warning);
    CHECK(app.lab.scene() == before);
  }
}

TEST_CASE("a table of numbers that is dropped becomes the input, and undo takes it away again") {
  const TemporaryFolder folder;
  App app = fresh_app();
  const Scene before = app.lab.scene();
  write_file(folder / "numbers.csv", "1,2,3,4\n5,6,7,8\n");
  receive_file(app, folder / "numbers.csv");
  CHECK(app.lab.study()->input == Tensor({1, 1, 2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}));
  app.undo();
  CHECK(app.lab.scene() == before);
}

TEST_CASE("what is saved opens again as the same scene, and counts as saved") {
  const TemporaryFolder folder;
  App app = fresh_app();
  app.apply(change_number(*app.lab.study(), {-1, 0}, 42, false));
  CHECK(window_title(app).starts_with("•"));
  save_document_as(app, folder / "mine.json");
  CHECK_FALSE(app.lab.changed_since_saved());
  const Scene saved = app.lab.scene();
  open_document(app, "opening");
  CHECK_FALSE(app.lab.scene() == saved);
  open_document(app, folder / "mine.json");
  CHECK(app.lab.scene() == saved);
  CHECK(window_title(app) == "mine.json, step 1 of 9 – Upstamp");
}

TEST_CASE("closing with unsaved changes asks, and each answer does what it says") {
  const TemporaryFolder folder;
  App app = fresh_app();
  close_or_ask(app);
  CHECK(app.session.closing);
  app.session.closing = false;
  app.apply(change_number(*app.lab.study(), {-1, 0}, 42, false));
  close_or_ask(app);
  CHECK_FALSE(app.session.closing);
  REQUIRE(app.overlay.kind == OverlayKind::unsaved);
  answer_unsaved(app, Unsaved::cancel);
  CHECK_FALSE(app.session.closing);
  close_or_ask(app);
  answer_unsaved(app, Unsaved::save);
  REQUIRE(app.overlay.kind == OverlayKind::file_panel);
  take_chosen_file(app, folder / "kept.json");
  CHECK(app.session.closing);
  CHECK_FALSE(read_file(folder / "kept.json").empty());
}

TEST_CASE("an export runs beside the window and ends in a file, or in none when it is given up") {
  const TemporaryFolder folder;
  App app = fresh_app();
  for (const Writer& writer : app.writers) {
    CAPTURE(writer.about.id);
    const std::string path = folder / ("out." + writer.about.id);
    start_export(app, {writer.about.id, {}, {}, true, path});
    while (app.export_job && !app.export_job->finished()) std::this_thread::yield();
    take_export_outcome(app);
    CHECK_FALSE(app.export_job);
    CHECK_FALSE(app.toasts.back().warning);
    CHECK_FALSE(read_file(path).empty());
  }
  const auto moving = std::find_if(app.writers.begin(), app.writers.end(), [](const Writer& writer) { return writer.moves; });
  REQUIRE(moving != app.writers.end());
  const std::string path = folder / "given_up.film";
  start_export(app, {moving->about.id, {}, {}, false, path});
  app.export_job->cancel();
  app.export_job.reset();
  CHECK_THROWS_AS(read_file(path), Error);
}

TEST_CASE("an export to a place that cannot be written says so") {
  const TemporaryFolder folder;
  App app = fresh_app();
  start_export(app, {app.writers.begin()->about.id, {}, {}, true, folder / "no/such/folder/a.svg"});
  while (!app.export_job->finished()) std::this_thread::yield();
  take_export_outcome(app);
  REQUIRE_FALSE(app.toasts.empty());
  CHECK(app.toasts.back().warning);
}

TEST_CASE("layers that are kept stay as they were while one goes on changing, in one undo step each") {
  App app = fresh_app();
  const std::vector<Command> commands = all_commands();
  const Tensor before = app.lab.study()->focused().y;
  command_named(commands, "keep_way").run(app);
  app.apply(change_setting(app.lab.scene(), 0, "stride", PerAxis(3), false));
  REQUIRE(app.lab.study()->others.size() == 1);
  CHECK(*app.lab.study()->others.front().y == before);
  command_named(commands, "forget_ways").run(app);
  CHECK(app.lab.scene().others.empty());
  CHECK_FALSE(command_named(commands, "forget_ways").enabled(app));
  app.undo();
  CHECK(app.lab.scene().others.size() == 1);
}

TEST_CASE("more ways than can be compared are refused with a warning, and nothing is changed") {
  App app = fresh_app();
  const std::vector<Command> commands = all_commands();
  for (std::size_t i = 0; i < most_others; ++i) command_named(commands, "keep_way").run(app);
  const Scene full = app.lab.scene();
  command_named(commands, "keep_way").run(app);
  CHECK(app.lab.scene() == full);
  REQUIRE_FALSE(app.toasts.empty());
  CHECK(app.toasts.back().warning);
}
