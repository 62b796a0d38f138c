#include "copying.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/files.h"
#include "base/link.h"
#include "documents.h"
#include "lab/scene_json.h"

using namespace upstamp;

namespace {

App opened() { return App(WindowWish{}, std::make_shared<const Fonts>()); }

}  // namespace

TEST_CASE("a copied picture is lines, pixels and words at once") {
  const App app = opened();
  const Clip clip = picture_clip(app);
  CHECK(clip.text.find("Input") != std::string::npos);
  REQUIRE(clip.kinds.size() == 2);
  for (const Clip::Kind& kind : clip.kinds) {
    INFO(kind.media_type);
    CHECK(kind.bytes.find(kind.media_type == "image/png" ? "PNG" : "<svg") < 200);
  }
}

TEST_CASE("a copied link opens the scene as it is, changes included, and a damaged one is refused in words") {
  App app = opened();
  Scene changed = app.lab.scene();
  changed.input_shape = {1, 1, 2, 5};
  app.lab.apply({"Change input size", changed, false});
  const std::string link = scene_link(app);
  CHECK(link.starts_with(link_start));
  App other = opened();
  paste(other, link + "\n");
  CHECK(other.lab.scene().input_shape == Shape{1, 1, 2, 5});
  // A link is no place to save to, and no name for a title or a file.
  CHECK(other.document.path.empty());
  CHECK(window_title(other).find(link_start) == std::string::npos);
  CHECK(command_line(other).find(link_start) != std::string::npos);
  paste(other, link.substr(0, link.size() / 2));
  CHECK(other.toasts.back().warning);
  CHECK(other.lab.scene().input_shape == Shape{1, 1, 2, 5});
}

TEST_CASE("the copied command names the scene, or carries it once it is changed") {
  App app = opened();
  CHECK(command_line(app).starts_with("upstamp export opening "));
  CHECK(command_line(app).find(" -o opening.svg") != std::string::npos);
  app.apply(change_order(app.lab.scene(), Order::gather));
  CHECK(command_line(app).find(link_start) != std::string::npos);
}

TEST_CASE("pasted rows of numbers go into the pinned grid from the cell on, or become the input") {
  App app = opened();
  app.session.pinned = {Role::input, 4, 0};
  const Tensor before = app.lab.study()->input;
  paste(app, "10\t20\n30\t40\n50\t60\n");
  const Tensor after = app.lab.study()->input;
  CHECK(after.shape == before.shape);
  CHECK(after.values == std::vector<double>{before[0], before[1], before[2], before[3], 10, 20, before[6], 30, 40});
  app.undo();
  CHECK(app.lab.study()->input.values == before.values);
  app.session.pinned = {};
  paste(app, "[[1, 2, 3],\n [4, 5, 6.5]]");
  CHECK(app.lab.study()->input.shape == Shape{1, 1, 2, 3});
  CHECK(app.lab.study()->input[5] == 6.5);
  paste(app, "neither numbers nor a link");
  CHECK(app.toasts.back().warning);
}

TEST_CASE("a dropped picture that carries a scene opens it") {
  App app = opened();
  app.apply(change_order(app.lab.scene(), Order::gather));
  app.lab.mark_saved();
  const std::string path = (std::filesystem::temp_directory_path() / "upstamp-dropped.svg").string();
  for (const Clip::Kind& kind : picture_clip(app).kinds)
    if (kind.media_type == "image/svg+xml") write_file(path, kind.bytes);
  App other = opened();
  receive_file(other, path);
  CHECK(other.lab.scene().order == Order::gather);
  std::filesystem::remove(path);
}

TEST_CASE("a window started with a picture or a link never saves over it") {
  const App app = opened();
  const std::string path = (std::filesystem::temp_directory_path() / "upstamp-started.svg").string();
  for (const Clip::Kind& kind : picture_clip(app).kinds)
    if (kind.media_type == "image/svg+xml") write_file(path, kind.bytes);
  for (const std::string& opened_by : {path, scene_link(app)}) {
    WindowWish wish;
    wish.scene = opened_by;
    const App started(wish, std::make_shared<const Fonts>());
    CHECK(started.document.path.empty());
    CHECK(started.document.shipped.empty());
  }
  std::filesystem::remove(path);
}
