#include "figure_checks.h"

#include <doctest/doctest.h>

#include <cmath>

#include "lab/timeline.h"

namespace upstamp::tests {
namespace {

// The box of the letters themselves: from the height of capitals to the baseline.
Rect ink_box(const Text& text, Point offset, const Fonts& fonts) {
  const double width = fonts.width(text.words, text.face, text.size), height = fonts.cap_height(text.face, text.size);
  const double x = text.at.x - (text.anchor == Anchor::middle ? width / 2 : text.anchor == Anchor::end ? width : 0);
  return {x + offset.x, text.at.y - height + offset.y, width, height};
}

bool all_finite(const Figure& figure) {
  bool finite = std::isfinite(figure.size.width) && std::isfinite(figure.size.height);
  const auto check = [&](double number) { finite = finite && std::isfinite(number); };
  for_each_placed(figure, [&](const Placed& placed) {
    check(placed.offset.x), check(placed.offset.y);
    if (const auto* text = std::get_if<Text>(placed.mark)) check(text->at.x), check(text->at.y), check(text->size);
    if (const auto* cells = std::get_if<Cells>(placed.mark))
      check(cells->box.x), check(cells->box.y), check(cells->box.width), check(cells->box.height);
    if (const auto* path = std::get_if<Path>(placed.mark))
      for (const auto& contour : path->contours)
        for (const Point& point : contour.points) check(point.x), check(point.y);
  });
  return finite;
}

void check_texts(const Figure& figure, const Fonts& fonts) {
  const Contents contents = contents_of(figure, fonts);
  const Rect page{0, 0, figure.size.width, figure.size.height};
  for (std::size_t i = 0; i < contents.texts.size(); ++i) {
    const PlacedText& text = contents.texts[i];
    INFO(text.words);
    CHECK(inside(text.ink, page));
    for (std::size_t k = i + 1; k < contents.texts.size(); ++k)
      if (overlapping(text.ink, contents.texts[k].ink))
        FAIL_CHECK("\"" << text.words << "\" overlaps \"" << contents.texts[k].words << "\"");
    for (const Rect& cell : contents.cells)
      if (overlapping(text.ink, cell) && !inside(text.ink, cell)) FAIL_CHECK("\"" << text.words << "\" sticks out of its cell");
  }
}

}  // namespace

Contents contents_of(const Figure& figure, const Fonts& fonts) {
  Contents contents;
  for_each_placed(figure, [&](const Placed& placed) {
    if (const auto* text = std::get_if<Text>(placed.mark)) {
      if (!text->words.empty()) contents.texts.push_back({text->words, ink_box(*text, placed.offset, fonts)});
    } else if (const auto* cells = std::get_if<Cells>(placed.mark)) {
      // A stamp in flight covers what it flies over.
      if (placed.opacity < 1) return;
      const double width = cells->box.width / cells->columns, height = cells->box.height / cells->rows;
      for (int i = 0; i < cells->rows * cells->columns; ++i)
        contents.cells.push_back(
            Rect{cells->box.x + i % cells->columns * width, cells->box.y + i / cells->columns * height, width, height}.moved(
                placed.offset));
    }
  });
  return contents;
}

bool overlapping(const Rect& a, const Rect& b) {
  constexpr double touch = 0.01;
  const Rect both = intersected(a, b);
  return both.width > touch && both.height > touch;
}

bool inside(const Rect& inner, const Rect& outer) {
  constexpr double touch = 0.01;
  return inner.x >= outer.x - touch && inner.y >= outer.y - touch && inner.right() <= outer.right() + touch &&
         inner.bottom() <= outer.bottom() + touch;
}

void check_view(const View& view, const Study& study, const Settings& settings, const Style& style, double time, bool twice) {
  const Timeline timeline = timeline_of(study);
  const Moment moment = moment_at(timeline, time * timeline.steps());
  const Figure figure = view.draw(study, moment, settings, style);
  CHECK(all_finite(figure));
  if (twice) CHECK(figure == view.draw(study, moment, settings, style));
  CHECK_FALSE(figure.title.empty());
  CHECK_FALSE(figure.description.empty());
  const Rect ink = bounds(figure, *style.fonts);
  CHECK(inside(ink, {0, 0, figure.size.width, figure.size.height}));
  // A stamp in flight passes over headings and other cells; it is judged before it starts and after it has landed.
  const Motion motion = moment.cell < 0 ? Motion{} : motion_at(moment.progress, style.motion);
  if (motion.travel <= 0 || motion.travel >= 1) check_texts(figure, *style.fonts);
}

}  // namespace upstamp::tests
