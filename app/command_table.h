// The parts of the table of commands. Order matters where two commands share a key: cells come before steps.
#pragma once
#include "commands.h"

namespace upstamp {

using Table = std::vector<Command>;

void add_file_commands(Table&);
void add_edit_commands(Table&);
void add_copy_commands(Table&);
void add_compare_commands(Table&);
void add_cell_commands(Table&);
void add_play_commands(Table&);
void add_view_commands(Table&);

}  // namespace upstamp
