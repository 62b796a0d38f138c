#include "user_folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "declare/settings_json.h"
#include "figure/style.h"
#include "view/export_options.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

std::string variable(const char* name) {
  const char* text = std::getenv(name);
  return text ? text : "";
}

Desk desk_from(const Json& kept) {
  Desk desk;
  if (const auto theme = kept.find("theme"); theme != kept.end() && theme->is_string()) {
    const std::vector<std::string> names = theme_names();
    if (std::find(names.begin(), names.end(), theme->get<std::string>()) != names.end()) desk.theme = theme->get<std::string>();
  }
  if (const auto scale = kept.find("scale"); scale != kept.end() && scale->is_number())
    desk.scale = std::clamp(scale->get<double>(), 0.5, 4.0);
  if (const auto folder = kept.find("folder"); folder != kept.end() && folder->is_string())
    desk.folder = folder->get<std::string>();
  if (const auto hint = kept.find("hint"); hint != kept.end() && hint->is_boolean()) desk.hint = hint->get<bool>();
  return desk;
}

// Settings as they were kept, or none where this version refuses them.
Settings settings_from(const Json& kept, const char* key, const Declaration& about) {
  const auto text = kept.find(key);
  if (text == kept.end() || !text->is_string()) return {};
  Settings settings = settings_from_text(about, text->get<std::string>(), key);
  const bool legal = problems(about, settings, [](std::string_view, Axis) { return std::nullopt; }).empty();
  return legal ? settings : Settings{};
}

// Without a path: where the next export goes is asked.
ExportPlan plan_from(const Json& kept, const Catalogue<Writer>& writers) {
  ExportPlan plan;
  const auto id = kept.is_object() ? kept.find("writer") : kept.end();
  if (id == kept.end() || !id->is_string()) return plan;
  const Writer* writer = writers.find(id->get<std::string>());
  if (!writer) return plan;
  plan.writer = writer->about.id;
  plan.settings = settings_from(kept, "settings", writer->about);
  plan.options = settings_from(kept, "options", export_options().declaration());
  const auto moment = kept.find("this_moment");
  plan.this_moment = moment == kept.end() || !moment->is_boolean() || moment->get<bool>();
  return plan;
}

}  // namespace

std::string desk_file() {
  std::string folder = variable("XDG_CONFIG_HOME");
  if (folder.empty()) folder = variable("APPDATA");
  if (folder.empty() && !variable("HOME").empty()) folder = variable("HOME") + "/.config";
  return folder.empty() ? "" : folder + "/upstamp/desk.json";
}

Remembered remembered(const std::string& path, const Catalogue<Writer>& writers) {
  Remembered found;
  if (path.empty() || !std::filesystem::exists(path_from_utf8(path))) return found;
  try {
    const Json kept = Json::parse(read_file(path, 1U << 20), nullptr, false);
    if (!kept.is_object()) return found;
    found.desk = desk_from(kept);
    if (const auto plan = kept.find("export"); plan != kept.end()) found.plan = plan_from(*plan, writers);
  } catch (const Error&) {
    // An unreadable file is as good as none.
  }
  return found;
}

void remember(const Desk& desk, const ExportPlan& plan, const Catalogue<Writer>& writers, const std::string& path) {
  if (path.empty()) return;
  std::error_code trouble;
  std::filesystem::create_directories(path_from_utf8(path).parent_path(), trouble);
  Json kept{{"theme", desk.theme}, {"scale", desk.scale}, {"folder", desk.folder}, {"hint", desk.hint}};
  if (const Writer* writer = writers.find(plan.writer))
    kept["export"] = {{"writer", plan.writer},
                      {"settings", settings_text(writer->about, plan.settings)},
                      {"options", settings_text(export_options().declaration(), plan.options)},
                      {"this_moment", plan.this_moment}};
  try {
    write_file(path, kept.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  } catch (const Error&) {
    // Said in the header: not worth a message on closing.
  }
}

}  // namespace upstamp
