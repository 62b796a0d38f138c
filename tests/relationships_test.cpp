// The guide's relationships against the program's own sizes, over thousands of settings.
#include "reason/relationships.h"

#include <doctest/doctest.h>

#include <set>

#include "lab/scene_json.h"

using namespace upstamp;

namespace {

std::optional<SlidingAxis> axis_of(const Op& op, const Settings& settings, int in) {
  if (!problems(op, settings, {1, 1, 1, in}).empty()) return std::nullopt;
  LayerStudy layer;
  layer.op = std::make_shared<const Op>(op);
  layer.wiring = wire(op, settings, {1, 1, 1, in}, {});
  return sliding_axis(layer, Axis::columns);
}

// Checks every relationship that holds; answers which one is said.
int checked(const SlidingAxis& axis) {
  for (const Relationship& one : relationships())
    if (one.holds(axis)) {
      INFO(one.number << ": i " << axis.i << " k " << axis.k << " s " << axis.s << " p " << axis.p_begin << " d " << axis.d
                      << " a " << axis.a);
      CHECK(one.formula.evaluate(letters_of(axis)) == axis.o);
    }
  const Relationship* said = relationship_of(axis);
  return said ? said->number : 0;
}

}  // namespace

TEST_CASE("each relationship that holds gives the size that comes out, and each is said of some settings") {
  const auto ops = all_ops();
  std::set<int> said;
  for (int in = 1; in <= 7; ++in)
    for (int kernel = 1; kernel <= 5; ++kernel)
      for (int stride = 1; stride <= 3; ++stride)
        for (int dilation = 1; dilation <= 2; ++dilation)
          for (int padding = -1; padding <= 4; ++padding)
            for (int more = 0; more <= 2; ++more)
              for (const char* id : {"conv", "transposed_conv"}) {
                Settings settings{{"kernel", PerAxis(1, kernel)},
                                  {"stride", PerAxis(1, stride)},
                                  {"dilation", PerAxis(1, dilation)},
                                  {"padding", PerEdge(0, 0, padding, padding)}};
                if (id == std::string("transposed_conv"))
                  settings.insert({"output_padding", PerAxis(0, more)});
                else if (more > 0)
                  settings["padding"] = PerEdge(0, 0, padding, padding + more);
                if (const auto axis = axis_of(ops.at(id), settings, in)) said.insert(checked(*axis));
              }
  for (const bool ceil_mode : {false, true})
    for (int in = 2; in <= 7; ++in)
      for (int stride = 0; stride <= 3; ++stride)
        if (const auto axis = axis_of(ops.at("average_pool"),
                                      {{"kernel", PerAxis(1, 2)}, {"stride", PerAxis(1, stride)}, {"ceil_mode", ceil_mode}}, in))
          said.insert(checked(*axis));
  // 0: settings for which the guide has none.
  CHECK(said == std::set<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
}

TEST_CASE("the guide's scenes have the guide's relationships") {
  const auto ops = all_ops();
  const std::pair<const char*, int> known[] = {{"no_padding_no_strides", 1},
                                               {"arbitrary_padding_no_strides", 2},
                                               {"same_padding_no_strides", 3},
                                               {"full_padding_no_strides", 4},
                                               {"no_padding_strides", 5},
                                               {"padding_strides", 6},
                                               {"numerical_average_pooling", 7},
                                               {"no_padding_no_strides_transposed", 8},
                                               {"arbitrary_padding_no_strides_transposed", 9},
                                               {"same_padding_no_strides_transposed", 10},
                                               {"full_padding_no_strides_transposed", 11},
                                               {"no_padding_strides_transposed", 12},
                                               {"padding_strides_transposed", 13},
                                               {"padding_strides_odd_transposed", 14},
                                               {"dilation", 15}};
  for (const auto& one : known) {
    const std::string name = one.first;
    INFO(name);
    const auto study = study_of(open_scene("guide_" + name, ops), ops);
    const auto axis = sliding_axis(study->focused(), Axis::rows);
    REQUIRE(axis);
    REQUIRE(relationship_of(*axis));
    CHECK(relationship_of(*axis)->number == one.second);
  }
}

TEST_CASE("the guide has no number for dilated transposes, uneven padding and what does not slide") {
  const auto ops = all_ops();
  const auto number = [&](const Settings& settings) {
    const auto axis = axis_of(ops.at("transposed_conv"), settings, 3);
    return axis ? checked(*axis) : -1;
  };
  CHECK(number({{"dilation", PerAxis(2)}}) == 0);
  CHECK(number({{"padding", PerEdge(0, 0, 0, 1)}}) == 0);
  CHECK(number({{"stride", PerAxis(1)}, {"padding", PerEdge(0, 0, 3, 3)}, {"kernel", PerAxis(1, 3)}}) == -1);
  CHECK(number({{"stride", PerAxis(2)}, {"output_padding", PerAxis(1)}}) == 14);
  CHECK_FALSE(axis_of(ops.at("nearest"), {}, 3));
}
