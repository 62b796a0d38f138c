#include <doctest/doctest.h>

#include <cstdlib>

#include "command_line.h"
#include "sample_figure.h"

using namespace upstamp;

namespace {

std::string page_of(const TemporaryFolder& folder, const std::string& flags = "") {
  folder.write("scene.json",
               R"({"input": {"shape": [1, 2, 2], "values": [1, -2, 3, 4]}, "layers": [{"op": "transposed_conv"}]})");
  REQUIRE(upstamp_says(folder, "export scene.json -o page.html " + flags).code == 0);
  return folder.read("page.html");
}

// What the page's body holds after a browser has run the script too; "" without a browser.
std::string after(const TemporaryFolder& folder, std::string page, const std::string& script) {
  if (std::system("command -v chromium >/dev/null 2>&1") != 0) return "";
  const std::size_t end = page.rfind("</body>");
  page.insert(
      end, "<script>const press = (key) => document.body.dispatchEvent(new KeyboardEvent(\"keydown\", {key, bubbles: true}));\n" +
               script + "</script>");
  folder.write("tried.html", page);
  const Answer answer = shell(folder,
                              "chromium --headless --no-sandbox --disable-gpu --user-data-dir=profile --dump-dom "
                              "file://$PWD/tried.html 2> /dev/null");
  REQUIRE(answer.out.find("<body") != std::string::npos);
  return answer.out;
}

std::string between(const std::string& text, const std::string& start, const std::string& end) {
  const std::size_t from = text.find(start);
  if (from == std::string::npos) return "";
  return text.substr(from + start.size(), text.find(end, from + start.size()) - from - start.size());
}

}  // namespace

TEST_CASE("a web page holds real tables, a sentence that is announced, and needs nothing else") {
  const TemporaryFolder folder;
  const std::string page = page_of(folder);
  CHECK(page.find("aria-live=\"polite\"") != std::string::npos);
  CHECK(page.find("<caption>Input x, 2 × 2</caption>") != std::string::npos);
  CHECK(page.find("<td>-2</td>") != std::string::npos);
  CHECK(page.find("prefers-reduced-motion") != std::string::npos);
  CHECK(page.find("<text") != std::string::npos);
  CHECK(page_of(folder, "--format-set outlines=true").find("<text") == std::string::npos);
  for (const char* word : {"src=", "href=", "url(h", "@import", "http://", "https://"})
    CHECK(page.find(word) == std::string::npos);
}

TEST_CASE("keys step a web page through its film, and its words and tables follow") {
  const TemporaryFolder folder;
  const std::string page = page_of(folder);
  const std::string start = after(folder, page, "");
  if (start.empty()) {
    MESSAGE("chromium is not installed, so no key was pressed.");
    return;
  }
  const std::string said = "id=\"heard\" aria-live=\"polite\">", placed = "id=\"place\">";
  CHECK(between(start, said, "<").starts_with("Step 1 of 4."));
  const std::string second = after(folder, page, "press('ArrowRight');");
  CHECK(between(second, said, "<").starts_with("Step 2 of 4."));
  CHECK(between(second, placed, "<") == "Step 2 of 4");
  CHECK(second.find("<div id=\"output\">") != std::string::npos);
  CHECK(between(second, "<div id=\"output\">", "</div>") != between(start, "<div id=\"output\">", "</div>"));
  CHECK(between(second, "<svg", "</svg>") != between(start, "<svg", "</svg>"));
  CHECK(between(after(folder, page, "press(' '); press('PageDown'); press('ArrowLeft');"), placed, "<") == "Step 2 of 4");
  const std::string last = after(folder, page, "press('End'); press('ArrowRight');");
  CHECK(between(last, placed, "<") == "After the last step");
  CHECK(between(after(folder, page, "press('End'); press('Home');"), placed, "<") == "Step 1 of 4");
  const std::string back = after(folder, page, "press('End'); press('Home'); press('ArrowRight');");
  CHECK(between(back, "<figure>", "</figure>") == between(second, "<figure>", "</figure>"));
  CHECK(between(back, "<div id=\"output\">", "</div>") == between(second, "<div id=\"output\">", "</div>"));
}

TEST_CASE("hostile words stay words in a web page") {
  const TemporaryFolder folder;
  const Fonts fonts;
  Film film = still(sample_figure());
  film.frame = [](int) {
    Figure figure = sample_figure();
    figure.title = "</title><script>document.title = 'taken'</script>";
    figure.description = "</script><script>document.body.dataset.taken = 1</script><!-- ";
    return figure;
  };
  film.telling = [](int) { return Telling{"</span><b>", "<!--<script>", {"y", "<i>", {1, 1, 1}, {1}}}; };
  film.grids = {{"y", "<i>", {1, 1, 1}, {1}}};
  const std::string page = written(all_writers().at("html"), film, fonts);
  CHECK(page.find("<i>") == std::string::npos);
  const std::string shown = after(folder, page, "");
  if (shown.empty()) return;
  CHECK(shown.find("data-taken") == std::string::npos);
  CHECK(between(shown, "id=\"heard\" aria-live=\"polite\">", "<").find("&lt;script&gt;") != std::string::npos);
}
