#include "writer/png_file.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

struct Options {
  int dpi = 192;
  bool transparent = false;
};

void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  report(context, 0);
  Figure figure = film.frame(0);
  if (options.transparent) figure.ground = no_color;
  const Image image = rasterized(figure, context.fonts, pixels_per_point(context, figure, options.dpi));
  report(context, 0.5);
  write_png(stream, image, options.dpi,
            {{"Title", figure.title}, {"Description", figure.description}, {"Scene", scene_link(film)}});
  report(context, 1);
}

}  // namespace

Writer png() {
  Declare<Options> declare("png", "PNG", "A picture of pixels, for slides, documents and the web.");
  declare
      .count("dpi", &Options::dpi, 72, 1200,
             {"dots per inch", "How many pixels an inch of the figure gets; it is noted in the file."})
      .toggle("transparent", &Options::transparent, "Leaves out the ground, so that what is behind the picture shows through.");
  Writer writer{declare.declaration(), "image/png", false,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
