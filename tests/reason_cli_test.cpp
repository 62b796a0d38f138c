#include <doctest/doctest.h>

#include "command_line.h"

#include <nlohmann/json.hpp>

using namespace upstamp;

TEST_CASE("solve prints a table with the best answer first, and everything with --json") {
  const TemporaryFolder folder;
  const Answer table = upstamp_says(folder, "solve --scale 2");
  CHECK(table.code == 0);
  CHECK(table.out.starts_with("kernel  stride  padding  output_padding  dilation  coverage"));
  CHECK(table.out.find("The first: Every size comes out exactly 2 times as large") != std::string::npos);
  const auto json = nlohmann::json::parse(upstamp_says(folder, "solve --scale 2 --max-kernel 8 --json").out);
  const auto& first = json.at("answers").at(0);
  for (const auto& [key, value] : {std::pair{"kernel", 4}, {"stride", 2}, {"padding", 1}, {"output_padding", 0}, {"dilation", 1}})
    CHECK(first.at(key) == value);
  CHECK(first.at("reasons").size() == 4);
  const auto wide = nlohmann::json::parse(upstamp_says(folder, "solve --in 7 --out 14 --scale 2 --asymmetric --json").out);
  CHECK(wide.at("answers").size() > json.at("answers").size());
  bool uneven = false;
  for (const auto& answer : wide.at("answers")) uneven = uneven || answer.at("padding").is_array();
  CHECK(uneven);
}

TEST_CASE("solve says so when nothing fits, and refuses what it cannot work with") {
  const TemporaryFolder folder;
  const Answer none = upstamp_says(folder, "solve --in 100 --out 3");
  CHECK(none.code == 0);
  CHECK(none.out.find("Allow a larger one with --max-kernel") != std::string::npos);
  CHECK(nlohmann::json::parse(upstamp_says(folder, "solve --in 100 --out 3 --json").out).at("answers").empty());
  check_refusal(folder, "solve", "solve needs to know what for");
  check_refusal(folder, "solve --in 7", "--in and --out together");
  check_refusal(folder, "solve --out 7 --scale 2", "--in and --out together");
  check_refusal(folder, "solve --scale 1.5", "--scale 1.5: give a whole number from 1 to 8");
  check_refusal(folder, "solve --scale 0", "--scale 0");
  check_refusal(folder, "solve --scale 99999999999999999999", "whole number");
  check_refusal(folder, "solve --scale 2 --max-kernel 17", "from 1 to 16");
  check_refusal(folder, "solve --in 1 --out 2000000000", "from 1 to 4096");
  check_refusal(folder, "solve --scale 2 --asymetric", "Did you mean --asymmetric?");
}

TEST_CASE("warn tells what speaks against a scene and what mends it") {
  const TemporaryFolder folder;
  const Answer uneven = upstamp_says(folder, "warn opening --set kernel=3 --set stride=2");
  CHECK(uneven.code == 0);
  CHECK(uneven.out.find("layer 1, Transposed convolution: Along both axes kernel 3 is no multiple of stride 2") == 0);
  CHECK(uneven.out.find("  Setting kernel to 4") != std::string::npos);
  CHECK(upstamp_says(folder, "warn opening --set kernel=2").out == "No rule of thumb speaks against this scene.\n");
  const auto json = nlohmann::json::parse(upstamp_says(folder, "warn --json opening --set kernel=3 --set stride=2").out);
  CHECK(json.at("warnings").at(0).at("id") == "kernel_not_divisible");
  CHECK(json.at("warnings").at(0).at("remedies").at(0).at("settings").at("kernel") == 4);
  check_refusal(folder, "warn", "warn needs a scene");
  check_refusal(folder, "warn opneing", "opening");
  check_refusal(folder, "warn opening --set stride=0", "stride");
}

TEST_CASE("equivalences are listed with their largest difference") {
  const TemporaryFolder folder;
  const Answer text = upstamp_says(folder, "equivalences");
  CHECK(text.code == 0);
  CHECK(text.out.find("sub_pixel: ") == 0);
  const auto json = nlohmann::json::parse(upstamp_says(folder, "equivalences --json").out);
  CHECK(json.at("equivalences").size() == 6);
  for (const auto& one : json.at("equivalences")) CHECK(one.at("largest_difference").get<double>() < 1e-13);
}

TEST_CASE("the reference lists the rules of thumb") {
  const TemporaryFolder folder;
  const std::string manual = upstamp_says(folder, "reference").out;
  CHECK(manual.find("# Rules of thumb") != std::string::npos);
  CHECK(manual.find("- `holes`: ") != std::string::npos);
}
