#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>

#include "base/error.h"
#include "base/files.h"
#include "places.h"
#include "programs.h"
#include "read_back.h"
#include "sample_figure.h"
#include "temporary_folder.h"
#include "writer/raster.h"

using namespace upstamp;

namespace {

std::string as(const char* format, const Figure& figure, Settings settings = {}, double width_mm = 0) {
  const Fonts fonts;
  return written(all_writers().at(format), still(figure), fonts, std::move(settings), width_mm);
}

bool is_flat(const Image& image, int x, int y) {
  for (int dy = -3; dy <= 3; ++dy)
    for (int dx = -3; dx <= 3; ++dx)
      if (std::memcmp(pixel(image, x + dx, y + dy), pixel(image, x, y), 4) != 0) return false;
  return true;
}

int difference(const std::uint8_t* a, const std::uint8_t* b) {
  int most = 0;
  for (int channel = 0; channel < 4; ++channel) most = std::max(most, std::abs(a[channel] - b[channel]));
  return most;
}

void check_golden(const std::string& name, const std::string& bytes) {
  const std::string path = source_folder() + "/tests/golden/" + name;
  if (std::getenv("UPDATE_GOLDEN")) write_file(path, bytes);
  CHECK_MESSAGE(read_file(path) == bytes,
                name << " differs; look at it, and if it is meant, run the tests once with UPDATE_GOLDEN=1");
}

Figure numbered_grid() {
  Figure figure;
  figure.size = {160, 150};
  figure.title = "Output";
  figure.description = "Three by three numbers.";
  figure.marks.push_back(Text{"Output", {24, 30}, 15, Face::sans_semibold, Anchor::start, rgb(0), {}});
  figure.marks.push_back(Text{"y", {82, 30}, 15, Face::sans_italic, Anchor::start, rgb(0), {}});
  const char* numbers[] = {"1", "0", "-12.5", "33", "4", "0.25", "7", "8", "9"};
  for (int i = 0; i < 9; ++i)
    figure.marks.push_back(
        Text{numbers[i], {41 + 34.0 * (i % 3), 62 + 34.0 * (i / 3)}, 14, Face::mono, Anchor::middle, rgb(0), {}});
  return figure;
}

}  // namespace

TEST_CASE("a PNG has the pixels and the density that its dots per inch ask for") {
  const PngFacts facts = read_png(as("png", sample_figure(), {{"dpi", 144}}));
  CHECK(facts.image.width == 400);
  CHECK(facts.image.height == 240);
  CHECK(facts.pixels_per_metre == 5669);
  CHECK(facts.texts.at("Title") == "A sample");
  const PngFacts wide = read_png(as("png", sample_figure(), {{"dpi", 254}}, 100));
  CHECK(wide.image.width == 1000);
}

TEST_CASE("a transparent PNG has no ground and is otherwise the same picture") {
  const PngFacts plain = read_png(as("png", sample_figure())),
                 clear = read_png(as("png", sample_figure(), {{"transparent", true}}));
  CHECK_FALSE(plain.has_alpha);
  CHECK(clear.has_alpha);
  CHECK(pixel(clear.image, 1, 1)[3] == 0);
  const int x = 100 * 192 / 72, y = 30 * 192 / 72;
  CHECK(difference(pixel(plain.image, x, y), pixel(clear.image, x, y)) == 0);
}

TEST_CASE("letters stand in pixels where their measured widths put them") {
  const Fonts fonts;
  Figure figure;
  figure.size = {200, 40};
  figure.marks.push_back(Text{"||||||||", {100, 30}, 20, Face::mono, Anchor::middle, rgb(0), {}});
  const Image image = rasterized(figure, fonts, 4);
  int left = image.width, right = 0;
  for (int x = 0; x < image.width; ++x)
    if (pixel(image, x, 80)[3] > 128) left = std::min(left, x), right = std::max(right, x + 1);
  // Symmetric around the anchor, and the bars are 7 advances apart.
  CHECK(left + right == doctest::Approx(2 * 4 * 100).epsilon(0.003));
  const double bar = (right - left) / 4.0 - 7 * 0.6 * 20;
  CHECK(bar > 0.5);
  CHECK(bar < 3);
}

TEST_CASE("cells side by side leave no seam and no blend between them") {
  const Fonts fonts;
  Figure figure;
  figure.size = {50, 50};
  figure.marks.push_back(Cells{{3.3, 3.3, 40.7, 40.7}, 7, 7, std::vector<Color>(49, rgb(0x2A6FDB)), {}, Role::none, {}, 0});
  const Image image = rasterized(figure, fonts, 1.37);
  for (std::size_t i = 0; i < image.rgba.size(); i += 4)
    CHECK((image.rgba[i + 3] == 0 || (image.rgba[i + 3] == 255 && image.rgba[i] == 0x2A)));
}

TEST_CASE("an SVG's text is text and its names are ids that occur once") {
  Figure figure = sample_figure();
  figure.marks.push_back(figure.marks[3]);
  std::get<Group>(figure.marks.back()).marks.clear();
  const std::string svg = as("svg", figure);
  CHECK(svg.find(">Input 12</text>") != std::string::npos);
  CHECK(svg.find("id=\"stamp\"") != std::string::npos);
  CHECK(svg.find("id=\"stamp-2\"") != std::string::npos);
  CHECK(svg.find("<title>A sample</title>") != std::string::npos);
  CHECK(svg.find("width=\"200pt\"") != std::string::npos);
  CHECK(as("svg", figure, {}, 85).find("width=\"85mm\" height=\"51mm\"") != std::string::npos);
}

