// The frameworks' words: what is said there is heard as it was meant, and what a framework refuses is refused in its dialect.
#include "dialect/dialect.h"

#include <doctest/doctest.h>

#include "lab/lab.h"
#include "lab/scene_json.h"
#include "random_settings.h"

using namespace upstamp;

namespace {

Wording wording_of(const Dialect& dialect, std::string_view name, std::string_view op = "") {
  for (const Wording& wording : dialect.wordings)
    if (wording.name == name && (op.empty() || wording.op == op)) return wording;
  FAIL("there is no " << name);
  return dialect.wordings.front();
}

Scene transposed(const std::string& dialect, const Settings& settings, Shape in = {1, 1, 1, 4}) {
  Scene scene;
  scene.dialect = dialect;
  scene.input_shape = in;
  scene.layers = {Layer{"up", "transposed_conv", settings, {}, "", "", ""}};
  return scene;
}

// One row through a transposed convolution with the weights 1, 2, 3.
std::vector<double> row_through(const Settings& settings) {
  Scene scene = transposed("pytorch", settings);
  scene.layers[0].weights.values = std::make_shared<const Tensor>(Shape{1, 1, 1, 3}, std::vector<double>{1, 2, 3});
  return study_of(scene, all_ops())->focused().y.values;
}

void check_refused(const Scene& scene, const std::string& sentence) {
  const Worked worked = work_out(scene, all_ops(), rules_of_dialect);
  REQUIRE_FALSE(worked.study);
  CHECK_MESSAGE(worked.obstacle.problems.front().sentence.find(sentence) != std::string::npos,
                worked.obstacle.problems.front().sentence);
  CHECK(work_out(scene, all_ops()).study);
}

// The same layer as the framework does it when nothing is said about edges and places.
Settings as_usual(const Wording& wording, const Op& op, const Trial& trial) {
  Layer layer{"", op.about.id, complete(op.about, trial.settings), {}, "", "", ""};
  wording.readings.front().change(layer, trial.in, output_shape(op, trial.settings, trial.in));
  return layer.op == op.about.id ? layer.settings : trial.settings;
}

}  // namespace

TEST_CASE("every wording names an op, its parameters and a place for each argument") {
  const auto ops = all_ops();
  for (const Dialect& dialect : all_dialects())
    for (const Wording& wording : dialect.wordings) {
      INFO(dialect.about.id << ", " << wording.name << " for " << wording.op);
      const Op& op = ops.at(wording.op);
      for (const Word& word : wording.words)
        if (!word.ours.empty()) CHECK(op.about.find(word.ours));
      for (const Rule& rule : wording.rules) CHECK(rule.because.ends_with("."));
      for (const std::string& difference : wording.differences) CHECK(difference.ends_with("."));
      CHECK(wording.statement.find("{y}") != std::string::npos);
      CHECK(static_cast<bool>(op.weight) == !wording.weight_layout.empty());
    }
}

TEST_CASE("what is said in a framework's words is heard as it was meant") {
  const auto ops = all_ops();
  for (const Dialect& dialect : all_dialects())
    for (const Wording& wording : dialect.wordings) {
      if (wording.only_similar) continue;
      const Op& op = ops.at(wording.op);
      Picker pick(7);
      int spoken = 0;
      for (int i = 0; i < 400; ++i) {
        Trial trial = pick.legal_trial(op);
        // Most random settings are no framework's; half of the trials stay near the defaults.
        for (auto one = trial.settings.begin(); i % 2 == 0 && one != trial.settings.end();)
          one = pick.between(0, 3) > 0 ? trial.settings.erase(one) : std::next(one);
        if (!problems(op, trial.settings, trial.in).empty()) continue;
        if (i % 4 == 3 && !wording.readings.empty()) trial.settings = as_usual(wording, op, trial);
        const auto there = said(wording, op, trial.settings, trial.in);
        if (!there) continue;
        ++spoken;
        Settings off_weights;
        for (const Word& word : wording.off_weights)
          if (!word.ours.empty()) off_weights[word.ours] = op.about.value(trial.settings, word.ours);
        const Settings back = heard(wording, op, *there, trial.in, off_weights);
        INFO(dialect.about.id << ", " << wording.name << " for " << op.about.id);
        REQUIRE(output_shape(op, back, trial.in) == output_shape(op, trial.settings, trial.in));
        if (op.needs_switches || op.needs_weights) continue;
        const Tensor x = pick.tensor(trial.in);
        CHECK(wire(op, back, trial.in, {&x, nullptr}).taps == wire(op, trial.settings, trial.in, {&x, nullptr}).taps);
      }
      INFO(dialect.about.id << ", " << wording.name << " for " << wording.op);
      CHECK(spoken > 0);
    }
}

TEST_CASE("with SAME padding a transposed convolution is one cell apart in PyTorch and in TensorFlow") {
  const auto ops = all_ops();
  const Op& op = ops.at("transposed_conv");
  const Shape row{1, 1, 1, 4};
  const Wording keras = wording_of(all_dialects().at("keras"), "keras.layers.Conv2DTranspose");
  const Settings same =
      heard(keras, op,
            {{"filters", 1}, {"kernel_size", PerAxis(1, 3)}, {"strides", PerAxis(1, 2)}, {"padding", std::string("same")}}, row);
  CHECK(row_through(same) == std::vector<double>{1, 2, 5, 4, 9, 6, 13, 8});
  const Settings torch = {
      {"kernel", PerAxis(1, 3)}, {"stride", PerAxis(1, 2)}, {"padding", PerEdge(0, 0, 1, 1)}, {"output_padding", PerAxis(0, 1)}};
  CHECK(row_through(torch) == std::vector<double>{2, 5, 4, 9, 6, 13, 8, 12});
  const Wording onnx = wording_of(all_dialects().at("onnx"), "ConvTranspose");
  const auto in_onnx = [&](const char* auto_pad) {
    return row_through(
        heard(onnx, op, {{"kernel_shape", PerAxis(1, 3)}, {"strides", PerAxis(1, 2)}, {"auto_pad", std::string(auto_pad)}}, row));
  };
  CHECK(in_onnx("SAME_UPPER") == row_through(same));
  CHECK(in_onnx("SAME_LOWER") == row_through(torch));
}

