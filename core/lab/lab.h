// The bench a person works at: the scene with its past and future (undo, redo), the study of it, and the playhead.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lab/study.h"
#include "lab/timeline.h"

namespace upstamp {

// A change a user asked for. While `goes_on` (a slider held), the edits of the same name merge into one undo step.
struct Edit {
  std::string name;  // "Change stride", as undo shows it
  Scene scene;
  bool goes_on = false;
};

class Lab {
 public:
  Lab(Scene, Catalogue<Op>, DialectRules = {});

  const Scene& scene() const { return now_; }
  const Catalogue<Op>& ops() const { return ops_; }
  const DialectRules& rules() const { return rules_; }
  // The last scene that could be worked out; obstacle() says what keeps the present one from it.
  const std::shared_ptr<const Study>& study() const { return study_; }
  const Obstacle& obstacle() const { return obstacle_; }
  const Timeline& timeline() const { return timeline_; }

  void apply(const Edit&);
  void open(Scene);  // a new document: the past is forgotten
  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  std::string undo_name() const;
  std::string redo_name() const;
  void undo();
  void redo();
  bool changed_since_saved() const;
  void mark_saved();

  double time() const { return time_; }  // in steps
  void set_time(double);                 // clamped
  Moment moment() const { return moment_at(timeline_, time_); }

 private:
  struct Past {
    std::string name;
    Scene scene;
  };
  void work();

  Catalogue<Op> ops_;
  DialectRules rules_;
  Scene now_, saved_;
  std::vector<Past> past_, future_;
  std::string gesture_;  // name of the edit under way
  std::shared_ptr<const Study> study_;
  Obstacle obstacle_;
  Timeline timeline_;
  double time_ = 0;
};

// A still's time: the scene's poster, else the middle of a step about a third of the way in.
double poster_time(const Scene&, const Timeline&);

}  // namespace upstamp
