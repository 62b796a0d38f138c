#include "view/export_options.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "command_line.h"
#include "dialect/dialect.h"
#include "figure/crop.h"
#include "lab/scene_json.h"
#include "sample_figure.h"

using namespace upstamp;
using doctest::Contains;

namespace {

std::shared_ptr<const Study> opening() {
  const auto ops = all_ops();
  return study_of(open_scene("opening", ops), ops, rules_of_dialect);
}

Film film_for(const ExportOptions& options, const Fonts& fonts, double& width_mm) {
  const auto study = opening();
  Shot shot = shot_of(study, all_views(), {{4.5}, 1}, options, fonts);
  width_mm = shot.width_mm;
  return std::move(shot.film);
}

}  // namespace

TEST_CASE("widths are millimetres, have units or are called by name") {
  CHECK(width_in_mm("85") == 85);
  CHECK(width_in_mm("85 mm") == 85);
  CHECK(width_in_mm("8.5cm") == 85);
  CHECK(*width_in_mm("72pt") == doctest::Approx(25.4));
  CHECK(*width_in_mm("3.5in") == doctest::Approx(88.9));
  CHECK(width_in_mm("column") == doctest::Approx(88.9));
  for (const char* words : {"", "mm", "columns", "8 5", "nan", "1e999", "pt 5"}) CHECK_FALSE(width_in_mm(words).has_value());
}

