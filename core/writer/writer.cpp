#include "writer/writer.h"

#include <ostream>

#include "base/error.h"
#include "base/link.h"

namespace upstamp {

#define ENTRY(id) Writer id();
#include "writers.inc"
#undef ENTRY

Catalogue<Writer> all_writers() {
  return {"format",
          {
#define ENTRY(id) id(),
#include "writers.inc"
#undef ENTRY
          }};
}

bool writes_every_frame(const Writer& writer, const Settings& settings) {
  return writer.moves || wants_all_steps(writer, settings);
}

bool wants_all_steps(const Writer& writer, const Settings& settings) {
  return writer.all_steps ? writer.all_steps(settings) : writer.moves;
}

void report(const WriteContext& context, double share) {
  if (context.progress && !context.progress(share)) throw Cancelled{};
}

void require_written(const std::ostream& stream) {
  if (!stream) throw Error("The file could not be written to its end. Make room on the disk or choose another place.");
}

std::string scene_link(const Film& film) { return film.scene.empty() ? "" : link_of(film.scene); }

double pixels_per_point(const WriteContext& context, const Figure& figure, double dpi) {
  const double inches = context.width_mm > 0 ? context.width_mm / 25.4 : figure.size.width / 72;
  return inches * dpi / figure.size.width;
}

}  // namespace upstamp
