// What happens on every edit and every frame, at two sizes, so that the ratio shows how the work grows; and one run of every
// format.
#include <map>
#include <sstream>

#include "base/text.h"
#include "lab/scene_json.h"
#include "stopwatch.h"
#include "view/telling.h"
#include "view/view.h"
#include "writer/raster.h"
#include "writer/writer.h"

namespace upstamp::bench {
namespace {

// One transposed convolution, kernel 3, stride 2, on a square of that side.
Scene square_scene(int side, const Catalogue<Op>& ops) {
  Scene scene = open_scene(std::string(opening_scene()), ops);
  scene.input_shape = {1, 1, side, side};
  scene.input = {"noise", 1, nullptr};
  return scene;
}

struct Drawn {
  std::shared_ptr<const Study> study;
  Timeline timeline;
  Moment moment() const { return moment_at(timeline, timeline.steps() / 2 + 0.25); }
};

Drawn worked_out(int side, const Catalogue<Op>& ops) {
  const Scene scene = square_scene(side, ops);
  Drawn drawn{study_of(scene, ops), {}};
  drawn.timeline = timeline_of(*drawn.study);
  return drawn;
}

constexpr int sides[] = {8, 16, 32, 64, 128};
constexpr int large = 32;  // what must keep up with a dragged slider

std::string sized(const std::string& name, int side) { return name + ", " + std::to_string(side) + " x " + std::to_string(side); }

// The time at every size, and how many times the smaller one's the larger is: four times the cells should cost about four times
// as much.
std::vector<Result> grown(const std::string& name, double limit, const std::function<Times(int side)>& at) {
  std::vector<Result> results;
  double before = 0;
  for (const int side : sides) {
    const double now = at(side).median();
    results.push_back({sized(name, side), now, "ms", side == large ? limit : 0,
                       before > 0 ? rounded_text(now / before, 1) + " times for four times the cells" : "kernel 3, stride 2"});
    before = now;
  }
  return results;
}

std::vector<Result> study_results() {
  const Catalogue<Op> ops = all_ops();
  return grown("study and timeline", 8, [&](int side) {
    const Scene scene = square_scene(side, ops);
    return measured([&] {
      const auto study = study_of(scene, ops);
      timeline_of(*study);
    });
  });
}

std::vector<Result> view_results() {
  const Catalogue<Op> ops = all_ops();
  const Catalogue<View> views = all_views();
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  std::map<int, Drawn> scenes;
  for (const int side : sides) scenes.emplace(side, worked_out(side, ops));
  std::vector<Result> results;
  for (const View& view : views) {
    if (!view.fits(*scenes.at(large).study)) continue;
    for (Result& result : grown("draw " + view.about.id, 8, [&](int side) {
           const Drawn& drawn = scenes.at(side);
           return measured([&] { view.draw(*drawn.study, drawn.moment(), {}, style); });
         }))
      results.push_back(std::move(result));
  }
  return results;
}

std::vector<Result> raster_results() {
  const Catalogue<Op> ops = all_ops();
  const Fonts fonts;
  const Catalogue<View> views = all_views();
  const Drawn scene = worked_out(large, ops);
  const Figure figure = drawn(tiles_of(*scene.study, views), *scene.study, scene.moment(), style_named("light", fonts));
  return {{"raster", measured([&] { rasterized(figure, fonts, 1); }).median(), "ms", 0,
           "one frame at 72 dpi, " + sized("input", large)}};
}

std::vector<Result> writer_results() {
  const Catalogue<Op> ops = all_ops();
  const Fonts fonts;
  const Catalogue<View> views = all_views();
  const Drawn scene = worked_out(5, ops);
  std::vector<double> times;
  for (int step = 0; step < 10; ++step) times.push_back(step + 0.5);
  const Style style = style_named("light", fonts);
  Film film = film_of(scene.study, views, times, 10, style);
  tell(film, scene.study, times, style);
  std::vector<Result> results;
  for (const Writer& writer : all_writers()) {
    const Times taken = measured([&] {
      std::ostringstream out;
      writer.write(film, {fonts, {}, 0, {}}, out);
    });
    results.push_back(
        {"write " + writer.about.id, taken.median(), "ms", 0, writer.moves ? "10 frames, 5 x 5 input" : "5 x 5 input"});
  }
  return results;
}

}  // namespace

std::vector<Bench> core_benches() {
  return {
      {"study", study_results},
      {"view", view_results},
      {"raster", raster_results},
      {"writer", writer_results},
      {"fonts", [] {
         return std::vector<Result>{{"load the fonts", measured([] { Fonts fonts; }).median(), "ms", 50, "part of every start"}};
       }}};
}

}  // namespace upstamp::bench
