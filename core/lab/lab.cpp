#include "lab/lab.h"

#include <cmath>

namespace upstamp {
namespace {
constexpr std::size_t most_undo_steps = 200;
}

Lab::Lab(Scene scene, Catalogue<Op> ops, DialectRules rules) : ops_(std::move(ops)), rules_(std::move(rules)) {
  open(std::move(scene));
}

void Lab::work() {
  Worked worked = work_out(now_, ops_, rules_);
  obstacle_ = std::move(worked.obstacle);
  if (!worked.study) return;
  study_ = std::move(worked.study);
  // The playhead keeps its share of the way when the number of steps changes, so that a dragged slider does not lose the place.
  const double share = timeline_.steps() > 0 ? time_ / timeline_.steps() : 0;
  const int steps_before = timeline_.steps();
  timeline_ = timeline_of(*study_);
  if (timeline_.steps() != steps_before && steps_before > 0) {
    const double time = share * timeline_.steps();
    time_ = time == 0 || share == 1 ? time : std::floor(time) + std::min(0.5, time_ - std::floor(time_));
  }
  time_ = std::clamp(time_, 0.0, static_cast<double>(timeline_.steps()));
}

void Lab::apply(const Edit& edit) {
  const bool same_gesture = !gesture_.empty() && gesture_ == edit.name;
  if (edit.scene != now_) {
    if (!same_gesture) {
      past_.push_back({edit.name, now_});
      if (past_.size() > most_undo_steps) past_.erase(past_.begin());
    }
    future_.clear();
    now_ = edit.scene;
    work();
    gesture_ = edit.goes_on ? edit.name : "";
  } else if (!edit.goes_on) {
    gesture_.clear();
  }
}

void Lab::open(Scene scene) {
  past_.clear(), future_.clear(), gesture_.clear();
  now_ = saved_ = std::move(scene);
  timeline_ = {};
  time_ = 0;
  work();
}

std::string Lab::undo_name() const { return past_.empty() ? "" : past_.back().name; }
std::string Lab::redo_name() const { return future_.empty() ? "" : future_.back().name; }

void Lab::undo() {
  if (past_.empty()) return;
  Past last = std::move(past_.back());
  past_.pop_back();
  std::swap(last.scene, now_);
  future_.push_back(std::move(last));
  gesture_.clear();
  work();
}

void Lab::redo() {
  if (future_.empty()) return;
  Past next = std::move(future_.back());
  future_.pop_back();
  std::swap(next.scene, now_);
  past_.push_back(std::move(next));
  gesture_.clear();
  work();
}

bool Lab::changed_since_saved() const { return !(now_ == saved_); }
void Lab::mark_saved() { saved_ = now_; }

void Lab::set_time(double time) { time_ = std::isnan(time) ? 0 : std::clamp(time, 0.0, static_cast<double>(timeline_.steps())); }

double poster_time(const Scene& scene, const Timeline& timeline) {
  if (scene.poster) return std::clamp(*scene.poster, 0.0, static_cast<double>(timeline.steps()));
  return timeline.steps() == 0 ? 0 : timeline.steps() / 3 + 0.5;
}

}  // namespace upstamp
