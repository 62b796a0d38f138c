#include <ostream>

#include "writer/tables.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

// Words in which nothing is Markdown. Brackets make a link only before a parenthesis, so that x[0,0] stays readable.
std::string plain(std::string_view words) {
  std::string text;
  for (const char letter : single_line(words)) {
    const bool link = letter == '(' && text.ends_with(']'), first = text.empty() && letter == '[';
    if (link || first || std::string_view("\\`*_<>#|~!").find(letter) != std::string_view::npos) text += '\\';
    text += letter;
  }
  return text;
}

// A code span may hold anything but as many backticks as it is fenced with.
std::string code(std::string_view words) {
  const std::string line = single_line(words);
  std::size_t longest = 0, run = 0;
  for (const char letter : line) longest = std::max(longest, run = letter == '`' ? run + 1 : 0);
  const std::string fence(longest + 1, '`'), blank = longest > 0 ? " " : "";
  return fence + blank + line + blank + fence;
}

std::string section(const std::string& heading, const NumberGrid& grid) {
  std::string text;
  for (const WordTable& table : tables_of(grid)) text += heading + plain(table.title) + "\n\n" + markdown_table(table) + "\n";
  return text;
}

// What a step changes is the output; input and weights stand before it once.
void write(const Film& film, const WriteContext& context, std::ostream& stream) {
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, static_cast<double>(frame) / film.frames);
    const Figure figure = film.frame(frame);
    if (frame == 0) {
      stream << "# " << plain(film.title.empty() ? figure.title : film.title) << "\n\n";
      if (!film.note.empty()) stream << plain(film.note) << "\n\n";
      for (const NumberGrid& grid : film.grids)
        if (&grid != &film.grids.back() || !film.telling) stream << section("## ", grid);
    }
    const Telling telling = film.telling ? film.telling(frame) : Telling{};
    if (!telling.place.empty()) stream << "## " << plain(telling.place) << "\n\n";
    // The heading has said the place.
    std::string_view sentence = figure.description;
    if (!telling.place.empty() && sentence.starts_with(telling.place + ". ")) sentence.remove_prefix(telling.place.size() + 2);
    stream << plain(sentence) << "\n\n";
    if (!telling.equation.empty()) stream << code(telling.equation) << "\n\n";
    if (film.telling) stream << section("### ", telling.output);
    require_written(stream);
  }
  if (!film.scene.empty()) stream << "<!-- " << scene_link(film) << " -->\n";
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer md() {
  Declaration about;
  about.id = "md", about.title = "Markdown";
  about.doc =
      "The numbers as tables, with each step's sentence and sum, for notes, wikis and readers who cannot see the picture.";
  return {about, "text/markdown; charset=utf-8", true, write, Keeps::numbers, true, true};
}

}  // namespace upstamp
