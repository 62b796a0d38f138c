#include <doctest/doctest.h>

#include "dialect/dialect.h"
#include "gui/headless.h"
#include "lab/scene_json.h"
#include "panels/panels.h"

using namespace upstamp;

namespace {

DialectSheet sheet_in(const std::string& dialect, const Settings& settings, const std::string& scene_name = "opening") {
  const auto ops = all_ops();
  Scene scene = open_scene(scene_name, ops);
  scene.dialect = dialect;
  for (const auto& [id, value] : settings) scene.layers.front().settings.insert_or_assign(id, value);
  return dialect_sheet(scene, settings_sheet(scene, ops, {}, rules_of_dialect));
}

}  // namespace

TEST_CASE("the desk knows a layer's call and names in the scene's framework") {
  const Settings doubling{{"kernel", PerAxis(4)}, {"stride", PerAxis(2)}, {"padding", PerEdge(1)}};
  const DialectSheet keras = sheet_in("keras", doubling);
  CHECK(keras.call == "Conv2DTranspose(filters=1, kernel_size=(4, 4), strides=(2, 2), padding='same')");
  CHECK(keras.words.at("stride") == "strides");
  CHECK(keras.words.at("out_channels") == "filters");
  CHECK(sheet_in("pytorch", doubling).call == "conv_transpose2d(stride=(2, 2), padding=(1, 1))");
  CHECK(sheet_in("pytorch", doubling).words.at("kernel") == "kernel_size");
  CHECK(sheet_in("onnx", doubling).words.at("padding") == "pads");
}

TEST_CASE("what a framework cannot say in one call is said in one sentence") {
  const DialectSheet uneven = sheet_in("pytorch", {{"padding", PerEdge(0, 1, 0, 1)}});
  CHECK(uneven.call.empty());
  CHECK(uneven.sentence == "conv_transpose2d cannot say these settings in one call.");
  CHECK(sheet_in("keras", {}, "lanczos").sentence.empty());
  CHECK(sheet_in("keras", {}, "fold_of_unfold").sentence ==
        "There is no call in Keras and TensorFlow that does this; a program does it by indices.");
}

TEST_CASE("settings are labelled with the framework's names, and tell ours") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  scene.dialect = "keras";
  const SettingsSheet plain = settings_sheet(scene, ops, {}, rules_of_dialect);
  const SettingsSheet shown = labelled(plain, dialect_sheet(scene, plain));
  for (const SettingSheet& setting : shown.settings) {
    if (setting.parameter.id == "stride") CHECK(setting.name() == "strides");
    if (setting.parameter.id == "stride") CHECK(setting.doc().ends_with("In formulas and files: stride."));
    if (setting.parameter.id == "padding") CHECK(setting.name() == "padding");
  }
}

TEST_CASE("a click on another framework is one undoable edit") {
  const auto ops = all_ops();
  Lab lab(open_scene("opening", ops), ops, rules_of_dialect);
  const Scene before = lab.scene();
  Headless hands;
  std::optional<Edit> edit;
  const auto frame = [&] {
    hands.frame([&](const Ui& ui) {
      const DialectSheet sheet = dialect_sheet(lab.scene(), settings_sheet(lab.scene(), ops, {}, rules_of_dialect));
      if (auto asked = dialect_panel(ui, sheet, lab.scene())) edit = std::move(asked);
    });
  };
  frame();
  for (float y = 16; y < 120 && !edit; y += 6) {
    shim::feed_mouse({40, y});
    frame();
    for (const bool down : {true, false}) shim::feed_button(0, down), frame();
  }
  REQUIRE(edit);
  CHECK(edit->name.starts_with("Speak "));
  lab.apply(*edit);
  CHECK(lab.scene().dialect != before.dialect);
  lab.undo();
  CHECK(lab.scene() == before);
}
