#include "writer/svg_film.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "base/files.h"
#include "dialect/dialect.h"
#include "lab/scene_json.h"
#include "read_back.h"
#include "temporary_folder.h"
#include "view/instants.h"
#include "view/view.h"
#include "writer/letter_outlines.h"
#include "writer/raster.h"

using namespace upstamp;

namespace {

// A film in which marks move, fade, are clipped, change places in the drawing order, come twice and go.
Film busy_film() {
  return {5, 10, [](int frame) {
            Figure figure;
            figure.size = {160, 90};
            figure.ground = rgb(0xFFFFFF);
            figure.marks.push_back(rectangle({10, 10, 60, 40}, rgb(0xDCE8FF)));
            Cells cells{{20, 20, 80, 40}, 2, 4, {}, {rgb(0x4B5563), 1}, Role::none, {}, 0};
            for (int i = 0; i < 8; ++i) cells.fills.push_back(i % 3 == frame % 3 ? rgb(0xA85B00) : rgb(0xFFE8CC));
            if (frame % 2 == 0) figure.marks.push_back(cells);
            Group group;
            group.offset = {10.0 * frame, 5};
            group.opacity = 0.25 * (4 - frame);
            group.clip = Rect{0, 0, 40, 60};
            group.marks.push_back(rectangle({10, 10, 50, 30}, rgb(0x0B5A3C), {rgb(0), 2, 4, 3}));
            figure.marks.push_back(group);
            if (frame % 2 == 1) figure.marks.push_back(cells);
            for (int twice = 0; twice < 2; ++twice)
              figure.marks.push_back(rectangle({100, 40.0 + frame % 2, 30, 30}, faded(rgb(0x2A6FDB), 0.3)));
            return figure;
          }};
}

Image drawn_by_rsvg(const std::string& svg) {
  const TemporaryFolder folder;
  write_file(folder / "a.svg", svg);
  REQUIRE(std::system(("rsvg-convert -z 2 '" + folder / "a.svg" + "' -o '" + folder / "a.png" + "'").c_str()) == 0);
  return read_png(folder.read("a.png")).image;
}

FilmParts merged(const Film& film, const Fonts& fonts, SvgPieces& pieces) {
  return parts_of(
      film, fonts,
      [&](const Mark& mark, double opacity, const std::optional<Rect>& clip) { return pieces.write(mark, opacity, clip); },
      [](int) {});
}

std::string frame_of(const FilmParts& film, const SvgPieces& pieces, std::size_t frame) {
  SvgDrawing drawing;
  drawing.open(film.last, "", 0, pieces.styles());
  std::string svg = drawing.taken() + pieces.definitions();
  for (const FilmPart& part : film.parts)
    if (part.frames[frame]) svg += part.text;
  return svg + "</svg>\n";
}

std::string still_of(const Figure& figure) {
  SvgDrawing drawing;
  drawing.open(figure, "", 0);
  drawing.add(figure.marks, 1);
  return drawing.taken() + "</svg>\n";
}

void check_every_frame(const Film& film, const Fonts& fonts) {
  SvgPieces pieces;
  const FilmParts parts = merged(film, fonts, pieces);
  for (int frame = 0; frame < film.frames; ++frame) {
    CAPTURE(frame);
    const Image merged = drawn_by_rsvg(frame_of(parts, pieces, static_cast<std::size_t>(frame)));
    const Image alone = drawn_by_rsvg(still_of(film.frame(frame)));
    REQUIRE(merged.rgba.size() == alone.rgba.size());
    int most = 0;
    for (std::size_t i = 0; i < merged.rgba.size(); ++i) most = std::max(most, std::abs(merged.rgba[i] - alone.rgba[i]));
    // Coordinates are rounded to hundredths, which edges show.
    CHECK(most <= 32);
  }
}

}  // namespace

TEST_CASE("each frame of a merged film is the frame's own picture") {
  if (std::system("command -v rsvg-convert >/dev/null 2>&1") != 0) {
    MESSAGE("rsvg-convert is not installed, so nothing was compared.");
    return;
  }
  const Fonts fonts;
  check_every_frame(busy_film(), fonts);
  const auto ops = all_ops();
  const auto study = study_of(open_scene("opening", ops), ops, rules_of_dialect);
  check_every_frame(film_of(study, all_views(), {0, 0.2, 0.3, 0.5, 4.5, 9}, 1, style_named("light", fonts)), fonts);
}

TEST_CASE("what several frames show stands in a merged film once") {
  const Fonts fonts;
  SvgPieces pieces;
  const FilmParts parts = merged(busy_film(), fonts, pieces);
  std::string all;
  for (const FilmPart& part : parts.parts) all += part.text;
  const std::string ground = "M10 10h60v40h-60z";
  REQUIRE(all.find(ground) != std::string::npos);
  CHECK(all.find(ground, all.find(ground) + 1) == std::string::npos);
}

TEST_CASE("letters as shapes lie where the letters are") {
  const Fonts fonts;
  const LetterOutlines outlines(fonts);
  Figure words, shapes;
  words.size = shapes.size = {225, 60};
  const Text text{"Größe y = −2.5 ↦", {100, 40}, 20, Face::sans, Anchor::middle, rgb(0), {}};
  words.marks.push_back(text);
  SvgDrawing drawing(3, &outlines);
  drawing.open(shapes, "", 0);
  drawing.add(words.marks, 1);
  const std::string svg = drawing.taken() + "</svg>\n";
  CHECK(svg.find("<text") == std::string::npos);
  CHECK(svg.find("aria-label=\"Größe y = −2.5 ↦\"") != std::string::npos);
  if (std::system("command -v rsvg-convert >/dev/null 2>&1") != 0) return;
  const Image theirs = drawn_by_rsvg(svg), ours = rasterized(words, fonts, theirs.width / 225.0);
  REQUIRE(ours.rgba.size() == theirs.rgba.size());
  long long off = 0, ink = 0;
  for (std::size_t i = 3; i < ours.rgba.size(); i += 4) off += std::abs(ours.rgba[i] - theirs.rgba[i]), ink += ours.rgba[i];
  CHECK(ink > 0);
  CHECK(off < ink / 20);
}

TEST_CASE("runs of frames are said as LaTeX and people say them") {
  CHECK(frame_ranges({true, true, true, false, true, false, true, true}) == "1-3,5,7-8");
  CHECK(frame_ranges({false, true}) == "2");
  CHECK(frame_ranges({false}) == "");
}
