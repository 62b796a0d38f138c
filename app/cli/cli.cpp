#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <new>
#include <tuple>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/typed.h"
#include "figure/style.h"
#include "lab/scene_json.h"

namespace upstamp {
namespace {

constexpr int success = 0, refused = 2;

// Everything that may be typed, as text, so that the commands can answer for it in sentences of their own.
struct Typed {
  WindowWish window;
  std::string scale, size, time;
  ExportRequest exported;
  ComputeRequest computed;
  SolveRequest solving;
  WarnRequest warning;
  CodeRequest coded;
  std::string listed;
  bool as_json = false, equivalences_as_json = false;
};

// A flag with a value. One that may be repeated takes one value each time, so that it never swallows the scene.
template <class Target>
CLI::Option* flag(CLI::App& command, const std::string& names, Target& target, const std::string& value, const std::string& doc) {
  return command.add_option(names, target, doc)->type_name(value)->allow_extra_args(false);
}

void declare_window(CLI::App& app, Typed& typed) {
  app.add_option("SCENE", typed.window.scene, "A scene file, or the name of a shipped scene")->type_name("");
  flag(app, "--theme", typed.window.theme, "NAME", "Colours: " + join(theme_names(), ", "));
  flag(app, "--scale", typed.scale, "FACTOR", "Size of everything in the window, 0.5 to 4");
  flag(app, "--size", typed.size, "WxH", "Size of the window, as in 1600x1000");
  flag(app, "--screenshot", typed.window.screenshot, "PNG", "Write one frame of the window to this file and exit");
  app.add_flag("--specimen", typed.window.specimen, "Show the page of all widgets");
  flag(app, "--time", typed.time, "STEPS", "Where to stand, counted in steps: 2.5 is the middle of the third");
  flag(app, "--set", typed.window.settings, "NAME=VALUE", "Change a setting; 2.stride=3 means layer 2. May be repeated");
  app.add_flag("--time-startup", typed.window.time_startup, "Print how long the start took");
}

void declare_export(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("export", "Write a scene as a picture, a film or text; needs no display");
  ExportRequest& wish = typed.exported;
  command.add_option("SCENE", wish.scene, "A scene file, or the name of a shipped scene")->type_name("");
  flag(command, "-o,--output", wish.output, "FILE", "File to write; its ending says the format");
  flag(command, "--format", wish.format, "ID", "Format, where the ending does not say it");
  flag(command, "--view", wish.view, "ID", "Draw this view alone");
  flag(command, "--time", wish.time, "STEPS", "One picture at this time: 2.5 is the middle of the third step");
  flag(command, "--frames", wish.frames, "all", "All steps; what moving formats do anyway");
  flag(command, "--frames-per-step", wish.frames_per_step, "N", "Smoothness of a film, 1 to 100");
  flag(command, "--speed", wish.speed, "N", "Steps per second of a film, 0.1 to 20 (1)");
  flag(command, "--set", wish.settings, "NAME=VALUE", "Change a setting; 2.stride=3 means layer 2. May be repeated");
  flag(command, "--input", wish.input, "FILE", "Fill the input from a picture (PNG, JPEG), .npy or .csv");
  flag(command, "--input-side", wish.input_side, "N", "Shrink such a picture to at most N cells a side, 1 to 256 (16)");
  flag(command, "--width", wish.width, "MM", "Printed width in millimetres");
  flag(command, "--dpi", wish.dpi, "N", "Pixels per inch, for formats made of pixels");
  flag(command, "--format-set", wish.format_settings, "NAME=VALUE", "Change a setting of the format. May be repeated");
  flag(command, "--theme", wish.theme, "NAME", "Colours: " + join(theme_names(), ", "));
  command.footer("Example: upstamp export opening -o opening.svg --set stride=3 --time 4.5");
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
  command.footer("Example: upstamp compute transposed_conv --set stride=2 --in x.npy --weight w.npy -o y.npy");
}

void declare_code(CLI::App& app, Typed& typed) {
  CLI::App& command = *app.add_subcommand("code", "Write a scene as a program that asserts its output");
  CodeRequest& wish = typed.coded;
  command.add_option("SCENE", wish.scene, "A scene file, or the name of a shipped scene")->type_name("");
  flag(command, "--to", wish.target, "ID", "What to write; `upstamp list targets` names them");
  flag(command, "-o,--output", wish.output, "FILE", "File to write; without it the program is printed");
  flag(command, "--set", wish.settings, "NAME=VALUE", "Change a setting; 2.stride=3 means layer 2. May be repeated");
  command.footer("Example: upstamp code opening --to pytorch -o opening.py");
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
  flag(warn, "--set", typed.warning.settings, "NAME=VALUE", "Change a setting; 2.stride=3 means layer 2. May be repeated");
  warn.add_flag("--json", typed.warning.json, "Print them as JSON");
  CLI::App& equivalences = *app.add_subcommand("equivalences", "Check which operations give the same numbers by other ways");
  equivalences.add_flag("--json", typed.equivalences_as_json, "Print them as JSON");
}

std::vector<std::string> command_names(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) names.push_back(command->get_name());
  return names;
}

// The command that was chosen; the program itself when none was.
CLI::App& chosen(CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands.front();
}

std::string help_hint(CLI::App& app) {
  const std::string name = chosen(app).get_name();
  return " `upstamp " + (name.empty() || &chosen(app) == &app ? "" : name + " ") + "--help` explains the usage.";
}

std::string unexpected(CLI::App& app, const std::string& first_word) {
  const auto left = app.remaining(true);
  const std::string word = left.empty() ? "" : left.front();
  std::vector<std::string> known;
  for (const CLI::Option* option : chosen(app).get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  std::string near = nearest_word(word, known);
  // "upstamp exprot opening": the word that was not understood came before the one left over.
  if (&chosen(app) == &app && near.empty()) near = nearest_word(first_word, command_names(app));
  return "\"" + shortened(word) + "\" is not expected here." + (near.empty() ? "" : " Did you mean " + near + "?") +
         help_hint(app);
}

std::string sentence_for(const CLI::ParseError& error, CLI::App& app, const std::string& first_word) {
  const auto is = [&](CLI::ExitCodes code) { return error.get_exit_code() == static_cast<int>(code); };
  if (is(CLI::ExitCodes::ExtrasError)) return unexpected(app, first_word);
  const std::string message = error.what();
  const std::string name = message.substr(0, message.find(':'));
  if (is(CLI::ExitCodes::ArgumentMismatch) && name.starts_with("-")) {
    const auto* option = chosen(app).get_option_no_throw(name);
    return name + (option && option->count() > 1 ? " is given twice; once is enough." : " needs a value after it.") +
           help_hint(app);
  }
  return "The command line is not understood (" + join(split(message, '\n'), " ") + ")." + help_hint(app);
}

void print(const std::string& text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    throw Error(std::string("The answer cannot be printed: ") + std::strerror(errno) + ".");
  }
}

// A value left empty, as a script with an unset variable leaves it, is no wish for the default.
void refuse_empty_values(CLI::App& app) {
  for (const CLI::Option* option : chosen(app).get_options()) {
    const auto& given = option->results();
    if (!option->get_positional() && option->get_items_expected_max() > 0 &&
        std::find(given.begin(), given.end(), "") != given.end())
      throw Error(option->get_name() + " needs a value after it." + help_hint(app));
  }
}

void need(const std::string& given, const std::string& missing, CLI::App& app) {
  if (given.empty()) throw Error(missing + help_hint(app));
}

int show_window(Typed& typed, CLI::App& app, const std::function<int(const WindowWish&)>& open_window) {
  WindowWish& wish = typed.window;
  if (!typed.scale.empty()) wish.scale = typed_number("--scale", typed.scale, 0.5, 4);
  wish.size_given = !typed.size.empty();
  if (wish.size_given) std::tie(wish.width, wish.height) = typed_size("--size", typed.size, 320, 16384);
  if (!typed.time.empty()) wish.time = typed_number("--time", typed.time, 0, 1e9);
  const auto themes = theme_names();
  if (!wish.theme.empty() && std::find(themes.begin(), themes.end(), wish.theme) == themes.end()) {
    throw Error("There is no theme \"" + shortened(wish.theme) + "\". There is: " + join(themes, ", ") + ".");
  }
  const auto scenes = shipped_scenes();
  std::error_code ignored;
  const bool known = std::find(scenes.begin(), scenes.end(), wish.scene) != scenes.end() ||
                     std::filesystem::exists(path_from_utf8(wish.scene), ignored);
  const std::string command = known ? "" : nearest_word(wish.scene, command_names(app));
  if (!command.empty())
    throw Error("There is no command or scene \"" + wish.scene + "\". Did you mean " + command + "?" + help_hint(app));
  if (!open_window)
    throw Error("This build has no window. Write a picture instead, for example `upstamp export opening -o opening.svg`.");
  return open_window(wish);
}

int run_chosen(Typed& typed, CLI::App& app, const std::function<int(const WindowWish&)>& open_window) {
  const std::string command = &chosen(app) == &app ? "" : chosen(app).get_name();
  if (command.empty()) return show_window(typed, app, open_window);
  if (command == "export") {
    need(typed.exported.scene, "export needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    need(typed.exported.output, "export needs -o with the file to write, for example -o picture.svg.", app);
    export_scene(typed.exported);
  } else if (command == "compute") {
    need(typed.computed.op, "compute needs an operation; `upstamp list ops` names them.", app);
    need(typed.computed.input, "compute needs --in with the .npy file to read.", app);
    need(typed.computed.output, "compute needs -o with the .npy file to write.", app);
    compute(typed.computed);
  } else if (command == "code") {
    need(typed.coded.scene, "code needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    need(typed.coded.target, "code needs --to with what to write; `upstamp list targets` names them.", app);
    print(code(typed.coded));
  } else if (command == "list") {
    need(typed.listed, "list needs to know what: " + join(listable(), ", ") + ".", app);
    print(listed(typed.listed, typed.as_json));
  } else if (command == "solve") {
    print(solved(typed.solving));
  } else if (command == "warn") {
    need(typed.warning.scene, "warn needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    print(warned(typed.warning));
  } else if (command == "equivalences") {
    print(equivalences_listed(typed.equivalences_as_json));
  } else {
    print(reference(app.help("upstamp", CLI::AppFormatMode::All)));
  }
  return success;
}

int parse_and_run(const std::vector<std::string>& words, const std::function<int(const WindowWish&)>& open_window) {
  CLI::App app("Upstamp shows how neural networks upsample: on small grids, with real numbers, step by step.", "upstamp");
  app.set_version_flag("--version", "upstamp " UPSTAMP_VERSION, "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.get_formatter()->column_width(32);
  app.require_subcommand(0, 1);
  app.footer("Examples: upstamp opening, upstamp export opening -o opening.gif, upstamp list scenes");
  Typed typed;
  declare_window(app, typed);
  declare_export(app, typed);
  declare_compute(app, typed);
  declare_code(app, typed);
  declare_list(app, typed);
  declare_reasoning(app, typed);
  // The parser takes the words without the program's name, last one first.
  std::vector<std::string> backwards(words.rbegin(), words.rend() - (words.empty() ? 0 : 1));
  try {
    app.parse(backwards);
  } catch (const CLI::CallForVersion&) {
    print("upstamp " UPSTAMP_VERSION "\n");
    return success;
  } catch (const CLI::Success&) {
    print(app.help());
    return success;
  } catch (const CLI::ParseError& error) {
    throw Error(sentence_for(error, app, words.size() > 1 ? words[1] : ""));
  }
  refuse_empty_values(app);
  return run_chosen(typed, app, open_window);
}

int complain(const std::string& sentence) {
  // What a file is called and what stands in it must not steer the terminal.
  std::fprintf(stderr, "upstamp: %s\n", shortened(sentence, 1000).c_str());
  return refused;
}

}  // namespace

int run_command_line(const std::vector<std::string>& words, const std::function<int(const WindowWish&)>& open_window) {
  try {
    return parse_and_run(words, open_window);
  } catch (const Error& error) {
    return complain(error.what());
  } catch (const std::bad_alloc&) {
    return complain("There is not enough memory for this. Choose a smaller scene, size or dpi.");
  } catch (const std::exception& error) {
    return complain(std::string("Something went wrong that should not have: ") + error.what() + ".");
  }
}

}  // namespace upstamp
