#include "view/view.h"

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

std::vector<const View*> views_of(const Scene& scene, const Study& study, const Catalogue<View>& views) {
  std::vector<const View*> chosen;
  for (const ViewChoice& choice : scene.views)
    if (const View& view = views.at(choice.id); view.fits(study)) chosen.push_back(&view);
  if (!chosen.empty()) return chosen;
  for (const View& view : views)
    if (view.first_choice && view.fits(study)) chosen.push_back(&view);
  return chosen;
}

Figure drawn(const std::vector<const View*>& views, const Study& study, const Moment& moment, const Style& style) {
  std::vector<Figure> figures;
  for (const View* view : views) figures.push_back(view->draw(study, moment, style));
  if (figures.size() == 1) return std::move(figures.front());
  Figure all;
  all.ground = style.colors.ground;
  for (Figure& figure : figures) {
    all.title = all.title.empty() ? figure.title : all.title;
    all.description += (all.description.empty() ? "" : " ") + figure.description;
    all.size.width = std::max(all.size.width, figure.size.width);
    Group part;
    part.offset = {0, all.size.height};
    part.marks = std::move(figure.marks);
    all.size.height += figure.size.height;
    all.marks.push_back(std::move(part));
  }
  return all;
}

Film film_of(std::shared_ptr<const Study> study, std::vector<View> views, std::vector<double> times, double frames_per_second,
             Style style) {
  // Frames own what they draw from, because the film may outlive the scene that is edited meanwhile.
  struct Source {
    std::shared_ptr<const Study> study;
    std::vector<View> views;
    std::vector<double> times;
    Style style;
    Timeline timeline;
  };
  auto source = std::make_shared<Source>(Source{std::move(study), std::move(views), std::move(times), std::move(style), {}});
  source->timeline = timeline_of(source->study->focused().wiring, source->study->scene.order);
  const auto draw_at = [](const Source& from, double time) {
    std::vector<const View*> chosen;
    for (const View& view : from.views) chosen.push_back(&view);
    return drawn(chosen, *from.study, moment_at(from.timeline, time), from.style);
  };
  Size size;
  for (const double time : source->times) {
    const Figure figure = draw_at(*source, time);
    size = {std::max(size.width, figure.size.width), std::max(size.height, figure.size.height)};
  }
  return {static_cast<int>(source->times.size()), frames_per_second, [source, size, draw_at](int frame) {
            Figure figure = draw_at(*source, source->times[static_cast<std::size_t>(frame)]);
            figure.size = size;
            return figure;
          }};
}

}  // namespace upstamp
