// Ops that bend what their wiring sums up, and those whose wiring is made of weights.
#include <doctest/doctest.h>

#include "base/error.h"
#include "random_settings.h"

using namespace upstamp;

TEST_CASE("the slope of every curve is what a small change does, except at its corner") {
  for (const Op& op : all_ops()) {
    if (!op.curve) continue;
    CAPTURE(op.about.id);
    Picker pick(3);
    for (int i = 0; i < 20; ++i) {
      const Curve curve = op.curve(pick.legal_trial(op).settings);
      CHECK_FALSE(curve.name.empty());
      for (const double x : {-6.0, -2.5, -1.0, -0.125, 0.125, 0.75, 3.0, 6.0}) {
        constexpr double small = 1e-5;
        CHECK(curve.slope(x) == doctest::Approx((curve.value(x + small) - curve.value(x - small)) / (2 * small)).epsilon(1e-6));
      }
      for (const double x : {-1e300, -1000.0, 0.0, 1000.0, 1e300}) {
        CHECK(std::isfinite(curve.value(x)));
        CHECK(std::isfinite(curve.slope(x)));
      }
      CHECK(std::isnan(curve.value(std::nan(""))));
    }
  }
}

TEST_CASE("every op linearised at an input gives the same output there, and is the wiring itself without a curve") {
  with_every_op(20, [](const Op& op, const Wired& made, Picker&) {
    const Settings& settings = made.trial.settings;
    const Tensor y = evaluate(op, settings, made.wiring, made.x, made.w);
    const Tensor tangent = apply_wiring(linearised(op, settings, made.wiring, made.x, made.w), made.x, made.w);
    const Tensor sums = apply_wiring(made.wiring, made.x, made.w);
    for (int i = 0; i < static_cast<int>(y.shape.cells()); ++i) {
      CHECK(tangent[i] == doctest::Approx(y[i]).epsilon(1e-12));
      CHECK(y[i] == (op.curve ? op.curve(settings).value(sums[i]) : sums[i]));
    }
  });
}

TEST_CASE("curves are the ones that the textbooks draw") {
  const auto at = [](const char* op, double x) {
    const Tensor input({1, 1, 1, 1}, x);
    const Op found = all_ops().at(op);
    return evaluate(found, {}, wire(found, {}, input.shape, {&input}), input, Tensor())[0];
  };
  CHECK(at("relu", -2) == 0);
  CHECK(at("relu", 3) == 3);
  CHECK(at("leaky_relu", -2) == doctest::Approx(-0.02));
  CHECK(at("sigmoid", 0) == 0.5);
  CHECK(at("sigmoid", 1) == doctest::Approx(0.731058578630005));
  CHECK(at("tanh", 1) == doctest::Approx(0.761594155955765));
}

TEST_CASE("batch normalisation takes the mean away, divides by the spread, scales and shifts") {
  const Op op = all_ops().at("batch_norm");
  const Tensor w(Shape{1, 1, 4, 2}, {2, 1, 10, 0, 3, 0, 4, 1}), x(Shape{1, 2, 1, 2}, {3, 7, 5, -5});
  const Settings settings{{"eps", 1e-12}};
  const Tensor y = apply_wiring(wire(op, settings, x.shape, {&x, nullptr, &w}), x, w);
  const double expected[] = {10, 14, 5, -5};
  for (int i = 0; i < 4; ++i) CHECK(y[i] == doctest::Approx(expected[i]).epsilon(1e-9));
}

TEST_CASE("batch normalisation refuses a negative variance and says which") {
  const Op op = all_ops().at("batch_norm");
  const Tensor w(Shape{1, 1, 4, 2}, {1, 1, 0, 0, 0, 0, 1, -0.5}), x({1, 2, 1, 1}, 3.0);
  try {
    wire(op, {}, x.shape, {&x, nullptr, &w});
    FAIL("nothing was refused");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("variance of channel 1 is -0.5") != std::string::npos);
  }
  CHECK_THROWS_AS(wire(op, {}, x.shape, {&x, nullptr, nullptr}), Error);
}
