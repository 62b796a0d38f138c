// What happens on every edit and every frame, at two sizes, so that the ratio shows how the work grows; and one run of every
// format.
#include <sstream>

#include "lab/scene_json.h"
#include "stopwatch.h"
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

constexpr int small = 16, large = 32;
const std::string sizes_text = "32 x 32 input, kernel 3, stride 2";

// The time at the large size and how many times the small one's that is. Four times the cells should cost about four times as
// much.
std::vector<Result> grown(const std::string& name, const Times& at_small, const Times& at_large, double limit) {
  return {{name, at_large.median(), "ms", limit, sizes_text},
          {name + ", growth", at_large.median() / at_small.median(), "times", 8, "for four times the cells"}};
}

std::vector<Result> study_results() {
  const Catalogue<Op> ops = all_ops();
  const auto at = [&](int side) {
    const Scene scene = square_scene(side, ops);
    return measured([&] {
      const auto study = study_of(scene, ops);
      timeline_of(*study);
    });
  };
  return grown("study and timeline", at(small), at(large), 8);
}

std::vector<Result> view_results() {
  const Catalogue<Op> ops = all_ops();
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Drawn at_small = worked_out(small, ops), at_large = worked_out(large, ops);
  std::vector<Result> results;
  for (const View& view : all_views()) {
    if (!view.fits(*at_large.study)) continue;
    const auto times = [&](const Drawn& drawn) { return measured([&] { view.draw(*drawn.study, drawn.moment(), {}, style); }); };
    for (Result& result : grown("draw " + view.about.id, times(at_small), times(at_large), 8))
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
  return {{"raster", measured([&] { rasterized(figure, fonts, 1); }).median(), "ms", 0, "one frame at 72 dpi, " + sizes_text}};
}

std::vector<Result> writer_results() {
  const Catalogue<Op> ops = all_ops();
  const Fonts fonts;
  const Catalogue<View> views = all_views();
  const Drawn scene = worked_out(5, ops);
  std::vector<double> times;
  for (int step = 0; step < 10; ++step) times.push_back(step + 0.5);
  const Film film = film_of(scene.study, views, times, 10, style_named("light", fonts));
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