TEST_CASE("steps are chosen by number, by range, by row or all") {
  const auto study = opening();
  CHECK(chosen_steps("all", *study) == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(chosen_steps("", *study) == chosen_steps("all", *study));
  CHECK(chosen_steps("7", *study) == std::vector<int>{7});
  CHECK(chosen_steps("7-9, 1,4,8", *study) == std::vector<int>{1, 4, 7, 8, 9});
  CHECK(chosen_steps("sections", *study) == std::vector<int>{3, 6, 9});
  for (const char* words : {"0", "10", "9-7", "1-10", "-3"})
    CHECK_THROWS_WITH_AS(chosen_steps(words, *study), Contains("steps"), Error);
  for (const char* words : {"x", "1,,2", "1-2-3", "2.5", "1-", "all,1"})
    CHECK_THROWS_WITH_AS(chosen_steps(words, *study), Contains("is no step"), Error);
}

TEST_CASE("a film of some steps plays them and rests on the last; pages show each once") {
  const auto study = opening();
  ExportOptions options;
  options.steps = "2,4", options.frames_per_step = 2, options.speed = 2;
  const Instants film = instants_of(options, *study, false);
  CHECK(film.frames_per_second == 4);
  CHECK(film.times == std::vector<double>{1.25, 1.75, 3.25, 3.75, 3.75, 3.75, 3.75, 3.75});
  CHECK(instants_of(options, *study, true).times == std::vector<double>{1.5, 3.5});
  options.steps = "";
  const std::vector<double> pages = instants_of(options, *study, true).times;
  CHECK(pages.size() == 10);
  CHECK(pages.back() == 9);
  options.poster_first = true;
  CHECK(instants_of(options, *study, false).times.size() == 2 * 9 + 4 + 1);
  options.steps = "all", options.frames_per_step = 100;
  CHECK(instants_of(options, *study, false).times.size() == 900 + 200 + 1);
}

TEST_CASE("a cropped film has one size that holds every frame, with the margin around") {
  const Fonts fonts;
  const Film film{3, 1, [](int frame) {
                    Figure figure;
                    figure.size = {200, 100};
                    figure.marks.push_back(rectangle({50.0 + 10 * frame, 40, 20, 20}, rgb(0)));
                    return figure;
                  }};
  const Film cut = cropped(film, fonts, 5);
  for (int frame = 0; frame < 3; ++frame) {
    CHECK(cut.frame(frame).size == Size{50, 30});
    CHECK(bounds(cut.frame(frame), fonts).x == doctest::Approx(5 + 10 * frame));
  }
  Figure empty;
  empty.size = {30, 20};
  CHECK(cropped(still(empty), fonts, 5).frame(0).size == Size{30, 20});
}

TEST_CASE("theme, motion, crop and sizes reach the film") {
  const Fonts fonts;
  double width_mm = 0;
  const Size plain = film_for({}, fonts, width_mm).frame(0).size;
  CHECK(width_mm == 0);
  ExportOptions options;
  options.font = 9;
  CHECK(film_for(options, fonts, width_mm).frame(0).size == plain);
  CHECK(width_mm == doctest::Approx(plain.width * 9 / 12 * 25.4 / 72));
  options.width = 150;
  const Size fitted = film_for(options, fonts, width_mm).frame(0).size;
  CHECK(width_mm == 150);
  CHECK(fitted.width < plain.width);
  const double type = 150 * 72 / 25.4 / fitted.width * 12;
  CHECK(type > 150 * 72 / 25.4 / plain.width * 12);
  CHECK(type <= 9.01);
  options = {};
  options.theme = "transparent";
  CHECK(film_for(options, fonts, width_mm).frame(0).ground == no_color);
  options.theme = "print";
  for_each_placed(film_for(options, fonts, width_mm).frame(0), [](const Placed& placed) {
    if (const auto* text = std::get_if<Text>(placed.mark)) CHECK(text->color.red == text->color.blue);
    if (const auto* cells = std::get_if<Cells>(placed.mark))
      for (const Color fill : cells->fills) CHECK(fill.red == fill.blue);
  });
  options = {};
  options.crop = true, options.margin = 3;
  CHECK(film_for(options, fonts, width_mm).frame(0).size.width < plain.width);
}

TEST_CASE("a picture keeps its size while a step plays, in every view of every shipped scene") {
  const Fonts fonts;
  const auto ops = all_ops();
  const auto views = all_views();
  for (const std::string& name : shipped_scenes()) {
    Scene scene = open_scene(name, ops);
    for (const View& view : views) {
      scene.views = {ViewChoice{view.about.id}};
      const auto study = study_of(scene, ops, rules_of_dialect);
      if (!view.fits(*study)) continue;
      CAPTURE(name);
      CAPTURE(view.about.id);
      const Timeline timeline = timeline_of(*study);
      const auto tiles = tiles_of(*study, views);
      const auto size = [&](double time) {
        return drawn(tiles, *study, moment_at(timeline, time), style_named("light", fonts)).size;
      };
      for (const int step : {0, timeline.steps() / 2})
        for (const double share : {0.05, 0.3, 0.45, 0.95}) CHECK(size(step + share) == size(step + 0.5));
    }
  }
}

TEST_CASE("steps and scenes go to files of their own, several at once, and the same bytes as one by one") {
  const TemporaryFolder folder;
  CHECK(upstamp_says(folder, "export opening nearest -o '{scene}-{step:02}.svg' --steps 1,9").code == 0);
  CHECK(folder.files() == 4);
  CHECK(upstamp_says(folder, "export opening nearest -o 'one-{scene}-{step:02}.svg' --steps 1,9 --jobs 1").code == 0);
  for (const char* name : {"opening-01.svg", "opening-09.svg", "nearest-01.svg", "nearest-09.svg"})
    CHECK(folder.read(name) == folder.read("one-" + std::string(name)));
  CHECK(folder.read("opening-01.svg") != folder.read("opening-09.svg"));
  CHECK(upstamp_says(folder, "export opening-09.svg -o again.svg").code == 0);
  CHECK(folder.read("again.svg") == folder.read("opening-09.svg"));
}

TEST_CASE("describe prints the caption, the sum and the tables of a moment") {
  const TemporaryFolder folder;
  const Answer answer = upstamp_says(folder, "describe opening --time 3.5");
  CHECK(answer.code == 0);
  CHECK(answer.out.find("## Step 4 of 9") != std::string::npos);
  CHECK(answer.out.find("= 1·1 + 0·0 + 3·1 = 4 so far`") != std::string::npos);
  CHECK(answer.out.find("| 1 |  7 |  4 |  0 |  0 |  2 |") != std::string::npos);
  CHECK(answer.out.find("upstamp:") == std::string::npos);
  check_refusal(folder, "describe", "needs a scene");
  check_refusal(folder, "describe opening --time 99", "--time 99");
}
