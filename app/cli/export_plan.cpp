#include "cli/export_plan.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/typed.h"
#include "cli/wished_scene.h"
#include "declare/settings_json.h"
#include "lab/numbers.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr int usual_input_side = 16, most_input_side = 256;

// As the scene has it, if it has it, with what was typed on top.
ViewChoice view_for(const ExportRequest& wish, const Scene& scene, const Catalogue<View>& views) {
  const Declaration& about = views.at(wish.view).about;
  Settings settings;
  for (const ViewChoice& choice : scene.views)
    if (choice.id == about.id) settings = settings_from_text(about, choice.settings, "view " + choice.id);
  for (auto& [parameter, value] : typed_settings(about, wish.view_settings)) settings[parameter] = value;
  return {about.id, settings_text(about, settings)};
}

double typed_width(const Parameter& parameter, const std::string& text) {
  const auto mm = width_in_mm(text);
  if (mm && *mm >= parameter.low && *mm <= parameter.high) return *mm;
  std::vector<std::string> names;
  for (const WidthPreset& preset : width_presets()) names.push_back(preset.id);
  throw Error("--width " + shortened(text) + ": give millimetres from " + range_text(parameter) +
              ", a number with mm, cm, in or pt, or a name: " + join(names, ", ") + ".");
}

Value typed_value(const Parameter& parameter, const std::string& text) {
  std::string flag = "--" + parameter.id;
  std::replace(flag.begin(), flag.end(), '_', '-');
  if (parameter.id == "width") return typed_width(parameter, text);
  if (std::holds_alternative<bool>(parameter.initial)) return true;
  if (std::holds_alternative<int>(parameter.initial))
    return typed_integer(flag, text, static_cast<int>(parameter.low), static_cast<int>(parameter.high));
  if (std::holds_alternative<double>(parameter.initial)) return typed_number(flag, text, parameter.low, parameter.high);
  if (!parameter.choices.empty() &&
      std::find(parameter.choices.begin(), parameter.choices.end(), text) == parameter.choices.end())
    throw Error(flag + " " + shortened(text) + ": there is " + join(parameter.choices, ", ") + ".");
  return text;
}

// Flags that the format has no use for are a misunderstanding.
void refuse_idle_options(const ExportRequest& wish, const Writer& writer, bool every_frame) {
  const auto given = [&](const char* id) {
    const auto found = wish.options.find(id);
    return found != wish.options.end() && !found->second.empty();
  };
  const bool motion = given("frames_per_step") || given("speed") || given("poster_first");
  if (motion && !every_frame)
    throw Error("A ." + writer.about.id +
                " file holds one picture. Use --time or --steps to choose it, or a format that moves, such as .gif.");
  if ((given("frames_per_step") || given("poster_first")) && writer.paged)
    throw Error("A ." + writer.about.id +
                " file shows one finished picture for each step; leave --frames-per-step and --poster-first out.");
  if (!wish.time.empty() && given("steps"))
    throw Error("--time asks for one picture and --steps for whole steps; give one of the two.");
}

}  // namespace

const Writer& writer_for(const ExportRequest& wish, const Catalogue<Writer>& writers) {
  if (!wish.format.empty()) return writers.at(wish.format);
  std::string ending = utf8_from_path(path_from_utf8(wish.output).extension());
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const Writer& writer : writers)
    if (ending == "." + writer.about.id || (!ending.empty() && ending == "." + writer.other_ending)) return writer;
  std::vector<std::string> endings;
  for (const Writer& writer : writers) endings.push_back("." + writer.about.id);
  throw Error(
      "\"" + wish.output + "\" " +
      (ending.empty() ? "has no ending that says the format" : "has the ending " + ending + ", which is no format of Upstamp") +
      ". There is: " + join(endings, ", ") + ".");
}

Settings format_settings(const ExportRequest& wish, const Writer& writer) {
  std::vector<std::string> assignments = wish.format_settings;
  if (!wish.dpi.empty()) {
    if (!writer.about.find("dpi"))
      throw Error("A ." + writer.about.id + " file has no dots per inch; leave --dpi out or choose .png.");
    assignments.push_back("dpi=" + wish.dpi);
  }
  Settings settings = typed_settings(writer.about, assignments);
  const auto found = problems(writer.about, settings, [](std::string_view, Axis) { return std::nullopt; });
  if (!found.empty()) throw Error(found.front().sentence);
  return settings;
}

ExportOptions typed_options(const ExportRequest& wish, const Writer& writer) {
  const auto declare = export_options();
  const Declaration about = declare.declaration();
  Settings settings;
  for (const Parameter& parameter : about.parameters)
    if (const auto typed = wish.options.find(parameter.id); typed != wish.options.end() && !typed->second.empty())
      settings[parameter.id] = typed_value(parameter, typed->second);
  ExportOptions options = declare.reader()(settings);
  options.crop |= settings.contains("margin");
  refuse_idle_options(wish, writer, writes_every_frame(writer, format_settings(wish, writer)));
  return options;
}

Scene scene_for(const ExportRequest& wish, const std::string& name, const Catalogue<Op>& ops, const Catalogue<View>& views) {
  Scene scene = opened_scene(name, ops);
  if (wish.input.empty() && !wish.input_side.empty())
    throw Error("--input-side shrinks the picture that --input names; give both.");
  if (!wish.input.empty())
    fill_input(scene, wish.input,
               wish.input_side.empty() ? usual_input_side : typed_integer("--input-side", wish.input_side, 1, most_input_side));
  set_as_typed(scene, wish.dialect, wish.settings, ops);
  add_ways(scene, wish.ways, ops);
  if (wish.view.empty() && !wish.view_settings.empty()) throw Error("--view-set changes the view that --view names; give both.");
  if (!wish.view.empty()) scene.views = {view_for(wish, scene, views)};
  return scene;
}

Tag typed_pin(const std::string& text, const Study& study) {
  const LayerStudy& layer = study.focused();
  const std::tuple<char, Role, Shape> sides[] = {
      {'x', Role::input, layer.x.shape}, {'w', Role::weight, layer.w.shape}, {'y', Role::output, layer.y.shape}};
  for (const auto& [letter, role, shape] : sides)
    for (int cell = 0; text.starts_with(letter) && cell < static_cast<int>(shape.cells()); ++cell)
      if (cell_name(letter, shape, cell) == text) return {role, cell, layer.index};
  throw Error("--pin " + shortened(text) + ": there is no such cell. The last one of the output is " +
              cell_name('y', layer.y.shape, static_cast<int>(layer.y.shape.cells()) - 1) + ".");
}

void expect_fitting_view(const ExportRequest& wish, const Study& study, const Catalogue<View>& views) {
  const std::vector<ViewTile> tiles = tiles_of(study, views);
  if (!tiles.empty() && (wish.view.empty() || tiles.front().view->about.id == wish.view)) return;
  std::vector<std::string> others;
  for (const View& view : views)
    if (view.fits(study)) others.push_back(view.about.id);
  throw Error("The view " + wish.view + " cannot show this scene. There is: " + join(others, ", ") + ".");
}

}  // namespace upstamp
