#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/typed.h"
#include "cli/wished_scene.h"
#include "declare/settings_json.h"
#include "dialect/dialect.h"
#include "lab/lab.h"
#include "lab/numbers.h"
#include "view/instants.h"
#include "view/telling.h"
#include "view/view.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

constexpr int most_frames = 5000;
constexpr int usual_input_side = 16, most_input_side = 256;

const Writer& writer_for(const ExportRequest& wish, const Catalogue<Writer>& writers) {
  if (!wish.format.empty()) return writers.at(wish.format);
  std::string ending = utf8_from_path(path_from_utf8(wish.output).extension());
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const Writer& writer : writers)
    if (ending == "." + writer.about.id || (!ending.empty() && ending == "." + writer.other_ending)) return writer;
  std::vector<std::string> endings;
  for (const Writer& writer : writers) endings.push_back("." + writer.about.id);
  throw Error(
      "\"" + wish.output + "\" " +
      (ending.empty() ? "has no ending that says the format" : "has the ending " + ending + ", which is no format of Upstamp") +
      ". There is: " + join(endings, ", ") + ".");
}

void fill_input(Scene& scene, const ExportRequest& wish) {
  const int side =
      wish.input_side.empty() ? usual_input_side : typed_integer("--input-side", wish.input_side, 1, most_input_side);
  auto values = std::make_shared<const Tensor>(read_feature_map(wish.input, side));
  scene.input_shape = values->shape;
  scene.input.values = std::move(values);
}

ViewChoice view_for(const ExportRequest& wish, const Catalogue<View>& views) {
  const Declaration& about = views.at(wish.view).about;
  return {about.id, settings_text(about, typed_settings(about, wish.view_settings))};
}

Scene scene_for(const ExportRequest& wish, const Catalogue<Op>& ops, const Catalogue<View>& views) {
  Scene scene = opened_scene(wish.scene, ops);
  if (wish.input.empty() && !wish.input_side.empty())
    throw Error("--input-side shrinks the picture that --input names; give both.");
  if (!wish.input.empty()) fill_input(scene, wish);
  set_as_typed(scene, wish.dialect, wish.settings, ops);
  if (wish.view.empty() && !wish.view_settings.empty()) throw Error("--view-set changes the view that --view names; give both.");
  if (!wish.view.empty()) scene.views = {view_for(wish, views)};
  return scene;
}

void expect_fitting_view(const ExportRequest& wish, const Study& study, const Catalogue<View>& views) {
  const std::vector<ViewTile> tiles = tiles_of(study, views);
  if (!tiles.empty() && (wish.view.empty() || tiles.front().view->about.id == wish.view)) return;
  std::vector<std::string> others;
  for (const View& view : views)
    if (view.fits(study)) others.push_back(view.about.id);
  throw Error("The view " + wish.view + " cannot show this scene. There is: " + join(others, ", ") + ".");
}

Instants all_steps(const ExportRequest& wish, int steps) {
  const int per_step = wish.frames_per_step.empty() ? 1 : typed_integer("--frames-per-step", wish.frames_per_step, 1, 100);
  if (std::int64_t{steps} * per_step > most_frames)
    throw Error("The film would have " + std::to_string(std::int64_t{steps} * per_step) + " frames, more than the " +
                std::to_string(most_frames) +
                " that Upstamp writes. Lower --frames-per-step, choose a smaller scene, or one --time.");
  return instants_of_all_steps(steps, per_step, wish.speed.empty() ? 1 : typed_number("--speed", wish.speed, 0.1, 20));
}

Instants instants_for(const ExportRequest& wish, const Writer& writer, const Settings& settings, const Study& study) {
  const Timeline timeline = timeline_of(study);
  if (!wish.frames.empty() && wish.frames != "all")
    throw Error("--frames " + shortened(wish.frames) + ": there is only \"all\"; for one picture use --time.");
  if (!wish.frames.empty() && !wish.time.empty())
    throw Error("--time asks for one picture and --frames for all of them; give one of the two.");
  if (!wish.time.empty()) return {{typed_number("--time", wish.time, 0, timeline.steps())}, 1};
  if (wants_all_steps(writer, settings)) return all_steps(wish, timeline.steps());
  if (!wish.frames.empty() || !wish.frames_per_step.empty() || !wish.speed.empty()) {
    throw Error("A ." + writer.about.id +
                " file holds one picture. Use --time to choose it, or a format that moves, such as .gif.");
  }
  return {{poster_time(study.scene, timeline)}, 1};
}

Settings format_settings(const ExportRequest& wish, const Writer& writer) {
  std::vector<std::string> assignments = wish.format_settings;
  if (!wish.dpi.empty()) {
    if (!writer.about.find("dpi"))
      throw Error("A ." + writer.about.id + " file has no dots per inch; leave --dpi out or choose .png.");
    assignments.push_back("dpi=" + wish.dpi);
  }
  Settings settings = typed_settings(writer.about, assignments);
  const auto found = problems(writer.about, settings, [](std::string_view, Axis) { return std::nullopt; });
  if (!found.empty()) throw Error(found.front().sentence);
  return settings;
}

}  // namespace

void export_scene(const ExportRequest& wish) {
  const auto ops = all_ops();
  const auto views = all_views();
  const auto writers = all_writers();
  const Writer& writer = writer_for(wish, writers);
  const Fonts fonts;
  const WriteContext context{
      fonts, format_settings(wish, writer), wish.width.empty() ? 0 : typed_number("--width", wish.width, 5, 5000), {}};
  const Style style = style_named(wish.theme.empty() ? "light" : wish.theme, fonts);
  const Scene scene = scene_for(wish, ops, views);
  const auto study = study_of(scene, ops, rules_of_dialect);
  Instants instants = instants_for(wish, writer, context.settings, *study);
  expect_fitting_view(wish, *study, views);
  Film film = film_of(study, views, instants.times, instants.frames_per_second, style);
  tell(film, study, std::move(instants.times), style);
  film.scene = scene_to_json(scene, ops);
  write_file(wish.output, [&](std::ostream& stream) { writer.write(film, context, stream); });
}

}  // namespace upstamp
