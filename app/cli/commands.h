// The commands behind the command line's words. Each takes what was typed, as text, and throws Error with one sentence when it
// cannot be done.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace upstamp {

// Every text "" = not given.
struct ExportRequest {
  std::vector<std::string> scenes;
  std::string dialect, output, format, view, time, pin, dpi, input, input_side, jobs;
  std::map<std::string, std::string> options;  // by the ids of export_options()
  std::vector<std::string> settings;           // --set, for the scene's layers
  std::vector<std::string> ways;               // --with, other scenes for the same input
  std::vector<std::string> view_settings;      // --view-set, for the view that --view names
  std::vector<std::string> format_settings;    // --format-set, for the format
};
// Every scene to a file, or to a file for each step, as the output's pattern says; several at once.
void export_scenes(const ExportRequest&);

struct DescribeRequest {
  std::string scene, dialect, time;
  std::vector<std::string> settings;
};
// The scene in words and tables, at one moment, for terminals and screen readers.
std::string described_scene(const DescribeRequest&);

struct GalleryRequest {
  std::string folder, theme, scene;
};
// Every shipped scene (or one) in every view that fits it, in the folder, with index.html.
void write_gallery(const GalleryRequest&);

struct ComputeRequest {
  std::string op, dialect, input, weight, bias, indices, output, out_indices;
  std::vector<std::string> settings;
};
void compute(const ComputeRequest&);

struct CodeRequest {
  std::string scene, dialect, target, output;
  std::vector<std::string> settings;
};
// The program, or "" once it is written to the file asked for.
std::string code(const CodeRequest&);

struct DifferRequest {
  std::string scene, dialect;
  std::vector<std::string> settings;
  bool as_json = false;
};
// The outputs under each dialect, and one sentence for each about what is different.
std::string differ(const DifferRequest&);

// What can be listed: ops, views, formats, scenes, dialects, targets of code.
std::vector<std::string> listable();
// One id a line, or a JSON array with everything that is declared. Throws Error when `what` is not listable.
std::string listed(std::string_view what, bool json);

// Numbers as typed, "" = not given.
struct SolveRequest {
  std::string scale, in, out, max_kernel;
  bool asymmetric = false, json = false;
};
// A table with the reasons of the first row, or a JSON object with all of them.
std::string solved(const SolveRequest&);

struct WarnRequest {
  std::string scene, dialect;
  std::vector<std::string> settings;
  bool json = false;
};
std::string warned(const WarnRequest&);

struct ArithmeticRequest {
  std::string scene, dialect;
  std::vector<std::string> settings;
  bool json = false;
};
// What follows from the settings of the layer that the scene looks at.
std::string arithmetic_told(const ArithmeticRequest&);

std::string equivalences_listed(bool json);

// The whole manual as Markdown; `usage` is the command line's own help.
std::string reference(std::string_view usage);

}  // namespace upstamp
