#include <doctest/doctest.h>

#include <cstdlib>

#include "base/files.h"
#include "command_line.h"
#include "read_back.h"
#include "sample_figure.h"

using namespace upstamp;

namespace {

bool has(const std::string& program) { return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0; }

bool has_poppler() {
  const bool there = has("pdfinfo") && has("pdffonts") && has("pdftotext") && has("pdftoppm");
  if (!there) MESSAGE("poppler's programs are not installed, so no PDF was read back.");
  return there;
}

bool is_flat(const Image& image, int x, int y) {
  for (int dy = -4; dy <= 4; ++dy)
    for (int dx = -4; dx <= 4; ++dx)
      for (int channel = 0; channel < 4; ++channel)
        if (pixel(image, x + dx, y + dy)[channel] != pixel(image, x, y)[channel]) return false;
  return true;
}

}  // namespace

TEST_CASE("a PDF has real text with its fonts in the file, the size asked for and no date") {
  const TemporaryFolder folder;
  REQUIRE(upstamp_says(folder, "export opening -o a.pdf --width 100").code == 0);
  CHECK(folder.read("a.pdf").starts_with("%PDF-1.4"));
  CHECK(folder.read("a.pdf").find("/CreationDate") == std::string::npos);
  if (!has_poppler()) return;
  const std::string facts = shell(folder, "pdfinfo a.pdf").out;
  CHECK(facts.find("Pages:           1\n") != std::string::npos);
  CHECK(facts.find("Page size:       283.46") != std::string::npos);
  CHECK(facts.find("Title:           ") != std::string::npos);
  const std::string fonts = shell(folder, "pdffonts a.pdf | tail -n +3").out;
  CHECK(fonts.find("Inter-SemiBold") != std::string::npos);
  CHECK(fonts.find("JetBrainsMono-Regular") != std::string::npos);
  // Columns: embedded, a subset, with what each letter means.
  for (const std::string& line : {fonts.substr(0, fonts.find('\n'))}) CHECK(line.find("yes yes yes") != std::string::npos);
  const std::string words = shell(folder, "pdftotext a.pdf -").out;
  CHECK(words.find("Input") != std::string::npos);
  CHECK(words.find("y[1,1] = x[0,0]·w[2,2]") != std::string::npos);
}

TEST_CASE("a PDF drawn by another program is the PNG, away from edges") {
  if (!has_poppler()) return;
  const TemporaryFolder folder;
  const Fonts fonts;
  folder.write("a.pdf", written(all_writers().at("pdf"), still(sample_figure()), fonts));
  REQUIRE(shell(folder, "pdftoppm -r 288 -png -singlefile a.pdf a").code == 0);
  const Image theirs = read_png(folder.read("a.png")).image;
  const Image ours = read_png(written(all_writers().at("png"), still(sample_figure()), fonts, {{"dpi", 288}})).image;
  REQUIRE(ours.width == theirs.width);
  REQUIRE(ours.height == theirs.height);
  int compared = 0, different = 0;
  for (int y = 4; y + 4 < ours.height; ++y)
    for (int x = 4; x + 4 < ours.width; ++x) {
      if (!is_flat(ours, x, y)) continue;
      ++compared;
      for (int channel = 0; channel < 3; ++channel)
        if (std::abs(pixel(ours, x, y)[channel] - pixel(theirs, x, y)[channel]) > 3) {
          ++different;
          break;
        }
    }
  CHECK(compared > ours.width * ours.height / 2);
  CHECK(different == 0);
}

TEST_CASE("a PDF has a page for each step when asked, and a handout a sheet with its name and number") {
  const TemporaryFolder folder;
  folder.write(
      "scene.json",
      R"({"title": "Größe & more", "note": "Watch the corner.", "input": {"shape": [1, 2, 2]}, "layers": [{"op": "transposed_conv"}]})");
  REQUIRE(upstamp_says(folder, "export scene.json -o a.pdf --steps all").code == 0);
  REQUIRE(upstamp_says(folder, "handout scene.json -o b.pdf").code == 0);
  REQUIRE(upstamp_says(folder, "handout scene.json -o c.pdf --paper letter --steps 2").code == 0);
  check_refusal(folder, "handout scene.json -o d.pdf --paper foolscap", "must be none, a4 or letter");
  check_refusal(folder, "handout scene.json", "needs -o");
  if (!has_poppler()) return;
  CHECK(shell(folder, "pdfinfo a.pdf").out.find("Pages:           5\n") != std::string::npos);
  CHECK(shell(folder, "pdfinfo b.pdf").out.find("Page size:       595.276 x 841.89") != std::string::npos);
  CHECK(shell(folder, "pdfinfo c.pdf").out.find("Pages:           1\n") != std::string::npos);
  const std::string words = shell(folder, "pdftotext -f 3 -l 3 -layout b.pdf - | sed 's| */ *|/|'").out;
  CHECK(words.find("Größe & more") != std::string::npos);
  CHECK(words.find("Step 3 of 4") != std::string::npos);
  CHECK(words.find("3/5") != std::string::npos);
  CHECK(shell(folder, "pdftotext -f 1 -l 1 -layout b.pdf -").out.find("Watch the corner.") != std::string::npos);
}

TEST_CASE("pages of a PDF go onto slides of beamer one after another") {
  if (!has("pdflatex") || !has_poppler() || std::system("kpsewhich beamer.cls > /dev/null") != 0) {
    MESSAGE("pdflatex with beamer is not installed, so no slides were made.");
    return;
  }
  const TemporaryFolder folder;
  REQUIRE(upstamp_says(folder, "export one_stamp -o pages.pdf --steps all").code == 0);
  folder.write("slides.tex",
               "\\documentclass{beamer}\\usepackage{pgffor}\\begin{document}\\begin{frame}\n"
               "\\foreach \\n in {1,...,5}{\\includegraphics<\\n>[width=\\linewidth,page=\\n]{pages.pdf}}\n"
               "\\end{frame}\\end{document}");
  const Answer made =
      shell(folder, "HOME=$PWD pdflatex -interaction=nonstopmode -halt-on-error slides.tex && pdfinfo slides.pdf");
  INFO(made.out);
  CHECK(made.code == 0);
  CHECK(made.out.find("Pages:           5\n") != std::string::npos);
}
