// What lies over the desk at the moment: at most one dialog, with its fields.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "exporting.h"

namespace upstamp {

enum class OverlayKind { none, help, export_dialog, file_panel, unsaved };
enum class FilePurpose { open, save, export_to };

struct FolderEntry {
  std::string name;
  bool folder = false;
};

struct FilePanel {
  FilePurpose purpose = FilePurpose::open;
  std::string folder;                // UTF-8, absolute
  std::vector<FolderEntry> entries;  // folders first, by name
  std::string name;                  // as typed
  std::string problem;               // why the folder cannot be read, or what is wrong with the name
  std::string replaces;              // the file that the next click will replace; "" = not asked yet
  std::vector<std::string> endings;  // with the dot; files of others are not listed; empty = all
};

// What happens once the question about unsaved changes is answered.
struct Pending {
  bool close = false;
  std::string open;  // a document
};

struct Overlay {
  OverlayKind kind = OverlayKind::none;
  bool opens = false;  // since this frame
  FilePanel files;
  ExportPlan wish;
  Pending pending;

  void show(OverlayKind which) { kind = which, opens = true; }
};

// Lists the folder; a folder that cannot be read leaves a sentence in `problem` and no entries.
void enter_folder(FilePanel&, const std::string& folder);
// The panel for that purpose, in a folder that exists ("" = where the program was started).
FilePanel file_panel_for(FilePurpose, const std::string& folder, const std::string& name, std::vector<std::string> endings);
// The file that the typed name means, or nothing with `problem` set (or after entering a typed folder). Adds the first ending
// where one is missing when saving; asks by `replaces` before a file is replaced.
std::optional<std::string> chosen_path(FilePanel&);

}  // namespace upstamp
