#include "user_folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "figure/style.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

std::string variable(const char* name) {
  const char* text = std::getenv(name);
  return text ? text : "";
}

}  // namespace

std::string desk_file() {
  std::string folder = variable("XDG_CONFIG_HOME");
  if (folder.empty()) folder = variable("APPDATA");
  if (folder.empty() && !variable("HOME").empty()) folder = variable("HOME") + "/.config";
  return folder.empty() ? "" : folder + "/upstamp/desk.json";
}

Desk remembered_desk(const std::string& path) {
  Desk desk;
  if (path.empty() || !std::filesystem::exists(path_from_utf8(path))) return desk;
  try {
    const Json kept = Json::parse(read_file(path, 1U << 20), nullptr, false);
    if (!kept.is_object()) return desk;
    if (const auto theme = kept.find("theme"); theme != kept.end() && theme->is_string()) {
      const std::vector<std::string> names = theme_names();
      if (std::find(names.begin(), names.end(), theme->get<std::string>()) != names.end()) desk.theme = theme->get<std::string>();
    }
    if (const auto scale = kept.find("scale"); scale != kept.end() && scale->is_number())
      desk.scale = std::clamp(scale->get<double>(), 0.5, 4.0);
    if (const auto folder = kept.find("folder"); folder != kept.end() && folder->is_string())
      desk.folder = folder->get<std::string>();
    if (const auto hint = kept.find("hint"); hint != kept.end() && hint->is_boolean()) desk.hint = hint->get<bool>();
  } catch (const Error&) {
    // An unreadable file is as good as none.
  }
  return desk;
}

void remember_desk(const Desk& desk, const std::string& path) {
  if (path.empty()) return;
  std::error_code trouble;
  std::filesystem::create_directories(path_from_utf8(path).parent_path(), trouble);
  const Json kept{{"theme", desk.theme}, {"scale", desk.scale}, {"folder", desk.folder}, {"hint", desk.hint}};
  try {
    write_file(path, kept.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  } catch (const Error&) {
    // Said in the header: not worth a message on closing.
  }
}

}  // namespace upstamp
