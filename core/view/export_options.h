// What a person may wish of any export, whatever the format: one declared set for the command line's flags and the window's
// dialog, and the film that follows from it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declare/declare.h"
#include "view/instants.h"
#include "view/view.h"

namespace upstamp {

struct ExportOptions {
  double width = 0;  // on paper, in millimetres; 0 = as drawn, 1 point is 1/72 inch
  double font = 0;   // size of the captions on paper, in points; 0 = follows from the width
  std::string theme = "light";
  bool crop = false;
  double margin = 0;  // points left around what is cropped
  std::string steps;  // as in chosen_steps; "" = what the format is for
  int frames_per_step = 1;
  double speed = 1;  // steps a second
  bool reduced_motion = false, poster_first = false, no_headline = false;
};
Declare<ExportOptions> export_options();

// Widths by name: a column of a paper, half a slide …
struct WidthPreset {
  std::string id, title;
  double mm = 0;
};
std::vector<WidthPreset> width_presets();
// "85", "85mm", "240pt", "3.5in", "column" in millimetres.
std::optional<double> width_in_mm(std::string_view words);

// The steps that the words name, counted from 1, ascending: "all", "7", "1,4,7-9", "sections" (the last step of each row). Throws
// Error naming the word that is wrong.
std::vector<int> chosen_steps(std::string_view words, const Study&);

// The times of a film of `steps` as options want it. `paged`: one finished picture a step.
Instants instants_of(const ExportOptions&, const Study&, bool paged);

struct Shot {
  Film film;
  double width_mm = 0;  // for the writer
};
// All but the scene's JSON, which the caller knows. The pinned cell stays lit and explained.
Shot shot_of(std::shared_ptr<const Study>, const Catalogue<View>&, const Instants&, const ExportOptions&, const Fonts&,
             Tag pinned = {});
// One frame of it as a film of its own, as large as all are.
Film single_frame(const Film&, int frame);

}  // namespace upstamp
