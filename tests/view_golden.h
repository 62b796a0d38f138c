// Pictures of views as text, compared with what was looked at and found right: tests/golden/VIEW_SCENE.txt.
#pragma once
#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>
#include <string>

#include "base/files.h"
#include "lab/scene_json.h"
#include "places.h"
#include "view/view.h"
#include "writer/writer.h"

namespace upstamp::tests {

inline std::string view_text(const std::string& view, const Scene& scene, double time, const Settings& settings = {}) {
  const auto study = study_of(scene, all_ops());
  const Timeline timeline = timeline_of(*study);
  const Fonts fonts;
  const auto views = all_views();
  const Figure figure = views.at(view).draw(*study, moment_at(timeline, time), settings, style_named("light", fonts));
  std::ostringstream stream;
  const auto writers = all_writers();
  writers.at("txt").write({1, 1, [&](int) { return figure; }}, {fonts, {}, 0, {}}, stream);
  return stream.str();
}

inline void check_view_golden(const std::string& view, const std::string& scene, double time, const Settings& settings = {}) {
  const std::string path = source_folder() + "/tests/golden/" + view + "_" + scene + ".txt";
  const std::string text = view_text(view, open_scene(scene, all_ops()), time, settings);
  if (std::getenv("UPDATE_GOLDEN")) write_file(path, text);
  CHECK_MESSAGE(read_file(path) == text, path << " differs; look at the view, and if it is meant, run once with UPDATE_GOLDEN=1");
}

}  // namespace upstamp::tests
