// Every shipped scene in every view that fits it, as pictures with a page that shows them all: for choosing, and for looking
// through what has changed.
#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/typed.h"
#include "dialect/dialect.h"
#include "lab/lab.h"
#include "lab/scene_json.h"
#include "view/view.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

// Pictures that every browser draws, sharp, and others for programs that take no lines.
constexpr const char* formats[] = {"svg", "png"};  // named because a page for browsers cannot hold just any format

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<' || c == '>' || c == '&' || c == '"')
      safe += "&#" + std::to_string(static_cast<int>(c)) + ";";
    else
      safe += c;
  }
  return safe;
}

constexpr std::string_view page_start =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Upstamp: all scenes in all views</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
    "body { font: 15px/1.5 system-ui, sans-serif; margin: 32px; color: #1b1f24; background: #f6f7f9 }\n"
    "section { margin: 0 0 48px } h2 { margin: 0 } p { margin: 4px 0 16px; color: #5b6470; max-width: 70ch }\n"
    "figure { display: inline-block; margin: 0 16px 16px 0; padding: 12px; background: #fff; border: 1px solid #d5dae1;"
    " border-radius: 6px; vertical-align: top }\n"
    "img { max-width: 640px; max-height: 520px; display: block } figcaption { margin-top: 8px; color: #5b6470 }\n"
    "</style>\n</head>\n<body>\n<h1>Upstamp: all scenes in all views</h1>\n";

struct Shelf {
  Catalogue<Op> ops = all_ops();
  Catalogue<View> views = all_views();
  Catalogue<Writer> writers = all_writers();
  Fonts fonts;
  std::string folder;
  Style style;
};

// Writes the pictures of one scene in one view and answers their place on the page.
std::string pictures(const Shelf& shelf, Scene scene, const std::string& name, const View& view) {
  const auto own =
      std::find_if(scene.views.begin(), scene.views.end(), [&](const ViewChoice& choice) { return choice.id == view.about.id; });
  scene.views = {own != scene.views.end() ? ViewChoice{own->id, own->settings} : ViewChoice{view.about.id}};
  const auto study = study_of(scene, shelf.ops, rules_of_dialect);
  const double time = poster_time(scene, timeline_of(*study));
  Film film = film_of(study, shelf.views, {time}, 1, shelf.style);
  film.scene = scene_to_json(scene, shelf.ops);
  const std::string stem = name + "." + view.about.id;
  std::string links;
  for (const char* format : formats) {
    const std::string file = stem + "." + format;
    const WriteContext context{shelf.fonts, {}, 0, {}};
    write_file(shelf.folder + "/" + file, [&](std::ostream& stream) { shelf.writers.at(format).write(film, context, stream); });
    links += " <a href=\"" + file + "\">" + format + "</a>";
  }
  return "<figure><img loading=\"lazy\" src=\"" + stem + "." + formats[0] + "\" alt=\"" + escaped(film.frame(0).description) +
         "\"><figcaption>" + escaped(view.about.title) + links + "</figcaption></figure>\n";
}

}  // namespace

void write_gallery(const GalleryRequest& wish) {
  Shelf shelf;
  shelf.folder = wish.folder;
  shelf.style = style_named(wish.theme.empty() ? "light" : wish.theme, shelf.fonts);
  std::error_code failed;
  std::filesystem::create_directories(path_from_utf8(wish.folder), failed);
  if (failed)
    throw Error("The folder " + shortened(wish.folder, 200) + " cannot be made: " + failed.message() + ". Choose another one.");
  const std::vector<std::string> names = shipped_scenes();
  if (!wish.scene.empty() && std::find(names.begin(), names.end(), wish.scene) == names.end())
    throw Error("--scene " + shortened(wish.scene) + ": there is no such shipped scene. `upstamp list scenes` names them.");
  std::string page(page_start);
  for (const std::string& name : names) {
    if (!wish.scene.empty() && wish.scene != name) continue;
    const Scene scene = open_scene(name, shelf.ops);
    const auto study = study_of(scene, shelf.ops, rules_of_dialect);
    page += "<section id=\"" + name + "\">\n<h2>" + escaped(scene.title) + "</h2>\n<p>" + escaped(scene.note) + "</p>\n";
    for (const View& view : shelf.views)
      if (view.fits(*study)) page += pictures(shelf, scene, name, view);
    page += "</section>\n";
  }
  write_file(wish.folder + "/index.html", page + "</body>\n</html>\n");
}

}  // namespace upstamp
