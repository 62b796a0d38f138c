// Phases whose maps are colours instead of numbers.
#include <doctest/doctest.h>

#include <cmath>

#include "figure_words.h"
#include "lab/scene_json.h"
#include "view/view.h"

using namespace upstamp;
using namespace upstamp::tests;

TEST_CASE("maps without numbers show them in shades of their phase's colour, the larger the darker, of a picture the lighter") {
  const Fonts fonts;
  for (const bool picture : {false, true}) {
    const auto study = study_of(open_scene("checkerboard_spectrum", all_ops()), all_ops());
    const Tensor& y = study->focused().y;
    Style style = style_named("light", fonts);
    style.numbered = false, style.picture = picture;
    const Figure figure = all_views().at("phases").draw(*study, moment_at(timeline_of(*study), 144), {}, style);
    int maps = 0;
    for_each_placed(figure, [&](const Placed& placed) {
      const auto* cells = std::get_if<Cells>(placed.mark);
      if (!cells || cells->role != Role::output || cells->columns == y.shape.columns) return;
      ++maps;
      for (std::size_t i = 0; i < cells->fills.size(); ++i) {
        const double change = y[cells->cell_tags[i]] - y[cells->cell_tags.front()];
        const int lighter = cells->fills[i].green - cells->fills.front().green;
        CHECK((picture ? lighter : -lighter) * change >= 0);
        if (std::fabs(change) > 3) CHECK(lighter != 0);
      }
    });
    CHECK(maps == 4);
    CHECK(says(figure, picture ? "Lighter cells are larger numbers." : "Darker cells are larger numbers."));
  }
  const auto numbered = study_of(open_scene("opening", all_ops()), all_ops());
  CHECK_FALSE(says(all_views().at("phases").draw(*numbered, {}, {}, style_named("light", fonts)), "cells are larger"));
}

TEST_CASE("the kernels of a picture have numbers, and letters of their phases") {
  const Fonts fonts;
  const auto study = study_of(open_scene("picture_through_kernels", all_ops()), all_ops());
  Style style = style_named("light", fonts);
  style.numbered = false, style.picture = true;
  int numbers = 0, letters = 0;
  for_each_placed(all_views().at("phases").draw(*study, moment_at(timeline_of(*study), 0), {}, style), [&](const Placed& placed) {
    const auto* text = std::get_if<Text>(placed.mark);
    if (!text) return;
    numbers += text->words == "0.444" || text->words == "0.44";
    letters += text->words == "D";
  });
  CHECK(numbers == 18);  // each weight in the kernel and in its part
  CHECK(letters == 6);   // four weights, the part and the map
}
