// What must be true of every op, asked of all of them: a new file in core/ops is tested by being there.
#include <doctest/doctest.h>
#include <Eigen/SparseCore>

#include "random_settings.h"

using namespace upstamp;

namespace {

constexpr int trials = 300;

double dot(const Tensor& a, const Tensor& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) sum += a.values[i] * b.values[i];
  return sum;
}

Tensor without_offsets(Wiring wiring, const Tensor& x, const Tensor& w) {
  wiring.offsets.clear();
  return apply_wiring(wiring, x, w);
}

bool is_sentence(const std::string& text) {
  return text.size() > 10 && std::isupper(static_cast<unsigned char>(text[0])) && text.back() == '.';
}

bool is_number(const Parameter& parameter) {
  return parameter.choices.empty() && !std::holds_alternative<bool>(parameter.initial);
}

}  // namespace

TEST_CASE("there is every op of the field, in alphabetical order") {
  std::vector<std::string> ids;
  for (const Op& op : all_ops()) ids.push_back(op.about.id);
  CHECK(std::is_sorted(ids.begin(), ids.end()));
  for (const char* id :
       {"add",     "area",           "average_pool", "average_unpool",  "batch_norm",    "bed_of_nails",    "bias",
        "concat",  "conv",           "cubic",        "depth_to_space",  "fold",          "lanczos",         "leaky_relu",
        "linear",  "max_pool",       "max_unpool",   "nearest",         "pixel_shuffle", "pixel_unshuffle", "relu",
        "sigmoid", "space_to_depth", "tanh",         "transposed_conv", "unfold"})
    CHECK(std::count(ids.begin(), ids.end(), id) == 1);
}

TEST_CASE("every op documents itself in sentences, with units and a source") {
  for (const Op& op : all_ops()) {
    CAPTURE(op.about.id);
    CHECK_FALSE(op.about.title.empty());
    CHECK(is_sentence(op.about.doc));
    CHECK(is_sentence(op.about.source));
    for (const Rule& rule : op.about.rules) CHECK(is_sentence(rule.because));
    for (const Parameter& parameter : op.about.parameters) {
      CAPTURE(parameter.id);
      CHECK(is_sentence(parameter.doc));
      if (is_number(parameter)) CHECK_FALSE(parameter.unit.empty());
      if (is_number(parameter)) CHECK(parameter.low < parameter.high);
    }
  }
}

TEST_CASE("every name in a formula or a rule stands for a number") {
  for (const Op& op : all_ops()) {
    CAPTURE(op.about.id);
    std::vector<Expression> formulas{op.size, op.channels};
    for (const Rule& rule : op.about.rules) formulas.push_back(rule.condition);
    for (const Expression& formula : formulas)
      for (const std::string& name : formula.names()) {
        CAPTURE(name);
        CHECK(std::isfinite(size_values(op, {}, {1, 1, 3, 3}, Axis::rows)(name)));
      }
  }
}

TEST_CASE("every op is legal with its defaults on a 3 × 3 or 4 × 4 input of a few channels") {
  for (const Op& op : all_ops()) {
    CAPTURE(op.about.id);
    bool legal = false;
    for (const int channels : {1, 2, 4, 9})
      for (const int side : {3, 4}) legal = legal || problems(op, {}, {1, channels, side, side}).empty();
    CHECK(legal);
  }
}

TEST_CASE("the size formula of every op is the shape of its wiring, and all its taps lie inside") {
  with_every_op(trials, [](const Op& op, const Wired& made, Picker&) {
    const auto& [settings, in] = made.trial;
    const Wiring& wiring = made.wiring;
    CHECK(wiring.in == in);
    CHECK(wiring.out.rows == op.size.evaluate(size_values(op, settings, in, Axis::rows)));
    CHECK(wiring.out.columns == op.size.evaluate(size_values(op, settings, in, Axis::columns)));
    CHECK(wiring.out == output_shape(op, settings, in));
    CHECK(wiring.weight == weight_shape(op, settings, in));
    const auto inside = [&](const Tap& tap) {
      return tap.in >= 0 && tap.in < wiring.in.cells() && tap.out >= 0 && tap.out < wiring.out.cells() && tap.weight >= -1 &&
             tap.weight < wiring.weight.cells();
    };
    CHECK(std::all_of(wiring.taps.begin(), wiring.taps.end(), inside));
    CHECK(std::all_of(wiring.considered.begin(), wiring.considered.end(), inside));
  });
}

