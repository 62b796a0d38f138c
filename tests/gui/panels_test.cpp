#include <doctest/doctest.h>

#include "app.h"
#include "base/error.h"
#include "base/files.h"
#include "panels/settings_sheet.h"
#include "temporary_folder.h"
#include "user_folder.h"

using namespace upstamp;

namespace {
App fresh_app() { return App({}, std::make_shared<const Fonts>()); }

SettingsSheet sheet_of(const App& app, const Spreads& wished = {}) {
  return settings_sheet(app.lab.scene(), app.lab.ops(), wished);
}

const SettingSheet& setting(const SettingsSheet& sheet, const std::string& id) {
  const auto at = std::find_if(sheet.settings.begin(), sheet.settings.end(),
                               [&](const SettingSheet& each) { return each.parameter.id == id; });
  REQUIRE(at != sheet.settings.end());
  return *at;
}
}  // namespace

TEST_CASE("every declared parameter of every shipped scene's op is on the sheet, its value inside its track") {
  for (const std::string& name : shipped_scenes()) {
    CAPTURE(name);
    WindowWish wish;
    wish.scene = name;
    const App app(wish, std::make_shared<const Fonts>());
    const SettingsSheet sheet = sheet_of(app);
    REQUIRE(sheet.op);
    CHECK(sheet.problems.empty());
    CHECK(sheet.settings.size() == sheet.op->about.parameters.size());
    for (const SettingSheet& each : sheet.settings)
      for (const SettingSlider& slider : each.sliders) {
        CAPTURE(each.parameter.id);
        CHECK(slider.shown_low <= slider.value);
        CHECK(slider.value <= slider.shown_high);
        CHECK(slider.low <= slider.shown_low);
        CHECK(slider.shown_high <= slider.high);
        if (each.parameter.integral())
          CHECK(std::count(slider.legal.begin(), slider.legal.end(), static_cast<int>(slider.value)) == 1);
      }
  }
}

TEST_CASE("a value of equal numbers has one slider, and as many as it needs or is wished otherwise") {
  App app = fresh_app();
  CHECK(setting(sheet_of(app), "padding").sliders.size() == 1);
  CHECK(setting(sheet_of(app, {{"padding", Spread::axes}}), "padding").sliders.size() == 2);
  CHECK(setting(sheet_of(app, {{"padding", Spread::edges}}), "padding").sliders.size() == 4);
  CHECK(setting(sheet_of(app, {{"stride", Spread::edges}}), "stride").sliders.size() == 2);
  app.apply(change_setting(app.lab.scene(), 0, "kernel", PerAxis(3, 2), false));
  const SettingSheet kernel = setting(sheet_of(app), "kernel");
  REQUIRE(kernel.sliders.size() == 2);
  CHECK(kernel.sliders[0].label == "rows");
  CHECK(kernel.sliders[1].value == 2);
  app.apply(change_setting(app.lab.scene(), 0, "padding", PerEdge(1, 1, 0, 0), false));
  CHECK(setting(sheet_of(app), "padding").sliders.size() == 2);
  app.apply(change_setting(app.lab.scene(), 0, "padding", PerEdge(1, 0, 0, 0), false));
  CHECK(setting(sheet_of(app), "padding").sliders.size() == 4);
  CHECK(gathered(PerEdge(2, 0, 1, 0), Spread::axes) == Value(PerEdge(2, 2, 1, 1)));
  CHECK(gathered(PerEdge(2, 0, 1, 0), Spread::whole) == Value(PerEdge(2)));
}

TEST_CASE("an illegal value keeps the last picture, names its rule, and each offered value mends it") {
  App app = fresh_app();
  const std::shared_ptr<const Study> before = app.lab.study();
  app.apply(change_setting(app.lab.scene(), 0, "groups", Value(2), false));
  CHECK(app.lab.study() == before);
  CHECK_FALSE(app.lab.obstacle().problems.empty());
  const SettingsSheet sheet = sheet_of(app);
  REQUIRE_FALSE(sheet.problems.empty());
  CHECK(setting(sheet, "groups").broken);
  CHECK_FALSE(setting(sheet, "stride").broken);
  REQUIRE_FALSE(sheet.mends.empty());
  for (const Mend& mend : sheet.mends) {
    CAPTURE(mend.words);
    const Edit edit = change_setting(app.lab.scene(), 0, mend.parameter, mend.value, false);
    CHECK(settings_sheet(edit.scene, app.lab.ops(), {}).problems.empty());
  }
}

TEST_CASE("legal values end where a rule or the size formula would break") {
  const App app = fresh_app();
  // (3 - 1) * 2 - 2 * padding + 3 stays positive up to padding 3.
  const std::vector<int> legal = setting(sheet_of(app), "padding").sliders.front().legal;
  REQUIRE_FALSE(legal.empty());
  CHECK(legal.back() == 3);
}

TEST_CASE("reset puts the parameters back as they were when the scene was opened") {
  App app = fresh_app();
  const Scene opened = app.lab.scene();
  app.apply(change_setting(app.lab.scene(), 0, "stride", PerAxis(3), false));
  app.apply(reset_settings(app.lab.scene(), app.document.opened, 0));
  CHECK(app.lab.scene() == opened);
}

