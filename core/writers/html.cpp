#include <nlohmann/json.hpp>
#include <ostream>

#include "writer/letter_outlines.h"
#include "writer/svg_film.h"
#include "writer/tables.h"
#include "writer/web_page.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  bool outlines = false;
};

// Nothing in it ends the script it stands in.
std::string as_script(const Json& json) {
  std::string text;
  for (const char letter : json.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    if (letter == '<')
      text += "\\u003c";
    else
      text += letter;
  }
  return text;
}

std::string table(const WordTable& from) {
  std::string text = "<table><caption>" + xml_escaped(from.title) + "</caption>\n<tr><th></th>";
  for (int column = 0; column < from.columns; ++column) text += "<th scope=\"col\">" + std::to_string(column) + "</th>";
  text += "</tr>\n";
  for (int row = 0; row < from.rows; ++row) {
    text += "<tr><th scope=\"row\">" + std::to_string(row) + "</th>";
    for (int column = 0; column < from.columns; ++column) text += "<td>" + from.at(row, column) + "</td>";
    text += "</tr>\n";
  }
  return text + "</table>\n";
}

// The output as it is after the last step; the script empties and fills it.
std::string numbers(const Film& film) {
  if (film.grids.empty()) return "";
  std::string text = "<details open><summary>Numbers</summary>\n<div class=\"tables\">\n";
  for (const NumberGrid& grid : film.grids) {
    const bool output = &grid == &film.grids.back();
    text += output ? "<div id=\"output\">\n" : "<div>\n";
    for (const WordTable& each : tables_of(grid)) text += table(each);
    text += "</div>\n";
  }
  return text + "</div>\n</details>\n";
}

// What each step says, and the cells of the output that are other than in the step before.
class Steps {
 public:
  void add(const Figure& figure, const Telling& telling, int number) {
    Json step{{"place", telling.place.empty() ? "Step " + std::to_string(number) : single_line(telling.place)},
              {"words", single_line(figure.description) + (telling.equation.empty() ? "" : " " + single_line(telling.equation))},
              {"cells", Json::array()}};
    std::vector<std::string> words;
    for (const WordTable& each : tables_of(telling.output)) words.insert(words.end(), each.words.begin(), each.words.end());
    before_.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] != before_[i]) step["cells"].push_back({i, words[i]});
    before_ = std::move(words);
    steps_.push_back(std::move(step));
  }
  const Json& json() const { return steps_; }

 private:
  Json steps_ = Json::array();
  std::vector<std::string> before_;
};

std::string picture(const FilmParts& film, const SvgPieces& pieces) {
  const Figure& figure = film.last;
  std::string text = "<svg viewBox=\"0 0 " + rounded_text(figure.size.width, 3) + " " + rounded_text(figure.size.height, 3) +
                     "\" role=\"img\" aria-label=\"" + xml_escaped(figure.title) +
                     "\" aria-describedby=\"heard\" fill-rule=\"evenodd\" stroke-miterlimit=\"4\">\n" + pieces.definitions();
  for (const FilmPart& part : film.parts) {
    const std::string hidden = part.frames.back() ? "" : " style=\"display:none\"";
    text += part.always() ? part.text
                          : "<g data-frames=\"" + frame_ranges(part.frames) + "\"" + hidden + ">\n" + part.text + "</g>\n";
  }
  return text + "</svg>\n";
}

// Signs are drawn, because not every font has them.
std::string button(const std::string& id, const std::string& label, const std::string& sign) {
  return "<button id=\"" + id + "\" type=\"button\" aria-label=\"" + label +
         "\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"" + sign + "\"/></svg></button>\n";
}

std::string buttons() {
  return "<div id=\"bar\" role=\"group\" aria-label=\"Steps\">\n" +
         button("first", "First step", "M3 3v10h2v-10zM14 3v10l-8-5z") +
         button("back", "Step back", "M10.5 2.5 5 8l5.5 5.5 1.4-1.4L7.8 8l4.1-4.1z") +
         button("play", "Play", "M4 2.5v11l9.5-5.5z") +
         button("next", "Next step", "M5.5 2.5 11 8l-5.5 5.5-1.4-1.4L8.2 8 4.1 3.9z") +
         button("last", "Last step", "M2 3v10l8-5zM11 3v10h2v-10z") +
         "<input id=\"slider\" type=\"range\" min=\"0\" aria-label=\"Step\">\n<span id=\"place\"></span>\n</div>\n";
}

void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  const auto outlines = options.outlines ? std::make_unique<const LetterOutlines>(context.fonts) : nullptr;
  SvgPieces pieces(outlines.get());
  Steps steps;
  // The film draws every figure once more for its words alone; that is little beside the writing.
  const FilmParts parts = parts_of(
      film, context.fonts,
      [&](const Mark& mark, double opacity, const std::optional<Rect>& clip) { return pieces.write(mark, opacity, clip); },
      [&](int frame) {
        report(context, static_cast<double>(frame) / film.frames);
        steps.add(film.frame(frame), film.telling ? film.telling(frame) : Telling{}, frame + 1);
      });
  const Figure& last = parts.last;
  const std::string title = xml_escaped(film.title.empty() ? last.title : film.title);
  const std::string note = film.note.empty() ? "" : "<p>" + xml_escaped(film.note) + "</p>\n";
  const std::string width = context.width_mm > 0 ? "figure{width:" + rounded_text(context.width_mm, 2) + "mm}\n" : "";
  stream << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         << "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" << title << "</title>\n<style>\n"
         << page_colors(last.ground) << stepper_style() << width << pieces.styles() << "</style>\n</head>\n<body data-speed=\""
         << rounded_text(film.frames_per_second, 3) << "\">\n<main>\n<h1>" << title << "</h1>\n"
         << note << "<figure>\n"
         << picture(parts, pieces) << "</figure>\n"
         << "<p id=\"heard\" aria-live=\"polite\">" << xml_escaped(last.description) << "</p>\n"
         << buttons() << numbers(film) << "</main>\n";
  stream << "<script type=\"application/json\" id=\"steps\">" << as_script(steps.json()) << "</script>\n";
  if (!film.scene.empty()) stream << "<script type=\"application/json\" id=\"scene\">\"" << scene_link(film) << "\"</script>\n";
  stream << "<script>\n" << stepper_script() << "</script>\n</body>\n</html>\n";
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer html() {
  Declare<Options> declare("html", "Web page",
                           "One page with all steps, worked by keys or buttons, the numbers as tables; it needs no other file.");
  declare.toggle("outlines", &Options::outlines, "Draws letters as shapes, so that they look the same without the fonts.");
  Writer writer{declare.declaration(), "text/html; charset=utf-8", true,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.paged = writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