TEST_CASE("an SVG is well-formed XML, whatever the words") {
  if (!has_program("xmllint")) {
    MESSAGE("xmllint is not installed, so nothing was checked.");
    return;
  }
  const TemporaryFolder folder;
  Figure hostile = sample_figure();
  hostile.title = hostile.description = "</title>\x01 ]]> & \xFF \"<\n";
  std::get<Text>(hostile.marks[1]).words = "  <&>\x02\xEF\xBF\xBF  ";
  std::get<Group>(hostile.marks[3]).name = "\" onload=\"1 é 9";
  for (const Figure& figure : {sample_figure(), hostile, Figure{{10, 10}, no_color, {}, "", ""}}) {
    const std::string path = folder / "figure.svg";
    write_file(path, as("svg", figure));
    CHECK(std::system(("xmllint --noout --nonet '" + path + "'").c_str()) == 0);
  }
}

TEST_CASE("an SVG drawn by another program is the PNG, away from edges") {
  if (!has_program("rsvg-convert")) {
    MESSAGE("rsvg-convert is not installed, so nothing was compared.");
    return;
  }
  const TemporaryFolder folder;
  const std::string svg = folder / "figure.svg", png = folder / "figure.png";
  write_file(svg, as("svg", sample_figure()));
  REQUIRE(std::system(("rsvg-convert -w 800 '" + svg + "' -o '" + png + "'").c_str()) == 0);
  const Image theirs = read_png(read_file(png)).image, ours = read_png(as("png", sample_figure(), {{"dpi", 288}})).image;
  REQUIRE(ours.width == theirs.width);
  REQUIRE(ours.height == theirs.height);
  int compared = 0, different = 0;
  for (int y = 3; y + 3 < ours.height; ++y)
    for (int x = 3; x + 3 < ours.width; ++x)
      if (is_flat(ours, x, y)) ++compared, different += difference(pixel(ours, x, y), pixel(theirs, x, y)) > 2;
  CHECK(compared > ours.width * ours.height / 2);
  CHECK(different == 0);
}

TEST_CASE("a GIF shows every frame for its time and exactly as it was drawn, storing only what changed") {
  const Fonts fonts;
  const auto frame = [](int number) {
    Figure figure;
    figure.size = {120, 60};
    figure.ground = rgb(0x14171C);
    figure.marks.push_back(rectangle({4.0 + 20 * std::min(number, 3), 10, 16, 40}, rgb(0xE59A3C)));
    figure.marks.push_back(
        Text{std::to_string(number), {100, 40}, 20, Face::mono, Anchor::start, rgb(number == 4 ? 0x14171C : 0xE8ECF2), {}});
    return figure;
  };
  const Moving moving = read_gif(written(all_writers().at("gif"), {5, 30, frame}, fonts, {{"dpi", 144}}));
  REQUIRE(moving.frames.size() == 5);
  for (int i = 0; i < 5; ++i) CHECK(moving.frames[static_cast<std::size_t>(i)].rgba == rasterized(frame(i), fonts, 2).rgba);
  CHECK(moving.hundredths == std::vector<int>{3, 4, 3, 3, 4});
  CHECK(moving.areas[0] == 240 * 120);
  CHECK(moving.areas[2] < 240 * 120 * 0.8);
}

TEST_CASE("a frame like the one before still takes its time in a GIF") {
  const Fonts fonts;
  const Film film{3, 2, [](int) { return sample_figure(); }};
  const Moving moving = read_gif(written(all_writers().at("gif"), film, fonts));
  CHECK(moving.hundredths == std::vector<int>{50, 50, 50});
  CHECK(moving.areas[2] == 1);
}

TEST_CASE("flat colours stay exact in a GIF of more colours than it can have") {
  const Fonts fonts;
  Figure figure;
  figure.size = {144, 72};
  figure.ground = rgb(0xFDFEFC);
  Cells cells{{0, 0, 144, 36}, 18, 72, {}, {}, Role::none, {}, 0};
  for (int i = 0; i < 18 * 72; ++i)
    cells.fills.push_back({static_cast<std::uint8_t>(i % 72 * 3), static_cast<std::uint8_t>(i / 72 * 14), 90, 255});
  figure.marks.push_back(cells);
  const Moving moving = read_gif(written(all_writers().at("gif"), still(figure), fonts, {{"dpi", 72}}));
  const Image drawn = rasterized(figure, fonts, 1);
  int most = 0;
  for (int y = 0; y < 72; ++y)
    for (int x = 0; x < 144; ++x) {
      const int off = difference(pixel(moving.frames[0], x, y), pixel(drawn, x, y));
      if (y >= 36) CHECK(off == 0);
      most = std::max(most, off);
    }
  CHECK(most > 0);
  CHECK(most < 32);
}

TEST_CASE("a grid of numbers reads as a table in plain text") { check_golden("grid.txt", as("txt", numbered_grid())); }

TEST_CASE("a film in plain text has a heading per frame and says what stays the same once") {
  const Fonts fonts;
  const Film film{2, 1, [](int number) {
                    Figure figure = numbered_grid();
                    std::get<Text>(figure.marks[2]).words = std::to_string(10 * number);
                    return figure;
                  }};
  check_golden("film.txt", written(all_writers().at("txt"), film, fonts));
}

TEST_CASE("the sample figure as SVG is what it was") { check_golden("sample.svg", as("svg", sample_figure())); }