TEST_CASE("a kernel that slides joins exactly the cells that share a place on the sheet") {
  with_every_op(60, [](const Op&, const Wired& made, Picker&) {
    const Wiring& wiring = made.wiring;
    if (!wiring.sliding || wiring.weight.cells() == 0) return;
    const Sliding& sliding = *wiring.sliding;
    const Shape coarse = sliding.coarse_is_input ? wiring.in : wiring.out,
                fine = sliding.coarse_is_input ? wiring.out : wiring.in;
    const auto meetings = [&](Axis axis) {
      std::int64_t count = 0;
      for (int c = 0; c < coarse.along(axis); ++c)
        for (int k = 0; k < sliding.kernel.at(axis); ++k)
          for (int f = 0; f < fine.along(axis); ++f)
            count += c * sliding.stride.at(axis) + k * sliding.dilation.at(axis) == f + sliding.padding.begin(axis);
      return count;
    };
    const std::int64_t channel_pairs = std::int64_t{wiring.weight.outer} * wiring.weight.channels;
    CHECK(static_cast<std::int64_t>(wiring.taps.size()) == channel_pairs * meetings(Axis::rows) * meetings(Axis::columns));
    for (const Tap& tap : wiring.taps) {
      const Position c = position(coarse, sliding.coarse_is_input ? tap.in : tap.out),
                     f = position(fine, sliding.coarse_is_input ? tap.out : tap.in), k = position(wiring.weight, tap.weight);
      CHECK(c.row * sliding.stride.rows + k.row * sliding.dilation.rows == f.row + sliding.padding.top);
      CHECK(c.column * sliding.stride.columns + k.column * sliding.dilation.columns == f.column + sliding.padding.left);
      CHECK(c.channel == k.outer);
    }
  });
}

TEST_CASE("in every op the gradient's way is the transpose of the value's way") {
  with_every_op(trials, [](const Op&, const Wired& made, Picker& pick) {
    const Tensor grad = pick.tensor(made.wiring.out);
    const double forward = dot(without_offsets(made.wiring, made.x, made.w), grad);
    CHECK(forward == doctest::Approx(dot(made.x, input_gradient(made.wiring, made.w, grad))).epsilon(1e-12));
    CHECK(forward == doctest::Approx(dot(made.x, apply_wiring(transpose(made.wiring), grad, made.w))).epsilon(1e-12));
  });
}

TEST_CASE("an op's own backward differs from the transpose only where a cell had several writers") {
  with_every_op(60, [](const Op& op, const Wired& made, Picker& pick) {
    const Tensor grad = pick.tensor(made.wiring.out);
    const Tensor back = apply_wiring(backward(op, made.wiring), grad, made.w);
    Tensor expected = input_gradient(made.wiring, made.w, grad);
    if (op.backward)
      for (const Tap& lost : made.wiring.considered) expected[lost.in] += grad[lost.out];
    for (int i = 0; i < static_cast<int>(back.shape.cells()); ++i) CHECK(back[i] == doctest::Approx(expected[i]).epsilon(1e-12));
  });
}

TEST_CASE("the weight gradient of every op is what a small change of the weight does") {
  with_every_op(20, [](const Op& op, const Wired& made, Picker& pick) {
    if (!op.weight) return;
    const Tensor grad = pick.tensor(made.wiring.out);
    const Tensor gradient = weight_gradient(made.wiring, made.x, grad);
    for (int i = 0; i < static_cast<int>(made.w.shape.cells()); ++i) {
      Tensor more = made.w, less = made.w;
      more[i] += 0.5, less[i] -= 0.5;
      CHECK(gradient[i] == doctest::Approx(dot(apply_wiring(made.wiring, made.x, more), grad) -
                                           dot(apply_wiring(made.wiring, made.x, less), grad)));
    }
  });
}

TEST_CASE("every op equals the product with its sparse matrix") {
  with_every_op(60, [](const Op&, const Wired& made, Picker&) {
    std::vector<Eigen::Triplet<double>> entries;
    for (const Tap& tap : made.wiring.taps)
      entries.emplace_back(tap.out, tap.in, tap.weight < 0 ? tap.gain : tap.gain * made.w[tap.weight]);
    Eigen::SparseMatrix<double> matrix(made.wiring.out.cells(), made.wiring.in.cells());
    matrix.setFromTriplets(entries.begin(), entries.end());
    const Eigen::VectorXd product = matrix * Eigen::Map<const Eigen::VectorXd>(made.x.values.data(), made.wiring.in.cells());
    const Tensor y = without_offsets(made.wiring, made.x, made.w);
    for (int i = 0; i < static_cast<int>(y.shape.cells()); ++i) CHECK(y[i] == doctest::Approx(product[i]).epsilon(1e-12));
  });
}

