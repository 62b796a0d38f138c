// Chooses between the command line and the window; everything else is in the two libraries.
#include "cli/cli.h"

int main(int count, char** words) { return upstamp::run_command_line(count, words, {}); }
