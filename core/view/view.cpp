#include "view/view.h"

#include <cmath>
#include <utility>

#include "base/error.h"
#include "declare/settings_json.h"

namespace upstamp {

#define ENTRY(name) View name();
#include "views.inc"
#undef ENTRY

Catalogue<View> all_views() {
  return {"view",
          {
#define ENTRY(name) name(),
#include "views.inc"
#undef ENTRY
          }};
}

namespace {

bool can_draw(const View& view, const Study& study) { return view.fits(study) && (!study.misfit || view.shows_misfit); }

std::vector<ViewTile> suggested_tiles(const Study& study, const Catalogue<View>& views) {
  constexpr std::size_t most = 2;
  std::vector<std::pair<Suggestion, const View*>> wishes;
  for (const View& view : views) {
    if (!view.suggested || !can_draw(view, study)) continue;
    if (const Suggestion wish = view.suggested(study); wish.place > 0) wishes.push_back({wish, &view});
  }
  std::stable_sort(wishes.begin(), wishes.end(), [](const auto& a, const auto& b) { return a.first.place < b.first.place; });
  wishes.resize(std::min(wishes.size(), most));
  std::vector<ViewTile> tiles;
  for (const auto& [wish, view] : wishes) tiles.push_back({view, {}, !tiles.empty() && wish.beside, wish.share});
  return tiles;
}

}  // namespace

std::vector<ViewTile> tiles_of(const Study& study, const Catalogue<View>& views) {
  std::vector<ViewTile> tiles;
  const auto& wanted = study.scene.views;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const ViewChoice& choice = wanted[i];
    const View& view = views.at(choice.id);
    Settings settings = settings_from_text(view.about, choice.settings, "view " + choice.id);
    const auto wrong = problems(view.about, settings, [](std::string_view, Axis) { return std::nullopt; });
    if (!wrong.empty()) throw Error("view " + choice.id + ": " + wrong.front().sentence);
    if (can_draw(view, study))
      tiles.push_back({&view, std::move(settings), choice.beside, choice.share, choice.height, static_cast<int>(i)});
  }
  if (!tiles.empty()) return tiles;
  return suggested_tiles(study, views);
}

std::shared_ptr<const Study> misfit_to_draw(const Obstacle& obstacle, const Catalogue<View>& views) {
  if (!obstacle.so_far) return nullptr;
  const std::vector<ViewChoice>& wanted = obstacle.so_far->scene.views;
  const auto shows_misfit = [&](const ViewChoice& choice) {
    const View* view = views.find(choice.id);
    return view && view->shows_misfit;
  };
  if (!wanted.empty() && std::none_of(wanted.begin(), wanted.end(), shows_misfit)) return nullptr;
  return tiles_of(*obstacle.so_far, views).empty() ? nullptr : obstacle.so_far;
}

std::shared_ptr<const Study> study_to_draw(const Scene& scene, const Catalogue<Op>& ops, const Catalogue<View>& views,
                                           const DialectRules& rules) {
  const Worked worked = work_out(scene, ops, rules);
  if (worked.study) return worked.study;
  const auto misfit = misfit_to_draw(worked.obstacle, views);
  return misfit ? misfit : study_of(scene, ops, rules);
}

Film film_of(std::shared_ptr<const Study> study, Catalogue<View> views, std::vector<double> times, double frames_per_second,
             Style style) {
  // Frames own what they draw from, because the film may outlive the scene that is edited meanwhile.
  struct Source {
    std::shared_ptr<const Study> study;
    Catalogue<View> views;
    std::vector<double> times;
    Style style;
    Timeline timeline;
    std::vector<ViewTile> tiles;
    Figure at(double time) const { return drawn(tiles, *study, moment_at(timeline, time), style); }
  };
  auto source = std::make_shared<Source>(Source{std::move(study), std::move(views), std::move(times), std::move(style), {}, {}});
  source->timeline = timeline_of(*source->study);
  source->tiles = tiles_of(*source->study, source->views);
  // A picture keeps its size while a step plays, so one look at each step is enough.
  Size size;
  double looked = -1;
  for (const double time : source->times) {
    if (std::exchange(looked, std::ceil(time)) == std::ceil(time)) continue;
    const Figure figure = source->at(time);
    size = {std::max(size.width, figure.size.width), std::max(size.height, figure.size.height)};
  }
  return {static_cast<int>(source->times.size()), frames_per_second, [source, size](int frame) {
            Figure figure = source->at(source->times[static_cast<std::size_t>(frame)]);
            figure.size = size;
            return figure;
          }};
}

}  // namespace upstamp
