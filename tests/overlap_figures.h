// The overlap view of scenes, for its tests.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "lab/scene_json.h"
#include "view/view.h"

namespace upstamp::tests {

inline Figure overlap_of(const Study& study, const Settings& settings, double time, const Fonts& fonts) {
  const Timeline timeline = timeline_of(study);
  return all_views().at("overlap").draw(study, moment_at(timeline, time), settings, style_named("light", fonts));
}

// With nine other weights in the last layer where some are given.
inline std::shared_ptr<const Study> shipped(const std::string& name, std::vector<double> weights = {}) {
  Scene scene = open_scene(name, all_ops());
  if (!weights.empty())
    scene.layers.back().weights.values = std::make_shared<const Tensor>(Shape{1, 1, 3, 3}, std::move(weights));
  return study_of(scene, all_ops());
}

inline bool holds(const std::string& words, const std::string& wanted) { return words.find(wanted) != std::string::npos; }

}  // namespace upstamp::tests
