// The files that an export writes: which moments of a scene, as films with their names. The command line and the window's dialog
// ask alike.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "view/export_options.h"
#include "writer/writer.h"

namespace upstamp {

struct ExportFile {
  std::string path;
  Film film;
  double width_mm = 0;  // for the writer
};

struct ExportWish {
  const Writer& writer;
  Settings settings;  // of the writer
  ExportOptions options;
  std::string output;          // with places for {scene} and {step}; the latter means a file for each step
  std::optional<double> time;  // one picture at this time, in steps
  Tag pinned;                  // the cell that stays lit and explained
};

// The scene as it was worked out; `name` fills {scene}. Throws Error when the format cannot hold what is asked for.
std::vector<ExportFile> files_of(const ExportWish&, const std::shared_ptr<const Study>&, const std::string& name,
                                 const Catalogue<Op>&, const Catalogue<View>&, const Fonts&);

}  // namespace upstamp
