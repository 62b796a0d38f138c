// What the desk remembers between starts: theme, scale of the interface, last folder, whether the first hint was seen.
#pragma once
#include <string>

#include "session.h"

namespace upstamp {

// The file in the user's configuration folder ($XDG_CONFIG_HOME, ~/.config, %APPDATA%); "" when there is no such folder.
std::string desk_file();
// Fields that the file does not have, or not rightly, keep their defaults; a damaged file is as good as none.
Desk remembered_desk(const std::string& path);
// Quietly does nothing where the folder cannot be written: not worth a message on closing.
void remember_desk(const Desk&, const std::string& path);

}  // namespace upstamp
