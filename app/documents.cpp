#include "documents.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/files.h"
#include "base/link.h"
#include "base/text.h"
#include "cli/wished_scene.h"
#include "lab/carried_scene.h"
#include "lab/numbers.h"
#include "lab/scene_json.h"

namespace upstamp {
namespace {

std::string file_name(const std::string& path) { return utf8_from_path(path_from_utf8(path).filename()); }
std::string stem(const std::string& path) { return utf8_from_path(path_from_utf8(path).stem()); }

std::string folder_of(const std::string& path) {
  const std::string folder = utf8_from_path(path_from_utf8(path).parent_path());
  return folder.empty() ? "." : folder;
}

void ask_for_file(App& app, FilePurpose purpose, const std::string& name, std::vector<std::string> endings) {
  app.overlay.files = file_panel_for(purpose, app.desk.folder, name, std::move(endings));
  app.overlay.show(OverlayKind::file_panel);
}

// Answers the input's size in words.
std::string read_input(App& app, const std::string& path, const std::string& name) {
  Edit edit{name, app.lab.scene(), false};
  fill_input(edit.scene, path, app.document.most_side);
  app.apply(edit);
  app.document.numbers_read = app.lab.scene().input.values;
  return shape_text(app.lab.scene().input_shape);
}

void fill_input_from(App& app, const std::string& path) {
  const std::string size = read_input(app, path, "Fill the input from " + file_name(path));
  app.document.numbers = path;
  app.desk.folder = folder_of(path);
  app.say("The input is now " + file_name(path) + ", " + size + ".");
}

// Scenes, numbers, pictures, and whatever carries a scene.
std::vector<std::string> openable_endings(const Catalogue<Writer>& writers) {
  std::vector<std::string> endings{".json", ".npy", ".csv", ".tsv", ".png", ".jpg", ".jpeg"};
  for (const Writer& writer : writers)
    for (const std::string& ending : {writer.about.id, writer.other_ending})
      if (writer.carries_scene && !ending.empty() && std::find(endings.begin(), endings.end(), "." + ending) == endings.end())
        endings.push_back("." + ending);
  return endings;
}

}  // namespace

void open_document(App& app, const std::string& name_or_path) {
  try {
    Scene scene = opened_scene(name_or_path, app.lab.ops());
    const std::shared_ptr<const Study> study = study_of(scene, app.lab.ops(), app.lab.rules());
    tiles_of(*study, app.views);
    app.lab.open(std::move(scene));
  } catch (const Error& error) {
    app.say(error.what(), true);
    return;
  }
  app.session.playing = false;
  app.session.glide.reset();
  app.session.held.reset();
  app.session.typed.reset();
  app.session.hovered = app.session.pinned = {};
  app.desk.camera.fit = true;
  app.document = document_of(name_or_path, app.lab.scene());
  if (app.document.shipped.empty() && !name_or_path.starts_with(link_start)) app.desk.folder = folder_of(name_or_path);
  app.lab.set_time(first_look);
}

void open_or_ask(App& app, const std::string& name_or_path) {
  if (!app.lab.changed_since_saved()) return open_document(app, name_or_path);
  app.overlay.pending = {false, name_or_path};
  app.overlay.show(OverlayKind::unsaved);
}

void save_document(App& app) {
  if (app.document.path.empty()) {
    ask_for_file(app, FilePurpose::save,
                 (app.document.shipped.empty() ? stem(app.document.name) : app.document.shipped) + ".json", {".json"});
  } else {
    save_document_as(app, app.document.path);
  }
}

void save_document_as(App& app, const std::string& path) {
  try {
    write_file(path, scene_to_json(app.lab.scene(), app.lab.ops()));
  } catch (const Error& error) {
    app.say(error.what(), true);
    return;
  }
  app.lab.mark_saved();
  app.document.path = app.document.name = path;
  app.document.shipped.clear();
  app.desk.folder = folder_of(path);
  app.say("Saved " + path);
}

void ask_what_to_open(App& app) { ask_for_file(app, FilePurpose::open, "", openable_endings(app.writers)); }

void ask_where_to_save(App& app) {
  const std::string name = app.document.shipped.empty() ? stem(app.document.name) : app.document.shipped;
  ask_for_file(app, FilePurpose::save, name + ".json", {".json"});
}

void ask_where_to_export(App& app, const ExportPlan& wish) {
  app.overlay.wish = wish;
  // What holds one picture is asked for as a file for each step.
  const bool many = !wish.this_moment && !writes_every_frame(app.writers.at(wish.writer), wish.settings);
  const std::string name = stem(app.document.name) + (many ? "-{step:03}." : ".") + wish.writer;
  ask_for_file(app, FilePurpose::export_to, name, {"." + wish.writer});
}

void receive_file(App& app, const std::string& path) {
  if (path.ends_with(".json")) return open_or_ask(app, path);
  try {
    // A picture that carries its scene is that scene; any other fills the input.
    if (carried_scene(read_file(path))) return open_or_ask(app, path);
    fill_input_from(app, path);
  } catch (const Error& error) {
    app.say(error.what(), true);
  }
}

void resize_picture(App& app, int most_side) {
  app.document.most_side = most_side;
  try {
    read_input(app, app.document.numbers, "Change picture size");
  } catch (const Error& error) {
    app.say(error.what(), true);
  }
}

void start_export(App& app, const ExportPlan& plan) {
  if (!app.lab.study()) return;
  if (app.export_job && !app.export_job->finished())
    return app.say("An export is under way. Wait for it or cancel it first.", true);
  const Writer& writer = app.writers.at(plan.writer);
  ExportWish wish{writer, plan.settings, export_options().reader()(plan.options), plan.path, {}, app.session.pinned};
  // A setting that makes a still format move asks for steps by itself.
  const bool moves_by_wish = !writer.moves && writes_every_frame(writer, plan.settings);
  if (plan.this_moment && !moves_by_wish)
    wish.time = app.lab.time();
  else if (wish.options.steps.empty())
    wish.options.steps = "all";
  try {
    std::vector<ExportFile> files =
        files_of(wish, app.lab.study(), stem(app.document.name), app.lab.ops(), app.views, *app.fonts);
    app.export_plan = plan;
    app.desk.folder = folder_of(plan.path);
    app.export_job = std::make_unique<ExportJob>(std::move(files), writer, plan.settings, app.fonts, app.wake);
  } catch (const Error& error) {
    app.say(error.what(), true);
  }
}

void take_export_outcome(App& app) {
  if (!app.export_job || !app.export_job->finished()) return;
  if (!app.export_job->outcome().empty())
    app.say(app.export_job->outcome(), app.export_job->failed());
  else
    app.say("The export was cancelled; no file was written.");
  app.export_job.reset();
}

void close_or_ask(App& app) {
  if (!app.lab.changed_since_saved()) {
    app.session.closing = true;
  } else {
    app.overlay.pending = {true, ""};
    app.overlay.show(OverlayKind::unsaved);
  }
}

void answer_unsaved(App& app, Unsaved answer) {
  const Pending pending = app.overlay.pending;
  app.overlay.kind = OverlayKind::none;
  if (answer == Unsaved::cancel) return;
  if (answer == Unsaved::save) {
    save_document(app);
    // Still without a place, or the disk refused: what was pending waits.
    if (app.lab.changed_since_saved()) return;
  }
  if (pending.close)
    app.session.closing = true;
  else if (!pending.open.empty())
    open_document(app, pending.open);
}

void take_chosen_file(App& app, const std::string& path) {
  const FilePurpose purpose = app.overlay.files.purpose;
  app.overlay.kind = OverlayKind::none;
  if (purpose == FilePurpose::open) return receive_file(app, path);
  if (purpose == FilePurpose::save) {
    const Pending pending = app.overlay.pending;
    app.overlay.pending = {};
    save_document_as(app, path);
    if (app.lab.changed_since_saved()) return;
    if (pending.close)
      app.session.closing = true;
    else if (!pending.open.empty())
      open_document(app, pending.open);
    return;
  }
  app.overlay.wish.path = path;
  start_export(app, app.overlay.wish);
}

std::string window_title(const App& app) {
  const std::string name = app.document.path.empty() ? app.document.name : file_name(app.document.path);
  const auto step = static_cast<int>(std::ceil(app.session.glide ? app.session.glide->to : app.lab.time()));
  const std::string place = app.steps() == 0 ? "" : ", step " + std::to_string(step) + " of " + std::to_string(app.steps());
  return (app.lab.changed_since_saved() ? "• " : "") + name + place + " – Upstamp";
}

}  // namespace upstamp
