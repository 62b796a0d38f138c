#include "writer/moving_image.h"

#include <doctest/doctest.h>

#include "lab/scene_json.h"
#include "sample_figure.h"
#include "view/view.h"

using namespace upstamp;

namespace {

Film film_of_scene(const std::string& id, const std::vector<double>& times, const Fonts& fonts) {
  const Catalogue<Op> ops = all_ops();
  const Scene scene = open_scene(id, ops);
  return film_of(study_of(scene, ops), all_views(), times, 10, style_named("dark", fonts));
}

long pixels(const std::vector<PixelBox>& boxes) {
  long sum = 0;
  for (const PixelBox& box : boxes) sum += static_cast<long>(box.width) * box.height;
  return sum;
}

}  // namespace

TEST_CASE("figures drawn only where they differ have the pixels of figures drawn by themselves") {
  const Fonts fonts;
  const Rasterizer rasterizer(fonts);
  for (const std::string& id : shipped_scenes()) {
    const Film film = film_of_scene(id, {0, 1, 1.3, 1.6, 2, 4, 0.5}, fonts);
    MovingImage moving(rasterizer, film.frame(0).size, 4.0 / 3);
    for (int frame = 0; frame < film.frames; ++frame) {
      CAPTURE(id);
      CAPTURE(frame);
      const Figure figure = film.frame(frame);
      moving.show(figure);
      CHECK(moving.image().rgba == rasterizer.draw(figure, 4.0 / 3).rgba);
    }
  }
}

TEST_CASE("only the cell that changed is drawn again, whatever comes and goes elsewhere") {
  const Fonts fonts;
  const Rasterizer rasterizer(fonts);
  Figure figure = sample_figure();
  MovingImage moving(rasterizer, figure.size, 1);
  CHECK(pixels(moving.show(figure)) == 200 * 120);
  CHECK(moving.show(figure).empty());
  std::get<Cells>(figure.marks[2]).fills[4] = rgb(0x14171C);
  const std::vector<PixelBox> one = moving.show(figure);
  REQUIRE(one.size() == 1);
  CHECK(one[0].left <= 120);
  CHECK(one[0].left + one[0].width >= 150);
  CHECK(pixels(one) < 40 * 40);
  // What stands behind a new mark in the order stays as it was.
  figure.marks.insert(figure.marks.begin(), rectangle({2, 2, 4, 4}, rgb(0)));
  CHECK(pixels(moving.show(figure)) < 10 * 10);
}

TEST_CASE("another ground or marks in another order are drawn again") {
  const Fonts fonts;
  const Rasterizer rasterizer(fonts);
  Figure figure;
  figure.size = {100, 50};
  figure.ground = rgb(0xFFFFFF);
  figure.marks = {rectangle({10, 10, 30, 30}, rgb(0x2A6FDB)), rectangle({20, 10, 30, 30}, rgb(0xA85B00)),
                  rectangle({80, 10, 5, 5}, rgb(0))};
  MovingImage moving(rasterizer, figure.size, 2);
  moving.show(figure);
  std::swap(figure.marks[0], figure.marks[1]);
  const long swapped = pixels(moving.show(figure));
  CHECK(moving.image().rgba == rasterizer.draw(figure, 2).rgba);
  CHECK(swapped >= 60 * 60);
  CHECK(swapped < 90 * 70);
  figure.ground = no_color;
  CHECK(pixels(moving.show(figure)) == 200 * 100);
  CHECK(moving.image().rgba == rasterizer.draw(figure, 2).rgba);
}