TEST_CASE("only numbers that are given can be changed: the input and weights, no results") {
  WindowWish wish;
  wish.scene = "resize_convolution";
  const App app(wish, std::make_shared<const Fonts>());
  const Study& study = *app.lab.study();
  REQUIRE(study.layers.size() == 2);
  CHECK(source_of(study, {Role::input, 0, 0}) == Source{-1, 0});
  CHECK_FALSE(source_of(study, {Role::input, 0, 1}));
  CHECK_FALSE(source_of(study, {Role::output, 0, 1}));
  CHECK_FALSE(source_of(study, {Role::input, 100000, 0}));
  CHECK_FALSE(source_of(study, {Role::weight, 0, 7}));
  CHECK(source_of(study, {Role::weight, 2, 1}) == Source{1, 2});
}

TEST_CASE("whole numbers are dragged by ones, others by tenths, finely by a tenth of that, and snap to whole ones") {
  CHECK(dragged_number(true, 3, 2, false, false) == 5);
  CHECK(dragged_number(true, 3, 2, true, false) == doctest::Approx(3.2));
  CHECK(dragged_number(false, 0.5, -7, false, false) == doctest::Approx(-0.2));
  CHECK(dragged_number(false, -12.375, 1, true, false) == doctest::Approx(-12.365));
  CHECK(dragged_number(false, 0.4, 1, false, true) == 1);
}

TEST_CASE("a typed number may be a calculation, and anything else is refused in one sentence") {
  CHECK(number_in_words(" 1/3 ") == doctest::Approx(1.0 / 3));
  CHECK(number_in_words("-2") == -2);
  CHECK(number_in_words("2 * (1 + 3)") == 8);
  CHECK(number_in_words("sqrt(2)") == doctest::Approx(1.41421356));
  for (const char* bad : {"", "seven", "1/0", "sqrt(-1)", "1,5", "((", "stride"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(number_in_words(bad), Error);
  }
}

TEST_CASE("the gallery shows a picture of every shipped scene, in the theme of the desk") {
  App app = fresh_app();
  std::size_t turns = 0;
  while (!app.gallery.complete() && turns++ < 200)
    app.gallery.prepare_next(app.lab.ops(), app.views, "dark", style_named("dark", *app.fonts));
  REQUIRE(app.gallery.complete());
  for (const GalleryEntry& entry : app.gallery.entries) {
    CAPTURE(entry.name);
    CHECK(entry.study);
    CHECK_FALSE(entry.picture.marks.empty());
    CHECK(entry.title != entry.name);
  }
  app.gallery.prepare_next(app.lab.ops(), app.views, "light", style_named("light", *app.fonts));
  CHECK_FALSE(app.gallery.complete());
}

TEST_CASE("the file panel lists folders first, hides other files, and asks before a file is replaced") {
  const TemporaryFolder folder;
  write_file(folder / "b.json", "{}");
  write_file(folder / "a.txt", "?");
  std::filesystem::create_directories(path_from_utf8(folder / "zoo"));
  FilePanel panel = file_panel_for(FilePurpose::save, folder / ".", "", {".json"});
  REQUIRE(panel.entries.size() == 2);
  CHECK(panel.entries[0].name == "zoo");
  CHECK(panel.entries[1].name == "b.json");
  CHECK_FALSE(chosen_path(panel));
  CHECK_FALSE(panel.problem.empty());
  panel.name = "b";
  CHECK_FALSE(chosen_path(panel));
  CHECK(panel.replaces.ends_with("b.json"));
  CHECK(chosen_path(panel).value_or("").ends_with("b.json"));
  panel.name = "zoo";
  CHECK_FALSE(chosen_path(panel));
  CHECK(panel.folder.ends_with("zoo"));
  panel = file_panel_for(FilePurpose::open, folder / ".", "missing.json", {});
  CHECK_FALSE(chosen_path(panel));
  CHECK_FALSE(panel.problem.empty());
}

TEST_CASE("the desk is remembered, and a damaged memory is as good as none") {
  const TemporaryFolder folder;
  Desk desk;
  desk.theme = "dark", desk.scale = 1.5, desk.hint = false;
  const auto writers = all_writers();
  ExportPlan plan{"png", {{"dpi", 300}}, {{"width", 85.0}, {"theme", std::string("print")}}, false, "there.png"};
  remember(desk, plan, writers, folder / "deep/desk.json");
  const auto [again, export_again] = remembered(folder / "deep/desk.json", writers);
  CHECK(again.theme == "dark");
  CHECK(again.scale == 1.5);
  CHECK_FALSE(again.hint);
  CHECK(export_again.writer == "png");
  CHECK(export_again.settings == plan.settings);
  CHECK(export_again.options == plan.options);
  CHECK_FALSE(export_again.this_moment);
  CHECK(export_again.path.empty());
  for (const char* damaged : {"", "[", "{\"theme\": \"no such\", \"scale\": \"wide\"}", "[1, 2]", "{\"scale\": 1e300}",
                              R"({"export": {"writer": "png", "settings": "{\"dpi\": -5}", "options": "["}})",
                              R"({"export": {"writer": "no such"}})", R"({"export": [1]})"}) {
    write_file(folder / "desk.json", damaged);
    const Remembered kept = remembered(folder / "desk.json", writers);
    CHECK(kept.desk.theme == "light");
    CHECK(kept.desk.scale <= 4);
    CHECK(kept.plan.settings.empty());
  }
}
