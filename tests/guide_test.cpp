// The arithmetic animations of the guide of 2016 as shipped scenes: each with the sizes and the number of steps of its original.
#include <doctest/doctest.h>

#include "lab/scene_json.h"
#include "lab/timeline.h"

using namespace upstamp;

namespace {

struct Original {
  const char* name;
  int in, out, steps;
};

constexpr Original originals[] = {
    {"no_padding_no_strides", 4, 2, 4},
    {"no_padding_no_strides_transposed", 2, 4, 16},
    {"arbitrary_padding_no_strides", 5, 6, 36},
    {"arbitrary_padding_no_strides_transposed", 6, 5, 25},
    {"same_padding_no_strides", 5, 5, 25},
    {"same_padding_no_strides_transposed", 5, 5, 25},
    {"full_padding_no_strides", 5, 7, 49},
    {"full_padding_no_strides_transposed", 7, 5, 25},
    {"no_padding_strides", 5, 2, 4},
    {"no_padding_strides_transposed", 2, 5, 25},
    {"padding_strides", 5, 3, 9},
    {"padding_strides_transposed", 3, 5, 25},
    {"padding_strides_odd", 6, 3, 9},
    {"padding_strides_odd_transposed", 3, 6, 36},
    {"dilation", 7, 3, 9},
    {"numerical_no_padding_no_strides", 5, 3, 9},
    {"numerical_padding_strides", 5, 3, 9},
    {"numerical_max_pooling", 5, 3, 9},
    {"numerical_average_pooling", 5, 3, 9},
};

}  // namespace

TEST_CASE("the guide's animations are shipped with the sizes and steps of the originals, in gather order") {
  const auto ops = all_ops();
  for (const Original& original : originals) {
    INFO(std::string(original.name));
    const auto study = study_of(open_scene("guide_" + std::string(original.name), ops), ops);
    const LayerStudy& layer = study->focused();
    CHECK(layer.x.shape == Shape{1, 1, original.in, original.in});
    CHECK(layer.y.shape == Shape{1, 1, original.out, original.out});
    CHECK(study->scene.order == Order::gather);
    CHECK(timeline_of(layer.wiring, study->scene.order).steps() == original.steps);
  }
}
