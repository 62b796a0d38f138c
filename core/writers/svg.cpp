#include <map>
#include <memory>
#include <ostream>

#include "writer/letter_outlines.h"
#include "writer/svg_film.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

struct Options {
  bool outlines = false, animated = false;
};

// Times at which the part comes and goes, as shares of the film; it is gone between the last of them and the first. Parts that
// never change need none.
std::string keyframes(const FilmPart& part, const std::string& name) {
  const auto percent = [&](std::size_t frame) {
    return rounded_text(100.0 * static_cast<double>(frame) / static_cast<double>(part.frames.size()), 3) + "%";
  };
  std::string comes, goes;
  for (std::size_t frame = 0; frame < part.frames.size(); ++frame) {
    if (frame > 0 && part.frames[frame] == part.frames[frame - 1]) continue;
    std::string& times = part.frames[frame] ? comes : goes;
    times += (times.empty() ? "" : ",") + percent(frame);
  }
  return "@keyframes " + name + "{" + comes + "{visibility:visible}" + goes + "{visibility:hidden}}\n";
}

// Where nothing moves, as on paper and for readers who want no motion, the last frame stands.
std::string playing(const FilmParts& film, double seconds, std::string& body) {
  std::string style = "g{animation:" + rounded_text(seconds, 3) + "s step-end infinite}\n";
  std::map<std::vector<bool>, std::string> names;
  for (const FilmPart& part : film.parts) {
    if (part.always()) {
      body += part.text;
      continue;
    }
    const auto [known, fresh] = names.try_emplace(part.frames, "t" + std::to_string(names.size() + 1));
    const std::string& name = known->second;
    if (fresh) {
      style += keyframes(part, name);
      style += "." + name + "{" + (part.frames.back() ? "" : "visibility:hidden;") + "animation-name:" + name + "}\n";
    }
    body += "<g class=\"" + name + "\">\n" + part.text + "</g>\n";
  }
  return style + "@media(prefers-reduced-motion:reduce){g{animation:none!important}}\n";
}

void write_still(const Film& film, const WriteContext& context, std::ostream& stream, const LetterOutlines* outlines) {
  report(context, 0);
  const Figure figure = film.frame(0);
  SvgDrawing drawing(3, outlines);
  drawing.open(figure, scene_link(film), context.width_mm);
  drawing.add(figure.marks, 1);
  stream << drawing.taken() << "</svg>\n";
}

void write_film(const Film& film, const WriteContext& context, std::ostream& stream, const LetterOutlines* outlines) {
  SvgPieces pieces(outlines);
  const FilmParts parts = parts_of(
      film, context.fonts,
      [&](const Mark& mark, double opacity, const std::optional<Rect>& clip) { return pieces.write(mark, opacity, clip); },
      [&](int frame) { report(context, static_cast<double>(frame) / film.frames); });
  std::string body;
  const std::string times = playing(parts, film.frames / film.frames_per_second, body);
  SvgDrawing drawing;
  drawing.open(parts.last, scene_link(film), context.width_mm, pieces.styles() + times);
  stream << drawing.taken() << pieces.definitions() << body << "</svg>\n";
}

void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  const auto outlines = options.outlines ? std::make_unique<const LetterOutlines>(context.fonts) : nullptr;
  (options.animated ? write_film : write_still)(film, context, stream, outlines.get());
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer svg() {
  Declare<Options> declare("svg", "SVG", "A drawing of lines and real text that stays sharp at any size and can be edited.");
  declare
      .toggle("outlines", &Options::outlines, "Draws letters as shapes, for places without the fonts; they are no text any more.")
      .toggle("animated", &Options::animated, "Plays all steps by itself, over and over, in a browser.");
  Writer writer{declare.declaration(), "image/svg+xml", false,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.carries_scene = true;
  writer.all_steps = [read = declare.reader()](const Settings& settings) { return read(settings).animated; };
  return writer;
}

}  // namespace upstamp
