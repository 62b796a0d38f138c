#include "lab/carried_scene.h"

#include <doctest/doctest.h>

#include "base/link.h"
#include "command_line.h"
#include "writer/writer.h"

using namespace upstamp;

TEST_CASE("a link unpacks to the text it was made of and holds only letters that addresses and strings may have") {
  for (const std::string& text : {std::string(), std::string("{}"), std::string("größe \0 \xFF", 12), std::string(100000, 'x')}) {
    const std::string link = link_of(text);
    CHECK(link.starts_with("upstamp:"));
    CHECK(link.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:") == std::string::npos);
    CHECK(text_of_link(link, 100000) == text);
    CHECK(text_of_link(link + "abc\" and more", 100000) == text);
  }
}

TEST_CASE("a link that is damaged, cut off or far too large unpacks to nothing") {
  const std::string link = link_of("{\"note\": \"some words that are long enough to be packed\"}");
  for (std::size_t length = 0; length < link.size(); ++length)
    CHECK_FALSE(text_of_link(link.substr(0, length), 1000).has_value());
  std::string damaged = link;
  damaged[30] = damaged[30] == 'A' ? 'B' : 'A';
  CHECK_FALSE(text_of_link(damaged, 1000).has_value());
  CHECK_FALSE(text_of_link(link, 20).has_value());
  CHECK_FALSE(text_of_link(link_of(std::string(1 << 20, ' ')), 1 << 16).has_value());
}

TEST_CASE("a scene is found among other words, and hostile bytes carry none") {
  const std::string link = link_of("{\"format\": 1}");
  CHECK(carried_scene("see upstamp:opening and upstamp: then \"" + link + "\" here") == "{\"format\": 1}");
  CHECK(carried_scene(std::string("GIF89a") + static_cast<char>(link.size()) + link + std::string(1, '\0')) == "{\"format\": 1}");
  for (const std::string& bytes : {std::string(), std::string("upstamp:"), std::string("GIF8upstamp:"), link_of("no scene"),
                                   "GIF89a" + link.substr(0, 20), std::string(1000, '\xFF') + "upstamp:eNp"})
    CHECK_FALSE(carried_scene(bytes).has_value());
}

TEST_CASE("an exported picture opens as the scene it shows, bit for bit") {
  const TemporaryFolder folder;
  folder.write("scene.json", R"({"title": "größe", "input": {"shape": [1, 2, 2], "values": [0.1, -2, 1e-9, 3]}, "later": 7,
    "layers": [{"op": "transposed_conv", "settings": {"stride": 3}}], "order": "gather"})");
  for (const Writer& writer : all_writers()) {
    if (!writer.carries_scene) continue;
    const std::string& format = writer.about.id;
    INFO(format);
    // A format that needs another program says so where that is missing.
    if (const Answer made = upstamp_says(folder, "export scene.json --time 1.5 -o one." + format); made.code != 0) {
      CHECK(made.err.find("not installed") != std::string::npos);
      continue;
    }
    REQUIRE(upstamp_says(folder, "export one." + format + " --time 1.5 -o two." + format).code == 0);
    CHECK(folder.read("one." + format) == folder.read("two." + format));
  }
  folder.write("none.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
  check_refusal(folder, "export none.svg -o a.svg", "carries no scene");
}
