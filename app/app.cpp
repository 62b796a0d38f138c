#include "app.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/link.h"
#include "cli/wished_scene.h"
#include "dialect/dialect.h"

namespace upstamp {
namespace {

constexpr double glide_seconds = 0.24;  // one step; several take no longer

Scene first_scene(const WindowWish& wish, const Catalogue<Op>& ops) {
  return wished_scene(wish.scene.empty() ? std::string(opening_scene()) : wish.scene, wish.dialect, wish.settings, ops);
}

// Time's resting places by number: 0 is the start, n the middle of step n, steps + 1 the end.
double resting_place(int number, int steps) {
  if (number <= 0) return 0;
  return number > steps ? steps : number - 0.5;
}

}  // namespace

Document document_of(const std::string& opened_by, const Scene& scene) {
  Document document;
  document.opened = scene;
  document.name = opened_by.starts_with(link_start) ? "linked scene" : opened_by;
  const std::vector<std::string> names = shipped_scenes();
  if (std::find(names.begin(), names.end(), opened_by) != names.end())
    document.shipped = opened_by;
  else if (opened_by.ends_with(".json"))
    document.path = opened_by;
  return document;
}

App::App(const WindowWish& wish, std::shared_ptr<const Fonts> with_fonts)
    : fonts(std::move(with_fonts)),
      views(all_views()),
      writers(all_writers()),
      lab(first_scene(wish, all_ops()), all_ops(), rules_of_dialect),
      gallery(shipped_gallery()) {
  if (!lab.study())
    throw Error(lab.obstacle().problems.empty() ? "The scene cannot be shown." : lab.obstacle().problems.front().sentence);
  tiles_of(*lab.study(), views);
  if (!wish.theme.empty()) desk.theme = wish.theme;
  style_named(desk.theme, *fonts);
  desk.scale = wish.scale;
  const std::string name = wish.scene.empty() ? std::string(opening_scene()) : wish.scene;
  document = document_of(name, lab.scene());
  lab.set_time(wish.time.value_or(first_look));
}

void App::apply(const Edit& edit) {
  lab.apply(edit);
  desk.hint = false;
  drop_stale_tags(*this);
}

void App::undo() {
  lab.undo();
  drop_stale_tags(*this);
}

void App::redo() {
  lab.redo();
  drop_stale_tags(*this);
}

void App::say(std::string words, bool warning) {
  std::erase_if(toasts, [&](const Toast& toast) { return toast.words == words; });
  toasts.push_back({std::move(words), warning, session.now});
}

Style App::style() const {
  Style style = style_named(desk.theme, *fonts);
  style.hovered = session.hovered;
  style.pinned = session.pinned;
  return style;
}

std::shared_ptr<const Study> App::shown() const {
  const std::shared_ptr<const Study> misfit = misfit_to_draw(lab.obstacle(), views);
  return misfit ? misfit : lab.study();
}

Sheet App::sheet() const {
  const std::shared_ptr<const Study> study = shown();
  if (!study) return {};
  const std::vector<ViewTile> tiles = tiles_of(*study, views);
  Style style = this->style();
  if (session.canvas.width > 0) style.page = page_filling(tiles, session.canvas);
  if (study == lab.study()) return laid_out(tiles, *study, lab.moment(), style);
  const Timeline timeline = timeline_of(*study);
  return laid_out(tiles, *study, moment_at(timeline, timeline.steps()), style);
}

void advance(App& app, double seconds) {
  Session& session = app.session;
  session.now += seconds;
  std::erase_if(app.toasts, [&](const Toast& toast) { return session.now - toast.since > toast_seconds; });
  if (session.glide) {
    const double share = (session.now - session.glide->since) / glide_seconds;
    app.lab.set_time(between(session.glide->from, session.glide->to, eased(share)));
    if (share >= 1) session.glide.reset();
  } else if (session.playing) {
    const double time = app.lab.time() + seconds * session.speed;
    const int steps = app.steps();
    if (time < steps || steps == 0) {
      app.lab.set_time(time);
    } else {
      app.lab.set_time(session.loop ? std::fmod(time, steps) : steps);
      session.playing = session.loop;
    }
  }
}

void play(App& app, bool playing) {
  app.desk.hint = false;
  app.session.glide.reset();
  if (playing && app.lab.time() >= app.steps()) app.lab.set_time(0);
  app.session.playing = playing && app.steps() > 0;
}

void go_to(App& app, double time) {
  app.desk.hint = false;
  app.session.glide.reset();
  app.session.playing = false;
  app.lab.set_time(time);
}

void step_by(App& app, int resting_places) {
  const int steps = app.steps();
  const double from = app.session.glide ? app.session.glide->to : app.lab.time();
  constexpr double near = 1e-6;
  // The place reached by going on (or back) from between two places is the nearest in that direction.
  const int here =
      resting_places > 0 ? static_cast<int>(std::floor(from + 0.5 + near)) : static_cast<int>(std::ceil(from + 0.5 - near));
  const int at_start = from <= near ? 0 : here;
  const int at = from >= steps - near ? steps + 1 : at_start;
  const double to = resting_place(std::clamp(at + resting_places, 0, steps + 1), steps);
  const double now = app.lab.time();
  go_to(app, now);
  if (app.style().motion)
    app.session.glide = Glide{now, to, app.session.now};
  else
    app.lab.set_time(to);
}

bool animating(const App& app) { return app.session.playing || app.session.glide || !app.gallery.complete(); }

void drop_stale_tags(App& app) {
  if (!app.lab.study()) return;
  for (Tag* tag : {&app.session.hovered, &app.session.pinned})
    if (tag->role != Role::none && !in_grid(*app.lab.study(), *tag)) *tag = Tag{};
  if (app.session.typed && !source_of(*app.lab.study(), app.session.typed->tag)) app.session.typed.reset();
}

}  // namespace upstamp
