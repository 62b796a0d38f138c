// The size formula as it is told, against the one in force.
#include <doctest/doctest.h>

#include "reason/shown_size.h"

#include "random_settings.h"

using namespace upstamp;

namespace {

ShownFormula size_of(const std::string& op, const Settings& settings, int in = 5) {
  static const auto ops = all_ops();
  return shown_size(ops.at(op), settings, {1, 1, in, in}, Axis::columns);
}

}  // namespace

TEST_CASE("what is told of a size comes to the size, whatever the settings are") {
  with_every_op(60, [](const Op& op, const Wired& made, Picker&) {
    const auto& [settings, in] = made.trial;
    for (const Axis axis : {Axis::rows, Axis::columns}) {
      const ShownFormula shown = shown_size(op, settings, in, axis);
      CAPTURE(shown.formula.text());
      CHECK(shown.formula.evaluate(shown.values) == made.wiring.out.along(axis));
      CHECK(Expression(shown.formula.text_with(shown.values)).evaluate({}) == made.wiring.out.along(axis));
    }
    const ShownFormula channels = shown_channels(op, settings, in);
    CAPTURE(channels.formula.text());
    CHECK(channels.formula.evaluate(channels.values) == made.wiring.out.channels);
  });
}

TEST_CASE("what is not set is not told, and the same padding at both ends is one word") {
  const Settings plain{{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}};
  CHECK(size_of("transposed_conv", plain).formula.text() == "(in - 1) * stride + kernel");
  CHECK(size_of("conv", plain).formula.text() == "floor((in - kernel) / stride) + 1");
  Settings padded = plain;
  padded.insert_or_assign("padding", PerEdge(1));
  CHECK(size_of("transposed_conv", padded).formula.text() == "(in - 1) * stride - 2 * padding + kernel");
  padded.insert_or_assign("padding", PerEdge(1, 1, 0, 1));
  CHECK(size_of("transposed_conv", padded).formula.text() == "(in - 1) * stride - padding_end + kernel");
  CHECK(size_of("relu", {}).notes.empty());
  CHECK(size_of("conv", plain).notes == std::vector<std::string>{"Terms that are 0 and factors that are 1 are left out."});
}

TEST_CASE("a stride that is not given is called stride, and said to be the kernel") {
  const ShownFormula unpooled = size_of("max_unpool", {{"kernel", PerAxis(3)}});
  CHECK(unpooled.formula.text() == "(in - 1) * stride + kernel");
  CHECK(unpooled.values("stride") == 3);
  CHECK(unpooled.notes.front() == "No stride is given, so the stride is the kernel.");
  CHECK(size_of("max_unpool", {{"stride", PerAxis(2)}}).notes.size() == 1);
}

TEST_CASE("channels that divide evenly are told without rounding") {
  const auto ops = all_ops();
  CHECK(shown_channels(ops.at("pixel_shuffle"), {}, {1, 4, 2, 2}).formula.text() ==
        "in_channels / (factor_rows * factor_columns)");
}
