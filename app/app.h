// The one owner of everything the window works with: the lab, the session, the desk. Panels are given parts of it as const and
// answer with what the user asked for; only the functions here and the commands change it. It needs no window, so tests drive it
// directly.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "clipboard.h"
#include "exporting.h"
#include "gallery.h"
#include "lab/lab.h"
#include "overlay.h"
#include "session.h"
#include "view/view.h"

namespace upstamp {

// Where the document came from.
struct Document {
  std::string name;                            // shown in the title bar
  std::string path;                            // "" = never saved, or shipped with the program
  std::string shipped;                         // name of the shipped scene it was opened from, while it is that
  Scene opened;                                // as it was, for resetting parameters
  std::string numbers;                         // the picture, .npy or .csv the input was filled from; "" = none
  std::shared_ptr<const Tensor> numbers_read;  // what came of it, to know whether the input is still that
  int most_side = 16;                          // a picture is shrunk to at most this many cells a side
};
// Of a scene that was opened by that: the name of a shipped one, a file, or a link. Only a scene file is saved where it came
// from: the scene of a picture is saved beside it, that of a link has no place yet.
Document document_of(const std::string& opened_by, const Scene&);

struct App {
  // Opens the wished scene, paused in its first step. Throws Error for a scene, setting, view or theme that cannot be.
  App(const WindowWish&, std::shared_ptr<const Fonts>);

  std::shared_ptr<const Fonts> fonts;
  Catalogue<View> views;
  Catalogue<Writer> writers;
  Lab lab;
  Session session;
  Desk desk;
  Document document;
  Overlay overlay;
  Gallery gallery;
  ExportPlan export_plan;
  std::unique_ptr<ExportJob> export_job;
  std::vector<Toast> toasts;
  std::function<void()> wake = [] {};                                  // called by workers when a frame is due
  std::function<void(Clip)> copy = [](const Clip&) {};                 // to the clipboard of the system
  std::function<std::string()> copied = [] { return std::string(); };  // from it

  void apply(const Edit&);  // also lets go of cells that are no more
  void undo();
  void redo();
  void say(std::string words, bool warning = false);

  // What the canvas shows: two maps that do not fit, where a view shows that, else the last study. Null when there is nothing.
  std::shared_ptr<const Study> shown() const;
  // The views of that as they stand on the canvas. Empty when there is nothing to show.
  Sheet sheet() const;
  Style style() const;
  int steps() const { return lab.timeline().steps(); }
};

inline constexpr double first_look = 0.3;  // where a scene opens: its first stamp is on the way

// ---- time. Resting places are the start, the middle of each step, and the end.
void advance(App&, double seconds);
void play(App&, bool playing);
void go_to(App&, double time);           // at once
void step_by(App&, int resting_places);  // gliding; several calls add up
bool animating(const App&);

// ---- the place of a tag in the scene's grids
void drop_stale_tags(App&);

}  // namespace upstamp
