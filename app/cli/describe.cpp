#include <sstream>

#include "cli/commands.h"
#include "cli/typed.h"
#include "cli/wished_scene.h"
#include "dialect/dialect.h"
#include "lab/lab.h"
#include "view/export_options.h"
#include "writer/writer.h"

namespace upstamp {

std::string described_scene(const DescribeRequest& wish) {
  const auto ops = all_ops();
  const auto study = study_of(wished_scene(wish.scene, wish.dialect, wish.settings, ops), ops, rules_of_dialect);
  const Timeline timeline = timeline_of(*study);
  const double time =
      wish.time.empty() ? poster_time(study->scene, timeline) : typed_number("--time", wish.time, 0, timeline.steps());
  const Fonts fonts;
  const Shot shot = shot_of(study, all_views(), {{time}, 1}, {}, fonts);
  const auto writers = all_writers();
  std::ostringstream text;
  writers.at("md").write(shot.film, {fonts, {}, 0, {}}, text);  // named because this command is that format on a terminal
  return text.str();
}

}  // namespace upstamp
