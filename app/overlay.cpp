#include "overlay.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/text.h"

namespace upstamp {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t most_entries = 5000;

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

bool ends_with_one_of(const std::string& name, const std::vector<std::string>& endings) {
  return endings.empty() ||
         std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return lower(name).ends_with(ending); });
}

std::string joined(const std::string& folder, const std::string& name) {
  return utf8_from_path((path_from_utf8(folder) / path_from_utf8(name)).lexically_normal());
}

}  // namespace

void enter_folder(FilePanel& panel, const std::string& folder) {
  std::error_code trouble;
  fs::path wanted = fs::absolute(path_from_utf8(folder), trouble).lexically_normal();
  if (!wanted.has_filename() && wanted.has_relative_path()) wanted = wanted.parent_path();
  panel.folder = utf8_from_path(wanted);
  panel.entries.clear();
  panel.problem.clear();
  panel.replaces.clear();
  fs::directory_iterator at(wanted, fs::directory_options::skip_permission_denied, trouble);
  for (; !trouble && at != fs::directory_iterator() && panel.entries.size() < most_entries; at.increment(trouble)) {
    const std::string name = utf8_from_path(at->path().filename());
    std::error_code unknown;
    const bool inside = at->is_directory(unknown);
    if (!name.starts_with(".") && (inside || ends_with_one_of(name, panel.endings))) panel.entries.push_back({name, inside});
  }
  if (trouble) panel.problem = "The folder " + panel.folder + " cannot be read: " + trouble.message() + ".";
  std::sort(panel.entries.begin(), panel.entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
    return a.folder != b.folder ? a.folder : lower(a.name) < lower(b.name);
  });
}

FilePanel file_panel_for(FilePurpose purpose, const std::string& folder, const std::string& name,
                         std::vector<std::string> endings) {
  FilePanel panel;
  panel.purpose = purpose;
  panel.name = name;
  panel.endings = std::move(endings);
  std::error_code trouble;
  const bool there = !folder.empty() && fs::is_directory(path_from_utf8(folder), trouble);
  enter_folder(panel, there ? folder : ".");
  return panel;
}

std::optional<std::string> chosen_path(FilePanel& panel) {
  panel.problem.clear();
  const std::string name(trimmed(panel.name));
  if (name.empty()) {
    panel.problem = panel.purpose == FilePurpose::open ? "Choose a file, or type its name." : "Type a name for the file.";
    return std::nullopt;
  }
  std::string path = joined(panel.folder, name);
  std::error_code trouble;
  if (fs::is_directory(path_from_utf8(path), trouble)) {
    panel.name.clear();
    enter_folder(panel, path);
    return std::nullopt;
  }
  if (panel.purpose == FilePurpose::open) {
    if (fs::exists(path_from_utf8(path), trouble)) return path;
    panel.problem = "There is no file \"" + name + "\" in this folder.";
    return std::nullopt;
  }
  if (!panel.endings.empty() && !ends_with_one_of(path, panel.endings)) path += panel.endings.front();
  if (fs::exists(path_from_utf8(path), trouble) && panel.replaces != path) {
    panel.replaces = path;
    return std::nullopt;
  }
  return path;
}

}  // namespace upstamp
