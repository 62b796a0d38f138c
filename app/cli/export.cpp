#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

#include "base/error.h"
#include "base/file_pattern.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/export_plan.h"
#include "cli/typed.h"
#include "cli/wished_scene.h"
#include "dialect/dialect.h"
#include "lab/lab.h"

namespace upstamp {
namespace {

// One file to be written.
struct Job {
  std::string path;
  Film film;
  double width_mm = 0;
};

struct Workshop {
  const ExportRequest& wish;
  const Catalogue<Op>& ops;
  const Catalogue<View>& views;
  const Writer& writer;
  const Settings& settings;
  const ExportOptions& options;
  const Fonts& fonts;
};

std::string name_of(const std::string& scene) { return utf8_from_path(path_from_utf8(scene).stem()); }

// The picture opens again at the moment it shows.
std::string scene_at(Scene scene, double time, const Catalogue<Op>& ops) {
  scene.poster = time;
  return scene_to_json(scene, ops);
}

std::vector<Job> file_for_each_step(const Workshop& shop, const Scene& scene, const std::shared_ptr<const Study>& study,
                                    const std::string& name) {
  ExportOptions options = shop.options;
  if (options.steps.empty()) options.steps = "all";
  const std::vector<int> steps = chosen_steps(options.steps, *study);
  Instants instants;
  for (const int step : steps) instants.times.push_back(step - 0.5);
  const Shot shot = shot_of(study, shop.views, instants, options, shop.fonts);
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    Job job{filled_in(shop.wish.output, {{"scene", name}, {"step", std::to_string(steps[i])}}),
            single_frame(shot.film, static_cast<int>(i)), shot.width_mm};
    job.film.scene = scene_at(scene, instants.times[i], shop.ops);
    jobs.push_back(std::move(job));
  }
  return jobs;
}

Instants instants_for(const Workshop& shop, const Study& study) {
  const Timeline timeline = timeline_of(study);
  if (!shop.wish.time.empty()) return {{typed_number("--time", shop.wish.time, 0, timeline.steps())}, 1};
  if (writes_every_frame(shop.writer, shop.settings) &&
      (!shop.options.steps.empty() || wants_all_steps(shop.writer, shop.settings)))
    return instants_of(shop.options, study, shop.writer.paged);
  if (shop.options.steps.empty()) return {{poster_time(study.scene, timeline)}, 1};
  const std::vector<int> steps = chosen_steps(shop.options.steps, study);
  if (steps.size() != 1)
    throw Error("A ." + shop.writer.about.id + " file holds one picture, and --steps names " + std::to_string(steps.size()) +
                ". Put {step} into the file name for a file each, as in -o '{scene}-{step:03}." + shop.writer.about.id + "'.");
  return {{steps.front() - 0.5}, 1};
}

std::vector<Job> jobs_for(const Workshop& shop, const std::string& scene_name) {
  const Scene scene = scene_for(shop.wish, scene_name, shop.ops, shop.views);
  const auto study = study_of(scene, shop.ops, rules_of_dialect);
  expect_fitting_view(shop.wish, *study, shop.views);
  const std::string name = name_of(scene_name);
  if (has_place(shop.wish.output, "step")) return file_for_each_step(shop, scene, study, name);
  const Instants instants = instants_for(shop, *study);
  Shot shot = shot_of(study, shop.views, instants, shop.options, shop.fonts);
  const bool moment = instants.times.size() == 1 && (!shop.wish.time.empty() || !shop.options.steps.empty());
  shot.film.scene = moment ? scene_at(scene, instants.times.front(), shop.ops) : scene_to_json(scene, shop.ops);
  return {{filled_in(shop.wish.output, {{"scene", name}}), std::move(shot.film), shot.width_mm}};
}

void refuse_equal_paths(const std::vector<Job>& jobs, const ExportRequest& wish) {
  std::set<std::string> paths;
  for (const Job& job : jobs)
    if (!paths.insert(job.path).second)
      throw Error("\"" + job.path + "\" would be written twice. Put {scene} into the file name, as in -o '{scene}" +
                  utf8_from_path(path_from_utf8(wish.output).extension()) + "', and give each scene a name of its own.");
}

// Every file is tried; the first complaint counts.
void write_all(const std::vector<Job>& jobs, int at_once, const Writer& writer, const Settings& settings, const Fonts& fonts) {
  std::atomic<std::size_t> next = 0;
  std::mutex lock;
  std::exception_ptr first_problem;
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) try {
        const WriteContext context{fonts, settings, jobs[i].width_mm, {}};
        write_file(jobs[i].path, [&](std::ostream& stream) { writer.write(jobs[i].film, context, stream); });
      } catch (...) {
        const std::lock_guard held(lock);
        if (!first_problem) first_problem = std::current_exception();
      }
  };
  std::vector<std::thread> others;
  const auto most = static_cast<int>(jobs.size());
  for (int i = 1; i < std::min(at_once, most); ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  if (first_problem) std::rethrow_exception(first_problem);
}

}  // namespace

void export_scenes(const ExportRequest& wish) {
  const auto ops = all_ops();
  const auto views = all_views();
  const auto writers = all_writers();
  const Writer& writer = writer_for(wish, writers);
  const Settings settings = format_settings(wish, writer);
  const ExportOptions options = typed_options(wish, writer);
  const int processors = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int at_once = wish.jobs.empty() ? processors : typed_integer("--jobs", wish.jobs, 1, 64);
  const Fonts fonts;
  std::vector<Job> jobs;
  for (const std::string& scene : wish.scenes)
    for (Job& job : jobs_for({wish, ops, views, writer, settings, options, fonts}, scene)) jobs.push_back(std::move(job));
  refuse_equal_paths(jobs, wish);
  write_all(jobs, at_once, writer, settings, fonts);
}

}  // namespace upstamp
