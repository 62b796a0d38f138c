// What may be typed: the commands and their flags as the parser is told them, and the place where the typed words go.
#pragma once
#include <string>

#include "cli/cli.h"
#include "cli/commands.h"

namespace CLI {
class App;
}

namespace upstamp {

// Everything that may be typed, as text, so that the commands can answer for it in sentences of their own.
struct Typed {
  WindowWish window;
  std::string scale, size, time;
  ExportRequest exported, handout;
  std::string paper;
  DescribeRequest describing;
  GalleryRequest gallery;
  ComputeRequest computed;
  SolveRequest solving;
  WarnRequest warning;
  ArithmeticRequest arithmetic;
  CodeRequest coded;
  DifferRequest differing;
  std::string listed;
  bool as_json = false, equivalences_as_json = false;
};

void declare_commands(CLI::App&, Typed&);

}  // namespace upstamp
