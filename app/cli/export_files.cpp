#include "cli/export_files.h"

#include "base/error.h"
#include "base/file_pattern.h"
#include "lab/lab.h"
#include "lab/scene_json.h"

namespace upstamp {
namespace {

// The picture opens again at the moment it shows.
std::string scene_at(Scene scene, double time, const Catalogue<Op>& ops) {
  scene.poster = time;
  return scene_to_json(scene, ops);
}

Instants instants_for(const ExportWish& wish, const Study& study) {
  if (wish.time) return {{*wish.time}, 1};
  if (writes_every_frame(wish.writer, wish.settings) &&
      (!wish.options.steps.empty() || wants_all_steps(wish.writer, wish.settings)))
    return instants_of(wish.options, study, wish.writer.paged);
  if (wish.options.steps.empty()) return {{poster_time(study.scene, timeline_of(study))}, 1};
  const std::vector<int> steps = chosen_steps(wish.options.steps, study);
  const std::string& id = wish.writer.about.id;
  if (steps.size() != 1)
    throw Error("A ." + id + " file holds one picture, and " + std::to_string(steps.size()) +
                " steps are asked for. Put {step} into the file name for a file each, as in '{scene}-{step:03}." + id + "'.");
  return {{steps.front() - 0.5}, 1};
}

std::vector<ExportFile> file_for_each_step(const ExportWish& wish, const std::shared_ptr<const Study>& study,
                                           const std::string& name, const Catalogue<Op>& ops, const Catalogue<View>& views,
                                           const Fonts& fonts) {
  ExportOptions options = wish.options;
  if (options.steps.empty()) options.steps = "all";
  const std::vector<int> steps = chosen_steps(options.steps, *study);
  Instants instants;
  for (const int step : steps) instants.times.push_back(step - 0.5);
  const Shot shot = shot_of(study, views, instants, options, fonts, wish.pinned);
  std::vector<ExportFile> files;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    ExportFile file{filled_in(wish.output, {{"scene", name}, {"step", std::to_string(steps[i])}}),
                    single_frame(shot.film, static_cast<int>(i)), shot.width_mm};
    file.film.scene = scene_at(study->scene, instants.times[i], ops);
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace

std::vector<ExportFile> files_of(const ExportWish& wish, const std::shared_ptr<const Study>& study, const std::string& name,
                                 const Catalogue<Op>& ops, const Catalogue<View>& views, const Fonts& fonts) {
  if (has_place(wish.output, "step")) return file_for_each_step(wish, study, name, ops, views, fonts);
  const Instants instants = instants_for(wish, *study);
  Shot shot = shot_of(study, views, instants, wish.options, fonts, wish.pinned);
  const bool moment = instants.times.size() == 1 && (wish.time || !wish.options.steps.empty());
  shot.film.scene = moment ? scene_at(study->scene, instants.times.front(), ops) : scene_to_json(study->scene, ops);
  return {{filled_in(wish.output, {{"scene", name}}), std::move(shot.film), shot.width_mm}};
}

}  // namespace upstamp
