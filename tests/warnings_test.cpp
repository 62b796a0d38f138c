// Each rule of thumb: when it speaks, what it says, when it is silent, and that what it offers mends.
#include <doctest/doctest.h>

#include "reason/warnings.h"

#include <set>

#include "lab/scene_json.h"

using namespace upstamp;

namespace {

Layer layer_of(const std::string& op, Settings settings) {
  Layer layer;
  layer.id = op, layer.op = op, layer.settings = std::move(settings);
  return layer;
}

Scene one_layer(const std::string& op, Settings settings, Shape in = {1, 1, 3, 3}) {
  Scene scene;
  scene.input_shape = in;
  scene.layers = {layer_of(op, std::move(settings))};
  return scene;
}

// Values fall from the first cell on, so that every window's maximum is its first cell.
Scene pooled_and_unpooled(int rows, int columns, Settings settings) {
  Scene scene = one_layer("max_pool", {}, {1, 1, rows, columns});
  Tensor falling(scene.input_shape);
  for (int cell = 0; cell < falling.shape.cells(); ++cell) falling[cell] = static_cast<double>(falling.shape.cells()) - cell;
  scene.input.values = std::make_shared<const Tensor>(falling);
  scene.layers.push_back(layer_of("max_unpool", std::move(settings)));
  return scene;
}

std::vector<Warning> warnings_of(const Scene& scene) {
  const auto study = study_of(scene, all_ops());
  return warnings(*study, static_cast<int>(study->layers.size()) - 1);
}

std::vector<std::string> ids_of(const Scene& scene) {
  std::vector<std::string> ids;
  for (const Warning& warning : warnings_of(scene)) ids.push_back(warning.id);
  return ids;
}

// The one warning of a scene, after each of its remedies was tried; with `same_size` they may not change the output's size.
Warning mended(const Scene& scene, bool same_size) {
  const std::vector<Warning> found = warnings_of(scene);
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found.front().remedies.empty());
  const auto ops = all_ops();
  for (const Remedy& remedy : found.front().remedies) {
    INFO(remedy.words);
    Scene better = scene;
    for (const auto& [parameter, value] : remedy.changes) better.layers.back().settings.insert_or_assign(parameter, value);
    CHECK(ids_of(better).empty());
    if (same_size) CHECK(study_of(better, ops)->layers.back().y.shape == study_of(scene, ops)->layers.back().y.shape);
  }
  return found.front();
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a kernel that is no multiple of the stride is warned of, and a multiple of it of the same output size mends that") {
  const Warning warning = mended(one_layer("transposed_conv", {{"padding", PerEdge(1)}, {"output_padding", PerAxis(1)}}), true);
  CHECK(warning.id == "kernel_not_divisible");
  CHECK(
      warning.sentence ==
      "Along both axes kernel 3 is no multiple of stride 2: 1, 2 or 4 stamps meet in an output cell away from the border, 1 or 2 "
      "along each axis. With these weights a constant input comes out as a checkerboard.");
  REQUIRE(warning.remedies.size() == 2);
  CHECK(warning.remedies[0].words == "kernel = 4, output_padding = 0");
  CHECK(warning.remedies[0].sentence == "Setting kernel to 4 and output_padding to 0 evens out the inside.");
  CHECK(warning.remedies[1].words == "kernel = 2, padding = 0, output_padding = 0");
  mended(one_layer("transposed_conv", {{"kernel", PerAxis(7, 4)}}), true);
  CHECK(ids_of(one_layer("transposed_conv", {{"kernel", PerAxis(4)}})).empty());
  CHECK(ids_of(one_layer("transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(1)}})).empty());
  CHECK(ids_of(one_layer("conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}})).empty());
}

TEST_CASE("uneven overlap is called a pattern only where the weights make one of a constant input") {
  const auto sentence = [](Scene scene, std::vector<double> weights) {
    const auto side = static_cast<int>(scene.input_shape.rows == 1 ? 1 : 3);
    scene.layers.front().weights.values = std::make_shared<const Tensor>(Shape{1, 1, side, 3}, std::move(weights));
    return warnings_of(scene).front().sentence;
  };
  const Scene plane = one_layer("transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}}, {1, 1, 4, 4});
  CHECK(sentence(plane, {1, 2, 1, 2, 4, 2, 1, 2, 1})
            .ends_with("With these weights a constant input stays even; with others it can come out as a checkerboard."));
  CHECK(sentence(plane, {1, 2, 1, 1, 2, 1, 1, 2, 1}).ends_with("With these weights a constant input comes out as stripes."));
  const Scene row = one_layer("transposed_conv", {{"kernel", PerAxis(1, 3)}, {"stride", PerAxis(1, 2)}}, {1, 1, 1, 5});
  CHECK(sentence(row, {1, 2, 1}) ==
        "Along the columns kernel 3 is no multiple of stride 2: 1 or 2 stamps meet in an output cell away from the border. With "
        "these weights a constant input stays even; with others it can come out as stripes.");
  const Scene cell = one_layer("transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}}, {1, 1, 1, 1});
  CHECK(warnings_of(cell).empty());
}

TEST_CASE("a kernel smaller than the stride is warned of on the axis where it is") {
  const Warning warning = mended(one_layer("transposed_conv", {{"kernel", PerAxis(2, 3)}, {"stride", PerAxis(3)}}), true);
  CHECK(warning.id == "kernel_smaller_than_stride");
  CHECK(warning.sentence ==
        "Along the rows kernel 2 is smaller than stride 3: no stamp reaches 1 of every 3 output cells, here 18 of 72.");
  CHECK(ids_of(one_layer("transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(3)}})).empty());
}

TEST_CASE("a stride and a dilation with a common divisor are warned of") {
  const Settings settings{{"kernel", PerAxis(4)}, {"dilation", PerAxis(2)}, {"padding", PerEdge(2)}};
  const Warning warning = mended(one_layer("transposed_conv", settings), true);
  CHECK(warning.id == "holes");
  CHECK(warning.sentence ==
        "Along both axes stride 2 and dilation 2 have the common divisor 2, so stamps reach only every 2nd place: no stamp "
        "reaches 3 of every 4 output cells, here 33 of 49.");
  mended(one_layer("transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}, {"dilation", PerAxis(2)}}), true);
  CHECK(ids_of(one_layer("transposed_conv", {{"kernel", PerAxis(4)}, {"dilation", PerAxis(3)}})).empty());
}

TEST_CASE("the cells said to get nothing are those that no tap leads to") {
  for (const auto& settings : {Settings{{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}, {"dilation", PerAxis(2)}},
                               Settings{{"kernel", PerAxis(2, 3)}, {"stride", PerAxis(3)}, {"output_padding", PerAxis(1)}}}) {
    const Scene scene = one_layer("transposed_conv", settings);
    const std::vector<int> counts = overlap(study_of(scene, all_ops())->layers.front().wiring);
    const std::string said =
        ", here " + std::to_string(std::count(counts.begin(), counts.end(), 0)) + " of " + std::to_string(counts.size()) + ".";
    CHECK(warnings_of(scene).front().sentence.ends_with(said));
  }
}

TEST_CASE("what is offered against uneven stamps keeps the size and brings no other warning") {
  int offered = 0;
  for (int kernel = 1; kernel <= 6; ++kernel)
    for (int stride = 2; stride <= 4; ++stride)
      for (int dilation = 1; dilation <= 2; ++dilation)
        for (int padding = 0; padding <= 1; ++padding) {
          const Scene scene = one_layer("transposed_conv", {{"kernel", PerAxis(kernel)},
                                                            {"stride", PerAxis(stride)},
                                                            {"dilation", PerAxis(dilation)},
                                                            {"padding", PerEdge(padding)},
                                                            {"output_padding", PerAxis(1)}});
          const Worked worked = work_out(scene, all_ops());
          if (!worked.study) continue;
          for (const Warning& warning : warnings(*worked.study, 0)) {
            if (warning.id == "padding_too_large") continue;
            for (const Remedy& remedy : warning.remedies) {
              Scene better = scene;
              for (const auto& [parameter, value] : remedy.changes)
                better.layers.back().settings.insert_or_assign(parameter, value);
              INFO("kernel " << kernel << " stride " << stride << " dilation " << dilation << " padding " << padding << ": "
                             << remedy.words);
              CHECK(ids_of(better).empty());
              CHECK(study_of(better, all_ops())->layers.back().y.shape == worked.study->layers.back().y.shape);
              ++offered;
            }
          }
        }
  CHECK(offered > 50);
}

TEST_CASE("what changes the output's size says so") {
  const Warning warning = warnings_of(one_layer("conv", {{"padding", PerEdge(3)}})).front();
  CHECK(warning.remedies.front().sentence == "Setting padding to 2 lets every cell count, and makes the output 5 × 5.");
}

TEST_CASE("a padding that is not smaller than the kernel's reach is warned of, on either side of the layer") {
  const Warning cut =
      mended(one_layer("transposed_conv", {{"kernel", PerAxis(2)}, {"padding", PerEdge(2, 0, 0, 0)}}, {1, 1, 5, 5}), false);
  CHECK(cut.id == "padding_too_large");
  CHECK(cut.sentence ==
        "Along the rows padding 2 is not smaller than the kernel's reach of 2 cells: it cuts the outermost stamps off whole, and "
        "their input cells count for nothing.");
  CHECK(ids_of(one_layer("transposed_conv", {{"kernel", PerAxis(2)}, {"padding", PerEdge(1)}}, {1, 1, 5, 5})).empty());
  CHECK(mended(one_layer("conv", {{"padding", PerEdge(3)}}), false).sentence ==
        "Along both axes padding 3 is not smaller than the kernel's reach of 3 cells: the outermost output cells see padding "
        "alone.");
  CHECK(ids_of(one_layer("conv", {{"padding", PerEdge(2)}})).empty());
  // Windows begin at 0 and 3, so the last one still has input cells.
  CHECK(
      ids_of(one_layer("conv", {{"kernel", PerAxis(2)}, {"stride", PerAxis(3)}, {"padding", PerEdge(0, 2, 0, 2)}}, {1, 1, 4, 4}))
          .empty());
}

TEST_CASE("output_padding gives back what padding cut off at the end") {
  const Settings cut{{"kernel", PerAxis(2)}, {"padding", PerEdge(0, 2, 0, 2)}};
  Settings given_back = cut;
  given_back.insert_or_assign("output_padding", PerAxis(1));
  CHECK(ids_of(one_layer("transposed_conv", cut, {1, 1, 5, 5})) == Ids{"padding_too_large"});
  CHECK(ids_of(one_layer("transposed_conv", given_back, {1, 1, 5, 5})).empty());
  mended(one_layer("transposed_conv", cut, {1, 1, 5, 5}), false);
}

TEST_CASE("a scale that gives no whole number of cells is warned of") {
  const Warning warning = mended(one_layer("linear", {{"scale", Factor(1.5)}}, {1, 1, 4, 5}), false);
  CHECK(warning.id == "scale_falls_short");
  CHECK(warning.sentence == "5 columns times 1.5 are 7.5, which is rounded down to 7.");
  REQUIRE(warning.remedies.size() == 2);
  CHECK(warning.remedies[0].words == "size = 6 × 8");
  CHECK(warning.remedies[1].words == "size = 6 × 7");
  mended(one_layer("nearest", {{"scale", Factor(120.0 / 88)}}, {1, 1, 88, 88}), false);
  CHECK(ids_of(one_layer("linear", {{"scale", Factor(1.5)}}, {1, 1, 4, 4})).empty());
  CHECK(ids_of(one_layer("linear", {{"size", PerAxis(7)}, {"scale", Factor(1.5)}}, {1, 1, 5, 5})).empty());
}

TEST_CASE("unpooling into another size than was pooled is warned of") {
  const Warning warning = mended(pooled_and_unpooled(5, 5, {}), false);
  CHECK(warning.id == "unpooled_size");
  CHECK(warning.sentence.starts_with("The map that was pooled is 5 × 5, but this output is 4 × 4:"));
  REQUIRE(warning.remedies.size() == 1);
  CHECK(warning.remedies.front().words == "output_size = 5");
  CHECK(ids_of(pooled_and_unpooled(4, 4, {})).empty());
}

TEST_CASE("every rule of thumb has an id of its own, a sentence of doc and a source") {
  std::set<std::string> ids;
  for (const RuleOfThumb& rule : rules_of_thumb()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK(rule.doc.ends_with("."));
    CHECK_FALSE(rule.effect.empty());
    CHECK_FALSE(rule.source.empty());
  }
}

TEST_CASE("every shipped scene can be looked at, and every remedy offered for it is legal") {
  const auto ops = all_ops();
  for (const std::string& name : shipped_scenes()) {
    CAPTURE(name);
    const auto study = study_of(open_scene(name, ops), ops);
    for (std::size_t index = 0; index < study->layers.size(); ++index)
      for (const Warning& warning : warnings(*study, static_cast<int>(index)))
        for (const Remedy& remedy : warning.remedies) {
          Scene better = study->scene;
          for (const auto& [parameter, value] : remedy.changes) better.layers[index].settings.insert_or_assign(parameter, value);
          const LayerStudy& layer = study->layers[index];
          CHECK(problems(*layer.op, better.layers[index].settings, layer.x.shape).empty());
        }
  }
}
