// Chooses between the command line and the window; everything else is in the two libraries.
#include "base/platform.h"
#include "cli/cli.h"

int main(int count, char** words) { return upstamp::run_command_line(upstamp::utf8_arguments(count, words), {}); }
