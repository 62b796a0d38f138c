#include "agreement.h"

#include <doctest/doctest.h>

#include "command_line.h"
#include "programs.h"
#include "sample_figure.h"

using namespace upstamp;

namespace {

// How another program draws figures written in a format; the command turns figure.FORMAT into figure.png of W x H pixels.
struct Other {
  std::string format;
  Settings settings;
  std::string program, command;
  double may_differ = 0;  // share of the pixels compared
};

void check_agreement(const Other& other) {
  if (!has_program(other.program)) {
    MESSAGE(other.program << " is not installed, so ." << other.format << " was not compared.");
    return;
  }
  const Fonts fonts;
  const Rasterizer rasterizer(fonts);
  const TemporaryFolder folder;
  for (const Shown& shown : shown_figures(fonts)) {
    CAPTURE(other.format);
    CAPTURE(shown.name);
    folder.write("figure." + other.format, written(all_writers().at(other.format), still(shown.figure), fonts, other.settings));
    const Image drawn = rasterizer.draw(shown.figure, 2);
    const std::string size = "W=" + std::to_string(drawn.width) + "; H=" + std::to_string(drawn.height) + "; ";
    REQUIRE(shell(folder, size + other.command).code == 0);
    const Agreement found = agreement(read_png(folder.read("figure.png")).image, drawn, 3);
    CAPTURE(found.x);
    CAPTURE(found.y);
    CHECK(found.compared > 1000);
    CHECK(found.different <= other.may_differ * found.compared);
  }
}

}  // namespace

TEST_CASE("an SVG of every view, drawn by another program, is the PNG away from edges") {
  const std::string command = "rsvg-convert -w $W -h $H figure.svg -o figure.png";
  check_agreement({"svg", {{"outlines", true}}, "rsvg-convert", command});
  // Real text is set by that program: it raises the × between digits, and what follows moves a little.
  check_agreement({"svg", {}, "rsvg-convert", command, 0.002});
}

TEST_CASE("a PDF of every view, drawn by another program, is the PNG away from edges") {
  if (!all_writers().find("pdf")) return;
  check_agreement({"pdf", {}, "pdftoppm", "pdftoppm -scale-to-x $W -scale-to-y $H -png -singlefile figure.pdf figure"});
}
