#include "exporting.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"

namespace upstamp {
namespace {
// As smooth as this, unless the film would get longer than that.
constexpr int usual_frames_per_step = 10, usual_most_frames = 600;
}  // namespace

FilmTimes all_steps_times(int steps, bool pages) {
  const int a_step = pages ? 1 : std::clamp(usual_most_frames / std::max(1, steps), 1, usual_frames_per_step);
  FilmTimes film{{}, static_cast<double>(a_step)};
  for (int step = 0; step < steps; ++step)
    for (int frame = 0; frame < a_step; ++frame) film.times.push_back(step + (frame + 0.5) / a_step);
  // The finished picture stands for a second before the film starts again.
  if (!pages || steps == 0) film.times.insert(film.times.end(), static_cast<std::size_t>(a_step), steps);
  return film;
}

ExportJob::ExportJob(Film film, Writer writer, ExportPlan wish, std::shared_ptr<const Fonts> fonts, std::function<void()> wake)
    : wish_(std::move(wish)), fonts_(std::move(fonts)), wake_(std::move(wake)) {
  worker_ = std::thread([this, film = std::move(film), writer = std::move(writer)] { work(film, writer); });
}

ExportJob::~ExportJob() {
  cancel();
  worker_.join();
}

void ExportJob::work(const Film& film, const Writer& writer) {
  const WriteContext context{*fonts_, wish_.settings, wish_.width_mm, [this](double share) {
                               // A hundred wakings are enough for a bar, however many frames there are.
                               if (share - progress_ >= 0.01 || share >= 1) {
                                 progress_ = share;
                                 wake_();
                               }
                               return !cancelled_;
                             }};
  try {
    write_file(wish_.path, [&](std::ostream& out) { writer.write(film, context, out); });
    outcome_ = "Exported " + wish_.path;
  } catch (const Cancelled&) {
    outcome_.clear();
  } catch (const std::exception& error) {
    outcome_ = error.what();
    failed_ = true;
  }
  finished_ = true;
  wake_();
}

}  // namespace upstamp