TEST_CASE("Keras' valid and same give its sizes, with output_padding and with kernels shorter than the stride") {
  const auto ops = all_ops();
  const Op& op = ops.at("transposed_conv");
  const Wording keras = wording_of(all_dialects().at("keras"), "keras.layers.Conv2DTranspose");
  for (int kernel = 1; kernel <= 5; ++kernel)
    for (int stride = 1; stride <= 4; ++stride)
      for (const bool same : {false, true}) {
        const Settings there{{"filters", 1},
                             {"kernel_size", PerAxis(kernel)},
                             {"strides", PerAxis(stride)},
                             {"padding", std::string(same ? "same" : "valid")}};
        const Shape in{1, 1, 4, 4};
        CAPTURE(kernel);
        CAPTURE(stride);
        CHECK(output_shape(op, heard(keras, op, there, in), in).rows ==
              (same ? 4 * stride : 3 * stride + std::max(kernel, stride)));
        Settings more = there;
        more["output_padding"] = PerAxis(stride - 1);
        CHECK(output_shape(op, heard(keras, op, more, in), in).rows == 3 * stride + (same ? kernel % 2 : kernel) + stride - 1);
      }
}

TEST_CASE("PyTorch's rules stop what its functions refuse, with the numbers") {
  check_refused(transposed("pytorch", {{"kernel", PerAxis(1, 3)}, {"stride", PerAxis(1, 2)}, {"output_padding", PerAxis(0, 2)}}),
                "PyTorch's output_padding must be smaller than stride or dilation. Here 2 < max(2, 1) is false.");
  check_refused(transposed("pytorch", {{"kernel", PerAxis(1, 3)}, {"padding", PerEdge(0, 0, -1, 0)}}),
                "PyTorch refuses a negative padding.");
  Scene pool;
  pool.input_shape = {1, 1, 5, 5};
  pool.layers = {Layer{"pool", "max_pool", {{"kernel", PerAxis(3)}, {"padding", PerEdge(2)}}, {}, "", "", ""}};
  check_refused(pool, "at most half of its kernel");
  pool.dialect = "onnx";
  CHECK(work_out(pool, all_ops(), rules_of_dialect).study);
  pool.layers = {Layer{"pool", "max_pool", {}, {}, "", "", ""},
                 Layer{"unpool", "max_unpool", {{"output_size", PerAxis(6)}}, {}, "", "", ""}};
  pool.dialect = "pytorch";
  check_refused(pool, "less than one stride");
}

TEST_CASE("Keras refuses a stride together with a dilation") {
  check_refused(transposed("keras", {{"stride", PerAxis(2)}, {"dilation", PerAxis(2)}}, {1, 1, 3, 3}),
                "Keras refuses strides and dilation_rate");
}

TEST_CASE("a scene in a dialect that there is none of is refused by name") {
  const Worked worked = work_out(transposed("pytroch", {}, {1, 1, 3, 3}), all_ops(), rules_of_dialect);
  REQUIRE_FALSE(worked.study);
  CHECK(worked.obstacle.layer == -1);
  CHECK(worked.obstacle.problems.front().sentence.starts_with("There is no dialect \"pytroch\". Did you mean pytorch?"));
}

TEST_CASE("a parameter or value that a framework does not have is refused by its name there") {
  const auto ops = all_ops();
  const Wording linear = wording_of(all_dialects().at("pytorch"), "torch.nn.functional.interpolate", "linear");
  const Shape in{1, 1, 2, 2};
  const auto hear = [&](const Settings& there) { return heard(linear, ops.at("linear"), there, in); };
  CHECK_THROWS_WITH_AS(hear({{"rounding", 1}}), "torch.nn.functional.interpolate has no parameter \"rounding\".", Error);
  CHECK_THROWS_WITH_AS(hear({{"mode", std::string("lanczos")}}), doctest::Contains("mode=lanczos: there is bilinear"), Error);
  CHECK_THROWS_WITH_AS(hear({}), "PyTorch's interpolate needs size or scale_factor.", Error);
  CHECK_THROWS_WITH_AS(hear({{"size", PerAxis(0)}}), doctest::Contains("must be larger than 0"), Error);
}

TEST_CASE("every shipped scene is legal in its dialect") {
  const auto ops = all_ops();
  for (const std::string& name : shipped_scenes()) {
    CAPTURE(name);
    CHECK_NOTHROW(study_of(open_scene(name, ops), ops, rules_of_dialect));
  }
}

TEST_CASE("on the bench a setting that the dialect refuses is an obstacle, and the last good picture stays") {
  Lab lab(transposed("pytorch", {{"stride", PerAxis(2)}}, {1, 1, 3, 3}), all_ops(), rules_of_dialect);
  REQUIRE(lab.study());
  const auto before = lab.study();
  lab.apply(
      {"Change output_padding", transposed("pytorch", {{"stride", PerAxis(2)}, {"output_padding", PerAxis(2)}}, {1, 1, 3, 3})});
  CHECK(lab.study() == before);
  CHECK(lab.obstacle().problems.size() == 1);
}
