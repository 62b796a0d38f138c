// The panels of the desk. A panel never changes anything itself; it answers with what the user asked for.
#pragma once
#include <optional>
#include <string>

#include "app.h"
#include "commands.h"
#include "documents.h"
#include "panels/dialect_sheet.h"
#include "panels/settings_sheet.h"
#include "reason/warnings.h"
#include "widgets/widgets.h"

namespace upstamp {

// What the settings panel answers: an edit, or a value to be shown in more or fewer sliders.
struct SettingsAnswer {
  std::optional<Edit> edit;
  std::optional<std::pair<std::string, Spread>> spread;
};
// The scene's framework, and the call there that means the settings.
std::optional<Edit> dialect_panel(const Ui&, const DialectSheet&, const Scene&);
SettingsAnswer settings_panel(const Ui&, const SettingsSheet&, const Scene&);
// Which layer the views look at; nothing is drawn for a single layer.
std::optional<Edit> layers_panel(const Ui&, const Scene&, const Catalogue<Op>&, const Study*, const Obstacle&);
// The size formula, and the same with its numbers.
void arithmetic_panel(const Ui&, const SettingsSheet&, const Scene&);
// Broken rules, each with the nearest legal values to click.
std::optional<Edit> problems_panel(const Ui&, const SettingsSheet&, const Scene&, const Obstacle&, const Catalogue<Op>&);
// Rules of thumb that speak against legal settings, each with what mends it.
std::optional<Edit> warnings_panel(const Ui&, const std::vector<Warning>&, const Scene&, int layer);
// What is shown: the views with their places and settings, how values are written, what a step is.
std::optional<Edit> views_panel(const Ui&, const Scene&, const Study*, const Catalogue<View>&);

// What fills the input and the weights. `most_side` answers a wish for another size of the picture the input came from.
struct InputAnswer {
  std::optional<Edit> edit;
  std::optional<int> most_side;
};
InputAnswer input_panel(const Ui&, const Scene&, const Document&, const SettingsSheet&);

// The name of the scene that was clicked; `live` while a picture plays under the pointer.
struct GalleryAnswer {
  std::optional<std::string> chosen;
  bool live = false;
};
GalleryAnswer gallery_panel(const Ui&, const App&);

TransportChange transport_panel(const Ui&, const App&);
// The equation of the cell under the pointer or the pin.
void status_panel(const Ui&, const App&, ImVec2 from, ImVec2 to);
// The command that was clicked.
const Command* toolbar_panel(const Ui&, const App&, const std::vector<Command>&);

// ---- dialogs; each closes itself by answering or by Escape
void help_dialog(const Ui&, Overlay&, const std::vector<Command>&);
// Changes the wish it keeps in the overlay; answers it when a file is to be chosen.
std::optional<ExportPlan> export_dialog(const Ui&, Overlay&, const App&);
std::optional<std::string> file_dialog(const Ui&, Overlay&);
std::optional<Unsaved> unsaved_dialog(const Ui&, Overlay&, const std::string& name);

void toasts_panel(const Ui&, const std::vector<Toast>&, double now, ImVec2 from, ImVec2 to);
// True when the user gave the export up.
bool export_progress_panel(const Ui&, const ExportJob&, ImVec2 from, ImVec2 to);

}  // namespace upstamp
