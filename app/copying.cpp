#include "copying.h"

#include <sstream>
#include <tuple>

#include "base/error.h"
#include "base/link.h"
#include "base/text.h"
#include "coder/coder.h"
#include "dialect/dialect.h"
#include "documents.h"
#include "lab/numbers.h"
#include "lab/scene_json.h"
#include "view/equation.h"

namespace upstamp {
namespace {

// The kinds that other programs ask a clipboard for.
constexpr std::string_view lines = "image/svg+xml", pixels = "image/png", plain = "text/plain";

std::string written(const App& app, const Writer& writer) {
  ExportWish wish{writer, {}, {}, "", app.lab.time(), app.session.pinned};
  wish.options.theme = app.desk.theme;
  const std::vector<ExportFile> files = files_of(wish, app.lab.study(), "", app.lab.ops(), app.views, *app.fonts);
  std::ostringstream bytes;
  writer.write(files.front().film, {*app.fonts, {}, 0, {}}, bytes);
  return std::move(bytes).str();
}

// A word of a shell, in quotes where it needs them.
std::string shell_word(const std::string& word) {
  const bool plain_letters =
      word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=") == std::string::npos;
  if (plain_letters && !word.empty()) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// The name or file that the scene can be opened by as it is now; a link when there is none.
std::string scene_word(const App& app) {
  const std::string& place = app.document.shipped.empty() ? app.document.path : app.document.shipped;
  return app.lab.changed_since_saved() || place.empty() ? scene_link(app) : place;
}

// "[[1, 2], [3, 4]]" as lines of numbers; other text is left as it is.
std::string without_brackets(const std::string& text) {
  if (!trimmed(text).starts_with('[')) return text;
  std::string rows;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' || text[i] == '\n') continue;
    if (text[i] != ']') {
      rows += text[i];
      continue;
    }
    rows += '\n';
    const std::size_t next = text.find_first_not_of(" \t\r\n", i + 1);
    if (next != std::string::npos && text[next] == ',') i = next;
  }
  return rows;
}

// The numbers from the pinned cell on; what reaches beyond the grid is left out.
void paste_into_pin(App& app, const Source& source, const Array& rows) {
  const Study& study = *app.lab.study();
  Tensor values = numbers_of(study, source);
  const Position start = position(values.shape, source.cell);
  for (int row = 0; row < rows.sides[0] && start.row + row < values.shape.rows; ++row)
    for (int column = 0; column < rows.sides[1] && start.column + column < values.shape.columns; ++column)
      values[values.shape.index(start.outer, start.channel, start.row + row, start.column + column)] =
          rows.values[static_cast<std::size_t>(row * rows.sides[1] + column)];
  app.apply(change_numbers(study, source.layer, std::move(values), "Paste numbers"));
}

}  // namespace

Clip picture_clip(const App& app) {
  Clip clip;
  for (const Writer& writer : app.writers) {
    if (writer.media_type == lines || writer.media_type == pixels)
      clip.kinds.push_back({writer.media_type, written(app, writer)});
    if (writer.media_type.starts_with(plain)) clip.text = written(app, writer);
  }
  return clip;
}

std::string scene_link(const App& app) { return link_of(scene_to_json(app.lab.scene(), app.lab.ops())); }

std::string command_line(const App& app) {
  const std::string name = app.document.shipped.empty() ? "picture" : app.document.shipped;
  std::string line = "upstamp export " + shell_word(scene_word(app)) + " --time " + rounded_text(app.lab.time(), 4);
  const Tag& pin = app.session.pinned;
  const LayerStudy& layer = app.lab.study()->focused();
  for (const auto& [letter, role, tensor] :
       {std::tuple{'x', Role::input, &layer.x}, {'w', Role::weight, &layer.w}, {'y', Role::output, &layer.y}})
    if (pin.role == role && pin.layer == layer.index) line += " --pin " + shell_word(cell_name(letter, tensor->shape, pin.cell));
  if (app.desk.theme != theme_names().front()) line += " --theme " + app.desk.theme;
  for (const Writer& writer : app.writers)
    if (writer.media_type == lines) line += " -o " + shell_word(name + "." + writer.about.id);
  return line;
}

std::string program_text(const App& app) {
  const Catalogue<Coder> coders = all_coders();
  return code_for(coders.at(app.lab.scene().dialect), *app.lab.study());
}

void paste(App& app, const std::string& text) {
  try {
    if (trimmed(text).starts_with(link_start)) return open_or_ask(app, std::string(trimmed(text)));
    const Array rows = numbers_in_text(without_brackets(text), "What was copied");
    const std::optional<Source> source =
        app.lab.study() ? source_of(*app.lab.study(), app.session.pinned) : std::optional<Source>();
    if (source) return paste_into_pin(app, *source, rows);
    app.apply(change_input(app.lab.scene(), Tensor({1, 1, rows.sides[0], rows.sides[1]}, rows.values), "Paste numbers"));
  } catch (const Error& error) {
    app.say(error.what(), true);
  }
}

}  // namespace upstamp
