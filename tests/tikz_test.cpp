#include <doctest/doctest.h>

#include <cstdlib>

#include "command_line.h"
#include "sample_figure.h"

using namespace upstamp;

namespace {

bool has(const std::string& program) { return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0; }

// How many pages LaTeX makes of the file; 0 when it stops at an error.
int pages(const TemporaryFolder& folder, const std::string& name) {
  const Answer made =
      shell(folder, "HOME=$PWD pdflatex -interaction=nonstopmode -halt-on-error " + name + ".tex && pdfinfo " + name + ".pdf");
  INFO(made.out.substr(made.out.size() > 1500 ? made.out.size() - 1500 : 0));
  CHECK(made.code == 0);
  const std::size_t at = made.out.find("Pages:");
  return at == std::string::npos ? 0 : std::atoi(made.out.c_str() + at + 6);
}

constexpr const char* paper = "\\documentclass[twocolumn]{article}\\usepackage[T1]{fontenc}\\usepackage{tikz}\\begin{document}\n";
constexpr const char* slides =
    "\\documentclass{beamer}\\usepackage[T1]{fontenc}\\usepackage{tikz}\\begin{document}\\begin{frame}\n";

}  // namespace

TEST_CASE("LaTeX takes a drawing as a document, in a paper, and step by step on slides") {
  if (!has("pdflatex") || !has("pdfinfo") || !has("kpsewhich") ||
      std::system("kpsewhich standalone.cls beamer.cls > /dev/null") != 0) {
    MESSAGE("pdflatex with standalone and beamer is not installed, so nothing was compiled.");
    return;
  }
  const TemporaryFolder folder;
  folder.write("scene.json",
               R"({"input": {"shape": [1, 2, 2], "values": [1, -2, 0.25, 4]}, "layers": [{"op": "transposed_conv"}]})");
  REQUIRE(upstamp_says(folder, "export scene.json -o one.tex").code == 0);
  CHECK(pages(folder, "one") == 1);
  REQUIRE(upstamp_says(folder, "export scene.json -o body.tex --format-set form=input --width 80").code == 0);
  folder.write("two.tex", std::string(paper) + "\\input{body.tex}\\end{document}");
  CHECK(pages(folder, "two") == 1);
  REQUIRE(upstamp_says(folder, "export scene.json -o steps.tex --format-set form=beamer").code == 0);
  folder.write("three.tex", std::string(slides) + "\\input{steps.tex}\\end{frame}\\end{document}");
  CHECK(pages(folder, "three") == 5);
}

TEST_CASE("LaTeX takes every word, whatever stands in it") {
  if (!has("pdflatex") || !has("pdfinfo") || std::system("kpsewhich standalone.cls > /dev/null") != 0) return;
  const TemporaryFolder folder;
  const Fonts fonts;
  Figure figure = sample_figure();
  figure.title = "\\end{tikzpicture}\n\\undefined %";
  for (const char* words :
       {"\\input{x} {$&#%_^~} <>|\"'`", "größe − × · … → ← ↑ ↓ ≤ √ Σ ∂ ⌊x⌋ ↦ 漢 \x01\xFF", "  two  blanks  ", "[x]"})
    figure.marks.push_back(Text{words, {20, 50}, 9, Face::mono_bold, Anchor::end, rgb(0), {}});
  folder.write("words.tex", written(all_writers().at("tikz"), still(figure), fonts));
  CHECK(pages(folder, "words") == 1);
}

TEST_CASE("a drawing for LaTeX has the width that is asked for") {
  const Fonts fonts;
  const Writer tikz = all_writers().at("tikz");
  CHECK(written(tikz, still(sample_figure()), fonts).find("[x=1bp,y=-1bp") != std::string::npos);
  // 200 points are 70.56 mm.
  CHECK(written(tikz, still(sample_figure()), fonts, {}, 35.2778).find("[x=0.5bp,y=-0.5bp") != std::string::npos);
}
