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
#include "cli/declared.h"
#include "cli/typed.h"
#include "figure/style.h"
#include "lab/scene_json.h"

namespace upstamp {
namespace {

constexpr int success = 0, refused = 2;

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

void need(const std::vector<std::string>& given, const std::string& missing, CLI::App& app) {
  need(given.empty() ? "" : given.front(), missing, app);
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
    need(typed.exported.scenes, "export needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    need(typed.exported.output, "export needs -o with the file to write, for example -o picture.svg.", app);
    export_scenes(typed.exported);
  } else if (command == "handout") {
    need(typed.handout.scenes, "handout needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    need(typed.handout.output, "handout needs -o with the PDF to write, for example -o handout.pdf.", app);
    typed.handout.format = "pdf";  // named because a handout is paper
    typed.handout.format_settings = {"paper=" + (typed.paper.empty() ? "a4" : typed.paper)};
    export_scenes(typed.handout);
  } else if (command == "describe") {
    need(typed.describing.scene, "describe needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    print(described_scene(typed.describing));
  } else if (command == "gallery") {
    need(typed.gallery.folder, "gallery needs the folder to write to.", app);
    write_gallery(typed.gallery);
  } else if (command == "compute") {
    need(typed.computed.op, "compute needs an operation; `upstamp list ops` names them.", app);
    need(typed.computed.input, "compute needs --in with the .npy file to read.", app);
    need(typed.computed.output, "compute needs -o with the .npy file to write.", app);
    compute(typed.computed);
  } else if (command == "code") {
    need(typed.coded.scene, "code needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    need(typed.coded.target, "code needs --to with what to write; `upstamp list targets` names them.", app);
    print(code(typed.coded));
  } else if (command == "differ") {
    need(typed.differing.scene, "differ needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    print(differ(typed.differing));
  } else if (command == "list") {
    need(typed.listed, "list needs to know what: " + join(listable(), ", ") + ".", app);
    print(listed(typed.listed, typed.as_json));
  } else if (command == "solve") {
    print(solved(typed.solving));
  } else if (command == "warn") {
    need(typed.warning.scene, "warn needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    print(warned(typed.warning));
  } else if (command == "arithmetic") {  // named because the command has the view's name
    need(typed.arithmetic.scene, "arithmetic needs a scene: a file, or a name that `upstamp list scenes` prints.", app);
    print(arithmetic_told(typed.arithmetic));
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
  declare_commands(app, typed);
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
