// Every setting of every view, one at a time, and every view where it has little room.
#include <doctest/doctest.h>

#include "figure_checks.h"
#include "lab/scene_json.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

// Every other value of a choice or a switch, and both ends of a number.
std::vector<Value> other_values(const Parameter& parameter) {
  std::vector<Value> values;
  for (const std::string& choice : parameter.choices) values.push_back(choice);
  if (!values.empty()) return values;
  if (const bool* initial = std::get_if<bool>(&parameter.initial)) return {!*initial};
  for (const double end : {parameter.low, parameter.high}) values.push_back(with_part(parameter.initial, Part::whole, end));
  return values;
}

std::shared_ptr<const Study> span_of_two(const Catalogue<Op>& ops) {
  Scene scene;
  scene.input_shape = {1, 1, 3, 3};
  for (const char* id : {"first", "second"})
    scene.layers.push_back({id, "transposed_conv", {}, {"noise", 2, nullptr}, "", "", ""});
  scene.since = "first";
  return study_of(scene, ops);
}

}  // namespace

TEST_CASE("every view holds with each of its settings at each value") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  std::vector<std::pair<std::string, std::shared_ptr<const Study>>> studies{{"span", span_of_two(ops)}};
  for (const char* name :
       {"opening", "one_dimensional", "linear", "max_pool_and_unpool", "three_channels", "sub_pixel_convolution"})
    studies.push_back({name, study_of(open_scene(name, ops), ops)});
  for (const auto& one : studies)
    for (const View& view : views) {
      const std::string& name = one.first;
      const auto& study = one.second;
      if (!view.fits(*study)) continue;
      for (const Parameter& parameter : view.about.parameters)
        for (const Value& value : other_values(parameter)) {
          const Settings settings{{parameter.id, value}};
          INFO(name << " " << view.about.id << " " << parameter.id << " = " << value_text(value));
          if (!problems(view.about, settings, [](std::string_view, Axis) { return std::nullopt; }).empty()) continue;
          for (const double time : {0.4375, 1.0}) check_view(view, *study, settings, style, time, false);
        }
    }
}

TEST_CASE("every view holds on a quarter of the page, in the projector's type") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  Style style = style_named("projector", fonts);
  style.page = {style.page.width / 2, style.page.height / 2};
  for (const char* name : {"opening", "one_dimensional", "linear", "max_pool_and_unpool", "three_channels", "unet_decoder"}) {
    const auto study = study_of(open_scene(name, ops), ops);
    for (const View& view : views) {
      INFO(std::string(name) << " " << view.about.id);
      if (view.fits(*study)) check_view(view, *study, {}, style, 0.4375, false);
    }
  }
}

TEST_CASE("what is pointed at is lit in every view without harm") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  for (const char* name : {"opening", "linear", "max_pool_and_unpool", "three_channels"}) {
    const auto study = study_of(open_scene(name, ops), ops);
    for (const Role role : {Role::input, Role::weight, Role::output, Role::tap}) {
      Style style = style_named("light", fonts);
      style.hovered = {role, 1, study->focused().index};
      for (const View& view : views) {
        INFO(std::string(name) << " " << view.about.id << " role " << static_cast<int>(role));
        if (view.fits(*study)) check_view(view, *study, {}, style, 0.53, false);
      }
    }
  }
}
