#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/export_files.h"
#include "cli/export_plan.h"
#include "cli/typed.h"
#include "dialect/dialect.h"

namespace upstamp {
namespace {

std::string name_of(const std::string& scene) { return utf8_from_path(path_from_utf8(scene).stem()); }

void refuse_equal_paths(const std::vector<ExportFile>& jobs, const ExportRequest& wish) {
  std::set<std::string> paths;
  for (const ExportFile& job : jobs)
    if (!paths.insert(job.path).second)
      throw Error("\"" + job.path + "\" would be written twice. Put {scene} into the file name, as in -o '{scene}" +
                  utf8_from_path(path_from_utf8(wish.output).extension()) + "', and give each scene a name of its own.");
}

// Every file is tried; the first complaint counts.
void write_all(const std::vector<ExportFile>& jobs, int at_once, const Writer& writer, const Settings& settings,
               const Fonts& fonts) {
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

void export_scenes(const ExportRequest& request) {
  const auto ops = all_ops();
  const auto views = all_views();
  const auto writers = all_writers();
  const Writer& writer = writer_for(request, writers);
  const int processors = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int at_once = request.jobs.empty() ? processors : typed_integer("--jobs", request.jobs, 1, 64);
  const Fonts fonts;
  ExportWish wish{writer, format_settings(request, writer), typed_options(request, writer), request.output, {}, {}};
  std::vector<ExportFile> files;
  for (const std::string& name : request.scenes) {
    const auto study = study_to_draw(scene_for(request, name, ops, views), ops, views, rules_of_dialect);
    expect_fitting_view(request, *study, views);
    if (!request.time.empty()) wish.time = typed_number("--time", request.time, 0, timeline_of(*study).steps());
    if (!request.pin.empty()) wish.pinned = typed_pin(request.pin, *study);
    for (ExportFile& file : files_of(wish, study, name_of(name), ops, views, fonts)) files.push_back(std::move(file));
  }
  refuse_equal_paths(files, request);
  write_all(files, at_once, writer, wish.settings, fonts);
}

}  // namespace upstamp
