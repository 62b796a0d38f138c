// A view is a pure function from a study and a moment to a figure. It knows no op by name: it draws wirings. What it looks at is
// study.focused(), which may be several layers seen as one; it keeps within style.page where that is possible at all, with
// smaller cells, fewer channels, shorter lines.
#pragma once
#include <functional>
#include <vector>

#include "declare/catalogue.h"
#include "declare/declare.h"
#include "figure/film.h"
#include "figure/style.h"
#include "lab/timeline.h"

namespace upstamp {

// How much a view wants to be shown when a scene does not say which it wants: the two with the lowest places are, in that order.
struct Suggestion {
  int place = 0;        // 0: not at all
  bool beside = false;  // beside the first, else below it
  double share = 1;     // of the row, where it is beside
};

struct View {
  Declaration about;
  std::function<bool(const Study&)> fits;
  std::function<Suggestion(const Study&)> suggested;  // asked where it fits; empty: never
  // Settings in degrees that dragging its picture across and down changes; "" for pictures that lie flat.
  std::string turned_across, turned_down;
  bool shows_all_layers = false;  // not the layer in focus alone
  bool shows_misfit = false;      // whether it can draw a study that ends with one
  // The settings are those of `about`; absent ones mean its defaults.
  std::function<Figure(const Study&, const Moment&, const Settings&, const Style&)> draw;
};

// Builds a view from a plain struct of settings, so that drawing reads settings.member.
template <class Plain>
View make_view(const Declare<Plain>& declare, bool (*fits)(const Study&),
               Figure (*draw)(const Study&, const Moment&, const Plain&, const Style&)) {
  View view;
  view.about = declare.declaration();
  view.fits = fits;
  view.draw = [read = declare.reader(), draw](const Study& study, const Moment& moment, const Settings& settings,
                                              const Style& style) { return draw(study, moment, read(settings), style); };
  return view;
}

// Every file of core/views, in alphabetical order.
Catalogue<View> all_views();

// A view of a scene with its settings and its place among the others.
struct ViewTile {
  const View* view = nullptr;
  Settings settings;
  bool beside = false;
  double share = 1, height = 1;
  int choice = -1;  // which of the scene's views it is; -1 = the scene names none
};
// The views a scene asks for, else the two suggested most; throws Error for an unknown id or setting. Views that do not fit are
// left out, and of a study that ends with a misfit all that cannot show it.
std::vector<ViewTile> tiles_of(const Study&, const Catalogue<View>&);

// The layers before two maps that do not fit, where the scene's views or the suggested ones show that; else null.
std::shared_ptr<const Study> misfit_to_draw(const Obstacle&, const Catalogue<View>&);
// The scene worked out for drawing, or such a part of it. Throws Error as study_of does.
std::shared_ptr<const Study> study_to_draw(const Scene&, const Catalogue<Op>&, const Catalogue<View>&, const DialectRules& = {});

// Views side by side and one below the other, in one figure, and where each of them lies in it.
struct Sheet {
  Figure figure;
  std::vector<Rect> tiles;
};
// The page with which the tiles fill a place of that size, in points; type is never larger than in a figure of its own.
Size page_filling(const std::vector<ViewTile>&, Size place);
Sheet laid_out(const std::vector<ViewTile>&, const Study&, const Moment&, const Style&);
Figure drawn(const std::vector<ViewTile>&, const Study&, const Moment&, const Style&);

// The scene as a film. `times` are in steps; all frames get the size of the largest.
Film film_of(std::shared_ptr<const Study>, Catalogue<View>, std::vector<double> times, double frames_per_second, Style);

}  // namespace upstamp