TEST_CASE("every op gives the same wiring when asked twice") {
  with_every_op(20, [](const Op& op, const Wired& made, Picker&) {
    const Wiring again = wired(op, made);
    CHECK(again.taps == made.wiring.taps);
    CHECK(again.considered == made.wiring.considered);
    CHECK(again.offsets == made.wiring.offsets);
  });
}

TEST_CASE("switches point at the cells that the values came from") {
  with_every_op(60, [](const Op& op, const Wired& made, Picker&) {
    if (!op.switches) return;
    const Switches switches = op.switches(made.trial.settings, made.wiring);
    const Tensor y = apply_wiring(made.wiring, made.x, made.w);
    CHECK(switches.pooled == made.wiring.out);
    CHECK(switches.source == made.wiring.in);
    REQUIRE(switches.cells.size() == y.values.size());
    for (std::size_t i = 0; i < y.values.size(); ++i)
      CHECK(y.values[i] == (switches.cells[i] < 0 ? 0 : made.x[switches.cells[i]]));
  });
}

TEST_CASE("the legal values of every number are those that bring no problem") {
  for (const Op& op : all_ops()) {
    CAPTURE(op.about.id);
    Picker pick(2);
    const Trial trial = pick.legal_trial(op);
    const auto legal = [&](const Settings& settings) { return problems(op, settings, trial.in).empty(); };
    for (const Parameter& parameter : op.about.parameters) {
      if (!parameter.integral() || !is_number(parameter)) continue;
      CAPTURE(parameter.id);
      for (const Part part : parts_of(parameter.initial)) {
        const std::vector<int> found = legal_values(op.about, trial.settings, legal, parameter.id, part);
        std::vector<int> expected;
        for (int number = static_cast<int>(parameter.low); number <= static_cast<int>(parameter.high); ++number) {
          Settings settings = trial.settings;
          settings[parameter.id] = with_part(op.about.value(trial.settings, parameter.id), part, number);
          if (legal(settings)) expected.push_back(number);
        }
        CHECK(found == expected);
        CHECK_FALSE(found.empty());
      }
    }
  }
}

TEST_CASE("numbers far outside their range are refused in a sentence") {
  for (const Op& op : all_ops()) {
    CAPTURE(op.about.id);
    for (const Parameter& parameter : op.about.parameters) {
      if (!is_number(parameter)) continue;
      CAPTURE(parameter.id);
      for (const Part part : parts_of(parameter.initial))
        for (const double number : {99999.0, -99999.0, 2147483647.0, -2147483648.0}) {
          const Settings settings{{parameter.id, with_part(parameter.initial, part, number)}};
          const std::vector<Problem> found = problems(op, settings, {1, 1, 3, 3});
          REQUIRE_FALSE(found.empty());
          CHECK(found.front().sentence.back() == '.');
          CHECK_THROWS_AS(wire(op, settings, {1, 1, 3, 3}, {}), Error);
        }
    }
  }
}

TEST_CASE("inputs too large to hold are refused before any memory is taken") {
  for (const Op& op : all_ops()) {
    CAPTURE(op.about.id);
    for (const Shape& in :
         {Shape{1, 2147483647, 2147483647, 2147483647}, Shape{1, 1, 4097, 4096}, Shape{1, 1, 0, 3}, Shape{1, -1, 3, 3}}) {
      const std::vector<Problem> found = problems(op, {}, in);
      REQUIRE_FALSE(found.empty());
      CHECK(is_sentence(found.front().sentence));
      CHECK_THROWS_AS(output_shape(op, {}, in), Error);
    }
    CHECK_THROWS_AS(wire(op, {}, {1, 1, 4096, 4096}, {}), Error);
  }
}

TEST_CASE("an output too small is explained by the formula with its numbers") {
  const Op op = all_ops().at("transposed_conv");
  const std::vector<Problem> found = problems(op, {{"padding", PerEdge(4, 4, 0, 0)}}, {1, 1, 3, 3});
  REQUIRE(found.size() == 1);
  CHECK(found[0].sentence ==
        "The output would have -1 rows, but it needs at least 1: (3 - 1) * 2 - 4 - 4 + 1 * (3 - 1) + 0 + 1 = -1.");
  CHECK(std::count(found[0].parameters.begin(), found[0].parameters.end(), "padding") == 1);
}
