// Opening, saving and receiving files. Nothing is lost when a file is bad: the user reads one sentence and the document stays.
#pragma once
#include <string>

#include "app.h"

namespace upstamp {

// A shipped scene's name, a path or a link. What is on the desk is replaced.
void open_document(App&, const std::string& name_or_path);
// The same, but asks first when there are unsaved changes.
void open_or_ask(App&, const std::string& name_or_path);
// To its own path, or asks for one.
void save_document(App&);
void save_document_as(App&, const std::string& path);
// What a file is for by its ending: a scene opens, numbers and pictures become the input.
void receive_file(App&, const std::string& path);
// Fills the input from the document's numbers again with pictures shrunk to that side.
void resize_picture(App&, int most_side);
// Each opens the file panel; the answer comes through take_chosen_file().
void ask_what_to_open(App&);
void ask_where_to_save(App&);
void ask_where_to_export(App&, const ExportPlan&);
// Starts the wished export of the present moment or of all steps.
void start_export(App&, const ExportPlan&);
// Tells how it went, once it is finished.
void take_export_outcome(App&);
// Closes when nothing would be lost, else asks.
void close_or_ask(App&);
// What the three answers of that question do.
enum class Unsaved { save, discard, cancel };
void answer_unsaved(App&, Unsaved);
// A path the user chose in the file panel, for what the panel was opened for.
void take_chosen_file(App&, const std::string& path);

// The only words of the window that the system, and a screen reader, can read: the document and the step.
std::string window_title(const App&);

}  // namespace upstamp
