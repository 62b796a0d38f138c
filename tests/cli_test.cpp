#include <doctest/doctest.h>

#include "command_line.h"
#include "lab/numbers.h"
#include "places.h"
#include "programs.h"
#include "writer/writer.h"

#include <nlohmann/json.hpp>

using namespace upstamp;

namespace {

constexpr const char* two_layers =
    R"({"format": 1, "input": {"shape": [1, 3, 3]}, "layers": [{"op": "nearest"}, {"op": "transposed_conv", "settings": {"stride": 1}}]})";
constexpr const char* one_layer = R"({"format": 1, "input": {"shape": [1, 3, 3]}, "layers": [{"op": "transposed_conv"}]})";

int lines_in(const std::string& text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

TEST_CASE("help is there for the program and every command, and goes to standard output") {
  const TemporaryFolder folder;
  for (const char* words : {"--help", "-h", "export --help", "compute --help", "list --help", "reference --help", "solve --help",
                            "warn --help", "equivalences --help"}) {
    INFO(words);
    const Answer answer = upstamp_says(folder, words);
    CHECK(answer.code == 0);
    CHECK(answer.out.find("Usage: upstamp") != std::string::npos);
    CHECK(answer.err.empty());
  }
  CHECK(upstamp_says(folder, "export --help").out.find("--frames-per-step") != std::string::npos);
  CHECK(upstamp_says(folder, "--version").out.starts_with("upstamp "));
}

TEST_CASE("list prints one id a line, and with --json everything declared") {
  const TemporaryFolder folder;
  for (const std::string what : {"ops", "views", "formats", "scenes"}) {
    INFO(what);
    const Answer plain = upstamp_says(folder, "list " + what);
    CHECK(plain.code == 0);
    const auto json = nlohmann::json::parse(upstamp_says(folder, "list " + what + " --json").out);
    std::string ids;
    for (const auto& one : json) ids += one.at("id").get<std::string>() + "\n";
    CHECK(plain.out == ids);
    CHECK(lines_in(plain.out) >= 1);
  }
  CHECK(upstamp_says(folder, "list ops").out.find("transposed_conv\n") != std::string::npos);
}

TEST_CASE("the reference names every op, view and format") {
  const TemporaryFolder folder;
  const std::string manual = upstamp_says(folder, "reference").out;
  for (const char* what : {"ops", "views", "formats"}) {
    for (const auto& one : nlohmann::json::parse(upstamp_says(folder, std::string("list --json ") + what).out)) {
      INFO(one.at("id"));
      CHECK(manual.find("## " + one.at("title").get<std::string>()) != std::string::npos);
    }
  }
}

TEST_CASE("a misspelt word is answered with the nearest one") {
  const TemporaryFolder folder;
  check_refusal(folder, "exprot opening", "Did you mean export?");
  check_refusal(folder, "exprot", "Did you mean export?");
  check_refusal(folder, "export opening -o a.svg --themee dark", "Did you mean --theme?");
  check_refusal(folder, "export openin -o a.svg", "Did you mean opening?");
  check_refusal(folder, "compute transposedconv --in x --weight w -o y", "Did you mean transposed_conv?");
  check_refusal(folder, "list op", "There is: ops, views, formats, scenes");
}

TEST_CASE("an incomplete command says what is missing") {
  const TemporaryFolder folder;
  check_refusal(folder, "export", "needs a scene");
  check_refusal(folder, "export opening", "needs -o");
  check_refusal(folder, "export opening -o", "--output needs a value");
  check_refusal(folder, "compute", "needs an operation");
  check_refusal(folder, "compute conv -o y.npy", "needs --in");
  check_refusal(folder, "list", "needs to know what");
}

TEST_CASE("numbers typed after flags are checked against what is possible") {
  const TemporaryFolder folder;
  check_refusal(folder, "export opening -o a.svg --time x", "--time x: give a number from 0 to");
  check_refusal(folder, "export opening -o a.svg --time -1", "--time -1: give a number from 0 to");
  check_refusal(folder, "export opening -o a.svg --time 1 --time 2", "given twice");
  check_refusal(folder, "export opening -o a.svg --width 0", "--width 0");
  check_refusal(folder, "export opening -o a.gif --speed nan", "--speed nan");
  check_refusal(folder, "export opening -o a.gif --frames-per-step 2.5", "whole number");
  check_refusal(folder, "export opening -o a.gif --steps some", "is no step");
  check_refusal(folder, "export opening -o a.gif --steps 3-99", "not within the 9 steps");
  check_refusal(folder, "export opening -o a.gif --steps all --time 1", "one of the two");
  check_refusal(folder, "export opening -o a.svg --width 3miles", "--width 3miles");
  check_refusal(folder, "export opening -o a.pdf --frames-per-step 3", "one finished picture for each step");
  check_refusal(folder, "export opening nearest -o a.svg", "Put {scene} into the file name");
  check_refusal(folder, "export opening -o '{stop}.svg'", "There is: {scene}");
  check_refusal(folder, "export opening -o a.svg --jobs 0", "--jobs 0");
  check_refusal(folder, "export opening -o a.svg --theme drak", "light, dark");
  check_refusal(folder, "--size 10x10", "--size 10x10");
  check_refusal(folder, "--scale 9", "--scale 9");
  check_refusal(folder, "export opening -o a.svg --time ''", "--time needs a value");
  check_refusal(folder, "export opening -o a.svg --set ''", "--set needs a value");
}

TEST_CASE("the ending picks the format, and an unknown one is answered with all there are") {
  const TemporaryFolder folder;
  check_refusal(folder, "export opening -o a.docx", ".svg");
  check_refusal(folder, "export opening -o a", "has no ending");
  check_refusal(folder, "export opening -o a.svg --dpi 300", "no dots per inch");
  check_refusal(folder, "export opening -o a.png --dpi 1", "dpi");
  check_refusal(folder, "export opening -o a.png --steps all", "Put {step} into the file name");
  check_refusal(folder, "export opening -o a.png --speed 2", "one picture");
  CHECK(upstamp_says(folder, "export opening -o a.SVG").code == 0);
  CHECK(folder.read("a.SVG").find("<svg") != std::string::npos);
  CHECK(upstamp_says(folder, "export opening --format svg -o b").code == 0);
  CHECK(folder.read("a.SVG") == folder.read("b"));
}

TEST_CASE("every format is written without a display, twice the same bytes") {
  const TemporaryFolder folder;
  folder.write("scene.json", R"({"format": 1, "input": {"shape": [1, 1, 3]}, "layers": [{"op": "nearest"}]})");
  for (const auto& format : nlohmann::json::parse(upstamp_says(folder, "list formats --json").out)) {
    const std::string ending = format.at("id").get<std::string>();
    INFO(ending);
    if (const std::string needs = all_writers().at(ending).needs; !needs.empty() && !has_program(needs)) continue;
    for (const std::string name : {"a.", "b."}) {
      CHECK(shell(folder, "DISPLAY= WAYLAND_DISPLAY= upstamp export scene.json -o " + name + ending).code == 0);
    }
    CHECK(folder.read("a." + ending).size() > 20);
    CHECK(folder.read("a." + ending) == folder.read("b." + ending));
  }
}

TEST_CASE("settings, time, view and theme change what is exported") {
  const TemporaryFolder folder;
  folder.write("scene.json", two_layers);
  REQUIRE(upstamp_says(folder, "export scene.json -o plain.svg").code == 0);
  const std::string plain = folder.read("plain.svg");
  for (const std::string words : {"--set 2.stride=2", "--set stride=2", "--set scale=3", "--time 0", "--view overlap",
                                  "--theme dark", "--width 50", "--set input=checker"}) {
    INFO(words);
    CHECK(upstamp_says(folder, "export --set order=scatter " + words + " scene.json -o other.svg").code == 0);
    CHECK(folder.read("other.svg") != plain);
  }
  check_refusal(folder, "export scene.json -o a.svg --set strid=2", "Did you mean stride?");
  check_refusal(folder, "export scene.json -o a.svg --set 3.stride=2", "There is no layer 3");
  check_refusal(folder, "export scene.json -o a.svg --set stride", "Write parameter=value");
  check_refusal(folder, "export scene.json -o a.svg --view nothing", "There is no view");
  check_refusal(folder, "export scene.json -o a.svg --view-set show=both", "give both");
}

TEST_CASE("numbers and pictures fill the input of an export") {
  const TemporaryFolder folder;
  folder.write("x.csv", "12,34\n56,78\n");
  REQUIRE(upstamp_says(folder, "export opening --input x.csv -o a.txt --time 0").code == 0);
  CHECK(folder.read("a.txt").find("56") != std::string::npos);
  REQUIRE(upstamp_says(folder, "export opening --format png --no-headline -o picture.png").code == 0);
  REQUIRE(upstamp_says(folder, "export opening --input picture.png --input-side 4 -o b.txt --time 0").code == 0);
  CHECK(folder.read("b.txt").find("2 × 4") != std::string::npos);
  const std::string picture = folder.read("picture.png");
  folder.write("half.png", picture.substr(0, picture.size() / 2));
  check_refusal(folder, "export opening --input half.png -o a.svg", "\"half.png\" is damaged or cut off");
  check_refusal(folder, "export opening --input a.txt -o a.svg", "line 1, column 1");
  check_refusal(folder, "export opening --input picture.png --input-side 0 -o a.svg", "--input-side 0");
}

TEST_CASE("bad input ends in one sentence, exit code 2 and no partial file") {
  const TemporaryFolder folder;
  folder.write("scene.json", one_layer);
  folder.write("unknown.json", R"({"format": 1, "layers": [{"op": "transposed_cnov"}]})");
  folder.write("broken.json", "{\"format\": 1, \"layers\": [");
  folder.write("claims.npy", std::string("\x93NUMPY\x01\x00\x46\x00", 10) +
                                 "{'descr': '<f8', 'fortran_order': False, 'shape': (16384, 16384), }  \n\n");
  write_npy(folder / "x.npy", {{2, 2}, {1, 2, 3, 4}});
  check_refusal(folder, "export scene.json -o a.svg --set stride=0", "stride");
  check_refusal(folder, "export scene.json -o a.svg --set kernel=99999", "kernel");
  check_refusal(folder, "export scene.json -o a.svg --set kernel=99999999999999999999", "kernel");
  check_refusal(folder, "export unknown.json -o a.svg", "Did you mean transposed_conv?");
  check_refusal(folder, "export broken.json -o a.svg", "line 1");
  check_refusal(folder, "export none.json -o a.svg", "There is no file");
  check_refusal(folder, "export . -o a.svg", "is a folder");
  folder.write("escape.json", R"({"layers": [{"op": "conv", "id": "a\u001b[2J", "from": "b"}]})");
  check_refusal(folder, "export escape.json -o a.svg", "\"a\uFFFD[2J\" takes its input from");
  folder.write(
      "cropped.json",
      R"({"dialect": "keras", "layers": [{"op": "transposed_conv", "settings": {"kernel": 1, "stride": 1, "padding": [[3, -3], 0]}}]})");
  check_refusal(folder, "export cropped.json -o a.svg --view overlap",
                "The view overlap cannot show this scene. There is: arithmetic, exchange");
  check_refusal(folder, "export scene.json -o a.svg --input-side 4", "give both");
  check_refusal(folder, "compute nearest --in claims.npy -o y.npy", "claims more than");
  check_refusal(folder, "compute nearest --in scene.json -o y.npy", "is not a .npy file");
  check_refusal(folder, "compute conv --set stride=0 --in x.npy --weight x.npy -o y.npy", "stride");
  check_refusal(folder, "compute max_pool --in x.npy -o y.npy --out-indices y.npy", "the same file");
  check_refusal(folder, "compute nearest --in x.npy -o none/y.npy", "cannot be written");
}

TEST_CASE("a place that cannot be written is named, and nothing is left there") {
  const TemporaryFolder folder;
  folder.write("file", "");
  check_refusal(folder, "export opening -o none/a.svg", "\"none/a.svg\" cannot be written: No such file or directory");
  check_refusal(folder, "export opening -o file/a.svg", "cannot be written");
  check_refusal(folder, "export opening -o .", "has no ending");
  check_refusal(folder, "export opening --format svg -o .", "is a folder");
#ifdef __linux__
  check_refusal(folder, "export opening -o /proc/a.svg", "\"/proc/a.svg\" cannot be written");
  for (const auto& format : nlohmann::json::parse(upstamp_says(folder, "list formats --json").out)) {
    const bool video = format.at("media_type").get<std::string>().starts_with("video/");
    check_refusal(folder, "export opening --time 1 -o /dev/full --format " + format.at("id").get<std::string>(),
                  video ? "" : "\"/dev/full\" cannot be written: No space left");
  }
  CHECK(std::filesystem::is_character_file("/dev/full"));
  const Answer listing = shell(folder, "upstamp list ops > /dev/full");
  CHECK(listing.code == 2);
  CHECK(listing.err.find("cannot be printed") != std::string::npos);
#endif
}

TEST_CASE("a pinned cell is lit and explained in the picture, and one that is not there is refused") {
  const TemporaryFolder folder;
  CHECK(upstamp_says(folder, "export opening --time 9 --pin 'y[2,3]' -o pinned.txt").code == 0);
  CHECK(folder.read("pinned.txt").find("y[2,3]") != std::string::npos);
  check_refusal(folder, "export opening --pin 'y[2,30]' -o not.svg", "The last one of the output is y[4,4].");
}

TEST_CASE("maps that do not fit are exported by the view that shows them, and refused by others") {
  const TemporaryFolder folder;
  const std::string unfit = "export skip_and_output_padding --set 3.output_padding=0 ";
  CHECK(upstamp_says(folder, unfit + "--view stack -o a.svg").code == 0);
  CHECK(folder.read("a.svg").find("7 × 7 ≠ 8 × 8") != std::string::npos);
  check_refusal(folder, unfit + "--view exchange -o b.svg", "They fit with output_padding = 1 in layer 3 (double).");
  // What is exported carries the whole scene, with the layers that could not be worked out.
  CHECK(upstamp_says(folder, "export a.svg --set 3.output_padding=1 --view exchange -o c.svg").code == 0);
}

TEST_CASE("a killed export leaves the old file and at most one part, which the next run removes") {
  const TemporaryFolder folder;
  folder.write("scene.json", one_layer);
  folder.write("a.gif", "old");
  shell(folder, "\"" + program_path() +
                    "\" export scene.json -o a.gif --frames-per-step 100 & pid=$!\n"
                    "while kill -0 $pid 2> /dev/null && [ ! -e a.gif.part ]; do :; done\n"
                    "kill -9 $pid; wait $pid");
  CHECK(folder.files() <= 3);
  CHECK(folder.read("a.gif") == "old");
  CHECK(upstamp_says(folder, "export scene.json -o a.gif --frames-per-step 1").code == 0);
  CHECK(folder.files() == 2);
  CHECK(folder.read("a.gif").starts_with("GIF89a"));
}

TEST_CASE("an export killed at any moment leaves the old file whole or the new one") {
  const TemporaryFolder folder;
  folder.write("scene.json", one_layer);
  folder.write("a.gif", "old");
  const Answer answer = shell(folder,
                              "i=0; while [ $i -lt 100 ]; do\n"
                              "  \"" +
                                  program_path() +
                                  "\" export scene.json -o a.gif --frames-per-step 8 & pid=$!\n"
                                  "  sleep 0.$(printf %03d $((i * 2))); kill -9 $pid 2> /dev/null; wait $pid 2> /dev/null\n"
                                  "  [ \"$(cat a.gif)\" = old ] || [ \"$(tail -c 1 a.gif)\" = \";\" ] || echo broken\n"
                                  "  [ $(ls | wc -l) -le 3 ] || echo littered\n"
                                  "  i=$((i + 1)); done");
  CHECK(answer.out.empty());
  CHECK(upstamp_says(folder, "export scene.json -o a.gif --steps 1").code == 0);
  CHECK(folder.files() == 2);
}

TEST_CASE("names of files may hold any letters") {
  const TemporaryFolder folder;
  folder.write("größe 图.json", one_layer);
  CHECK(upstamp_says(folder, "export 'größe 图.json' -o 'bild ü.svg'").code == 0);
  CHECK(folder.read("bild ü.svg").find("<svg") != std::string::npos);
}
