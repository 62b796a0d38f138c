// What is remembered between starts: theme, scale of the interface, last folder, whether the first hint was seen, how was
// exported.
#pragma once
#include <string>

#include "exporting.h"
#include "session.h"

namespace upstamp {

// The file in the user's configuration folder ($XDG_CONFIG_HOME, ~/.config, %APPDATA%); "" when there is no such folder.
std::string desk_file();
struct Remembered {
  Desk desk;
  ExportPlan plan;  // of the last export, without its path
};
// Fields that the file does not have, or not rightly, keep their defaults; a damaged file is as good as none.
Remembered remembered(const std::string& path, const Catalogue<Writer>&);
// Quietly does nothing where the folder cannot be written: not worth a message on closing.
void remember(const Desk&, const ExportPlan&, const Catalogue<Writer>&, const std::string& path);

}  // namespace upstamp
