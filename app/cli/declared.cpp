#include "cli/declared.h"

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "figure/style.h"
#include "view/export_options.h"

namespace upstamp {
namespace {

// A flag with a value. One that may be repeated takes one value each time, so that it never swallows the scene.
template <class Target>
CLI::Option* flag(CLI::App& command, const std::string& names, Target& target, const std::string& value, const std::string& doc) {
  return command.add_option(names, target, doc)->type_name(value)->allow_extra_args(false);
}

// What changes a scene before anything else is done with it.
void declare_changes(CLI::App& command, std::string& dialect, std::vector<std::string>& settings) {
  flag(command, "--set", settings, "NAME=VALUE", "Change a setting; 2.stride=3 means layer 2. May be repeated");
  flag(command, "--dialect", dialect, "ID", "The scene's framework: its rules hold, and --set may use its words");
}

void declare_window(CLI::App& app, Typed& typed) {
  app.add_option("SCENE", typed.window.scene, "A scene file, or the name of a shipped scene")->type_name("");
  flag(app, "--theme", typed.window.theme, "NAME", "Colours: " + join(theme_names(), ", "));
  flag(app, "--scale", typed.scale, "FACTOR", "Size of everything in the window, 0.5 to 4");
  flag(app, "--size", typed.size, "WxH", "Size of the window, as in 1600x1000");
  flag(app, "--screenshot", typed.window.screenshot, "PNG", "Write one frame of the window to this file and exit");
  app.add_flag("--specimen", typed.window.specimen, "Show the page of all widgets");
  flag(app, "--time", typed.time, "STEPS", "Where to stand, counted in steps: 2.5 is the middle of the third");
  declare_changes(app, typed.window.dialect, typed.window.settings);
  app.add_flag("--time-startup", typed.window.time_startup, "Print how long the start took");
}

// The options of every export, from their declaration: underscores are dashes here.
void declare_options(CLI::App& command, std::map<std::string, std::string>& options) {
  for (const Parameter& parameter : export_options().declaration().parameters) {
    std::string name = "--" + parameter.id, doc = parameter.doc;
    std::replace(name.begin(), name.end(), '_', '-');
    doc.pop_back();
    std::string& typed = options[parameter.id];
    if (std::holds_alternative<bool>(parameter.initial)) {
      command.add_flag_callback(
          name, [&typed] { typed = "true"; }, doc);
      continue;
    }
    if (!parameter.choices.empty()) doc += ": " + join(parameter.choices, ", ");
    const std::string range = range_text(parameter);
    if (!range.empty()) doc += ", in " + parameter.unit + ", " + range;
    flag(command, name, typed, std::holds_alternative<std::string>(parameter.initial) ? "NAME" : "N", doc);
  }
}

void declare_input(CLI::App& command, ExportRequest& wish) {
  declare_changes(command, wish.dialect, wish.settings);
  flag(command, "--with", wish.ways, "SCENE",
       "Compare with that scene's layers on the same input, or with \"frameworks\". May be repeated");
  flag(command, "--input", wish.input, "FILE", "Fill the input from a picture (PNG, JPEG), .npy or .csv");
  flag(command, "--input-side", wish.input_side, "N", "Shrink such a picture to at most N cells a side, 1 to 256 (16)");
  flag(command, "--pin", wish.pin, "CELL", "Light this cell and all that belongs to it, and explain it: y[2,3], x[0,1], w[1,1]");
  flag(command, "--view", wish.view, "ID", "Draw this view alone");
  flag(command, "--view-set", wish.view_settings, "NAME=VALUE", "Change a setting of that view. May be repeated");
}

void declare_export(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("export", "Write scenes as pictures, films or text; needs no display");
  ExportRequest& wish = typed.exported;
  command.add_option("SCENES", wish.scenes, "Scene files, pictures that carry their scene, or names of shipped scenes")
      ->type_name("");
  flag(command, "-o,--output", wish.output, "FILE",
       "File to write; its ending says the format. {scene} and {step:03} are filled in");
  flag(command, "--format", wish.format, "ID", "Format, where the ending does not say it");
  flag(command, "--format-set", wish.format_settings, "NAME=VALUE", "Change a setting of the format. May be repeated");
  flag(command, "--dpi", wish.dpi, "N", "Pixels per inch, for formats made of pixels");
  flag(command, "--time", wish.time, "STEPS", "One picture at this time: 2.5 is the middle of the third step");
  declare_options(command, wish.options);
  declare_input(command, wish);
  flag(command, "--jobs", wish.jobs, "N", "How many files to write at once, 1 to 64 (as many as there are processors)");
  command.footer("--width takes also 240pt, 3.5in, or a name: " +
                 [] {
                   std::vector<std::string> ids;
                   for (const WidthPreset& preset : width_presets()) ids.push_back(preset.id);
                   return join(ids, ", ");
                 }() +
                 ".\nExamples: upstamp export opening -o opening.svg --set stride=3 --time 4.5\n"
                 "          upstamp export opening nearest -o '{scene}-{step:02}.png' --steps 1,4-6");
}

void declare_handout(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("handout", "Write a scene as a PDF, one sheet a step with room for notes");
  ExportRequest& wish = typed.handout;
  command.add_option("SCENE", wish.scenes, "A scene file, or the name of a shipped scene")->type_name("");
  flag(command, "-o,--output", wish.output, "FILE", "PDF to write");
  flag(command, "--paper", typed.paper, "NAME", "a4 (default) or letter");
  declare_options(command, wish.options);
  declare_input(command, wish);
  command.footer("Example: upstamp handout opening -o opening.pdf --theme print");
}

void declare_describe(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("describe", "Print a scene in words and tables");
  DescribeRequest& wish = typed.describing;
  command.add_option("SCENE", wish.scene, "A scene file, or the name of a shipped scene")->type_name("");
  flag(command, "--time", wish.time, "STEPS", "The moment: 2.5 is the middle of the third step");
  declare_changes(command, wish.dialect, wish.settings);
  command.footer("Example: upstamp describe opening --time 4.5");
}

void declare_gallery(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("gallery", "Write every shipped scene in every view, with a page that shows them");
  command.add_option("DIR", typed.gallery.folder, "Folder to write to; it is made if need be")->type_name("");
  flag(command, "--scene", typed.gallery.scene, "NAME", "Only this scene");
  flag(command, "--theme", typed.gallery.theme, "NAME", "Colours: " + join(theme_names(), ", "));
}

void declare_compute(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("compute", "Run one operation on NumPy arrays");
  ComputeRequest& wish = typed.computed;
  command.add_option("OP", wish.op, "The operation's id; `upstamp list ops` names them")->type_name("");
  flag(command, "--in", wish.input, "NPY", "Input: (N, C, H, W), (C, H, W), (H, W) or (W)");
  flag(command, "--weight", wish.weight, "NPY",
       "Weights in PyTorch's layout; kernel and out_channels follow from their shape unless set");
  flag(command, "--bias", wish.bias, "NPY", "One number for each output channel, added at the end");
  flag(command, "--indices", wish.indices, "NPY", "For unpooling: where each cell goes, counted within its channel");
  flag(command, "-o,--output", wish.output, "NPY", "File to write, with as many axes as the input");
  flag(command, "--out-indices", wish.out_indices, "NPY", "For pooling: also write where each maximum stood");
  flag(command, "--set", wish.settings, "NAME=VALUE", "Change a setting of the operation. May be repeated");
  flag(command, "--dialect", wish.dialect, "ID", "Framework in whose words --set may speak; `upstamp list dialects` names them");
  command.footer("Example: upstamp compute transposed_conv --set stride=2 --in x.npy --weight w.npy -o y.npy");
}

void declare_code(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("code", "Write a scene as a program that asserts its output");
  CodeRequest& wish = typed.coded;
  command.add_option("SCENE", wish.scene, "A scene file, or the name of a shipped scene")->type_name("");
  flag(command, "--to", wish.target, "ID", "What to write; `upstamp list targets` names them");
  flag(command, "-o,--output", wish.output, "FILE", "File to write; without it the program is printed");
  declare_changes(command, wish.dialect, wish.settings);
  command.footer("Example: upstamp code opening --to pytorch -o opening.py");
}

void declare_differ(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("differ", "Print what a scene gives in each framework, and what is different");
  command.add_option("SCENE", typed.differing.scene, "A scene file, or the name of a shipped scene")->type_name("");
  declare_changes(command, typed.differing.dialect, typed.differing.settings);
  command.add_flag("--json", typed.differing.as_json, "Print all outputs as JSON");
  command.footer("Example: upstamp differ opening --set output_padding=1");
}

void declare_list(CLI::App& app, Typed& typed) {
  CLI::App& list = *app.add_subcommand("list", "Print what there is, one id a line");
  list.add_option("WHAT", typed.listed, join(listable(), ", "))->type_name("");
  list.add_flag("--json", typed.as_json, "Print everything that is known about them, as JSON");
  app.add_subcommand("reference", "Print the whole manual as Markdown");
}

void declare_reasoning(CLI::App& app, Typed& typed) {
  CLI::App& solve = *app.add_subcommand("solve", "Find every transposed convolution that gives a wished size, the best first");
  SolveRequest& wish = typed.solving;
  flag(solve, "--scale", wish.scale, "N", "How many times larger every size becomes, 1 to 8; with --in and --out the stride");
  flag(solve, "--in", wish.in, "N", "Size of the input along one axis, with --out");
  flag(solve, "--out", wish.out, "N", "Size of the output along one axis, with --in");
  flag(solve, "--max-kernel", wish.max_kernel, "N", "How far a kernel may reach, dilation included, 1 to 16 (8)");
  solve.add_flag("--asymmetric", wish.asymmetric, "Also paddings that differ at the two ends");
  solve.add_flag("--json", wish.json, "Print every answer with its reasons, as JSON");
  solve.footer("Example: upstamp solve --scale 2 --max-kernel 8");
  CLI::App& warn = *app.add_subcommand("warn", "Print which rules of thumb speak against a scene, and what mends it");
  warn.add_option("SCENE", typed.warning.scene, "A scene file, or the name of a shipped scene")->type_name("");
  declare_changes(warn, typed.warning.dialect, typed.warning.settings);
  warn.add_flag("--json", typed.warning.json, "Print them as JSON");
  CLI::App& arithmetic = *app.add_subcommand("arithmetic",  // named because the command has the view's name
                                             "Print what follows from a layer's settings: sizes, alignment, coverage, cost");
  arithmetic.add_option("SCENE", typed.arithmetic.scene, "A scene file, or the name of a shipped scene")->type_name("");
  declare_changes(arithmetic, typed.arithmetic.dialect, typed.arithmetic.settings);
  arithmetic.add_flag("--json", typed.arithmetic.json, "Print it as JSON, with the numbers of each axis");
  CLI::App& equivalences = *app.add_subcommand("equivalences", "Check which operations give the same numbers by other ways");
  equivalences.add_flag("--json", typed.equivalences_as_json, "Print them as JSON");
}

}  // namespace

void declare_commands(CLI::App& app, Typed& typed) {
  declare_window(app, typed);
  declare_export(app, typed);
  declare_handout(app, typed);
  declare_describe(app, typed);
  declare_gallery(app, typed);
  declare_compute(app, typed);
  declare_code(app, typed);
  declare_differ(app, typed);
  declare_list(app, typed);
  declare_reasoning(app, typed);
}

}  // namespace upstamp
