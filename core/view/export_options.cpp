#include "view/export_options.h"

#include <cmath>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "figure/crop.h"
#include "lab/lab.h"
#include "view/telling.h"

namespace upstamp {
namespace {

constexpr int most_frames = 5000;
constexpr double mm_per_point = 25.4 / 72;

std::vector<int> section_ends(const Study& study) {
  const Timeline timeline = timeline_of(study);
  const Wiring& wiring = study.focused().wiring;
  const Shape& shape = timeline.order == Order::scatter ? wiring.in : wiring.out;
  const auto row = [&](int step) { return timeline.cells[static_cast<std::size_t>(step)] / shape.columns; };
  std::vector<int> ends;
  for (int step = 0; step < timeline.steps(); ++step)
    if (step + 1 == timeline.steps() || row(step) != row(step + 1)) ends.push_back(step + 1);
  return ends;
}

void add_steps(const std::string& word, int most, std::set<int>& chosen) {
  const std::size_t dash = word.find('-', 1);
  const auto first = parse_integer(trimmed(std::string_view(word).substr(0, dash)));
  const auto last = dash == std::string::npos ? first : parse_integer(trimmed(std::string_view(word).substr(dash + 1)));
  if (!first || !last)
    throw Error("steps: \"" + shortened(word) + "\" is no step. Write all, sections, or numbers as in 1,4,7-9.");
  if (*first < 1 || *last > most || *first > *last)
    throw Error("steps: " + shortened(word) + " is not within the " + counted(most, "step") + " there are.");
  for (int step = *first; step <= *last; ++step) chosen.insert(step);
}

int numbers_in(const Figure& figure) {
  int count = 0;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* text = std::get_if<Text>(placed.mark);
    count += text && (text->face == Face::mono || text->face == Face::mono_bold);
  });
  return count;
}

// The narrowest page from `wished` on where cells still have room for their numbers, if they have on a page as large as they
// like.
double numbered_page(const Study& study, const Catalogue<View>& views, double time, Style style, double wished) {
  const Timeline timeline = timeline_of(study);
  const auto tiles = tiles_of(study, views);
  const auto look = [&] { return drawn(tiles, study, moment_at(timeline, time), style); };
  const Figure free = look();
  for (style.page.width = wished; style.page.width < free.size.width; style.page.width *= 1.05)
    if (numbers_in(look()) >= numbers_in(free)) return style.page.width;
  return free.size.width;
}

bool to_the_end(const ExportOptions& options) { return options.steps.empty() || options.steps == "all"; }

}  // namespace

Declare<ExportOptions> export_options() {
  Declare<ExportOptions> declare("export", "Export", "What any export can be asked for.");
  declare
      .real("width", &ExportOptions::width, 5, 5000, {"mm", "Width on paper; without it a picture is as large as it is drawn."})
      .real("font", &ExportOptions::font, 3, 100,
            {"points", "Size of the captions on paper; with a width smaller where the cells need room for their numbers."})
      .choice("theme", &ExportOptions::theme, figure_theme_names(), "Colours of the picture, whatever those of the window are.")
      .toggle("crop", &ExportOptions::crop, "Cuts the empty rim off.")
      .real("margin", &ExportOptions::margin, 0, 500, {"points", "Room left around a cropped picture."})
      .toggle("no_headline", &ExportOptions::no_headline,
              "Leaves out the line above the picture that names the operation, its settings and sizes.")
      .words("steps", &ExportOptions::steps, "Which steps: all, sections (the last of each row), or numbers as in 1,4,7-9.")
      .count("frames_per_step", &ExportOptions::frames_per_step, 1, 100, {"frames", "Smoothness of a film."})
      .real("speed", &ExportOptions::speed, 0.1, 20, {"steps a second", "Speed of a film."})
      .toggle("reduced_motion", &ExportOptions::reduced_motion, "Lets steps cut instead of moving.")
      .toggle("poster_first", &ExportOptions::poster_first,
              "Begins a film with the scene's chosen moment, for places that show only the first frame.");
  return declare;
}

std::vector<WidthPreset> width_presets() {
  return {{"column", "One column of a paper", 88.9},
          {"page", "Both columns of a paper", 181.9},
          {"a4", "Text of an A4 page", 160},
          {"beamer", "Beamer 16:9, full width", 140},
          {"beamer-half", "Beamer 16:9, half width", 68},
          {"slide", "Slide 16:9, full width", 338.7},
          {"slide-half", "Slide 16:9, half width", 162}};
}

std::optional<double> width_in_mm(std::string_view words) {
  for (const WidthPreset& preset : width_presets())
    if (preset.id == words) return preset.mm;
  const std::pair<std::string_view, double> units[] = {{"mm", 1}, {"cm", 10}, {"in", 25.4}, {"pt", mm_per_point}, {"", 1}};
  for (const auto& [unit, mm] : units)
    if (words.ends_with(unit))
      if (const auto number = parse_number(trimmed(words.substr(0, words.size() - unit.size())))) return *number * mm;
  return std::nullopt;
}

std::vector<int> chosen_steps(std::string_view words, const Study& study) {
  const int most = timeline_of(study).steps();
  if (words == "sections") return section_ends(study);
  std::set<int> chosen;
  if (words.empty() || words == "all")
    for (int step = 1; step <= most; ++step) chosen.insert(step);
  else
    for (const std::string& word : split(words, ',')) add_steps(std::string(trimmed(word)), most, chosen);
  return {chosen.begin(), chosen.end()};
}

Instants instants_of(const ExportOptions& options, const Study& study, bool paged) {
  const std::vector<int> steps = chosen_steps(options.steps, study);
  const int per_step = paged ? 1 : options.frames_per_step;
  if (const auto frames = static_cast<long long>(steps.size()) * per_step; frames > most_frames)
    throw Error("The film would have " + std::to_string(frames) + " frames, more than the " + std::to_string(most_frames) +
                " that Upstamp writes. Ask for fewer frames a step, fewer steps, or a smaller scene.");
  Instants instants{{}, paged ? options.speed : per_step * options.speed};
  if (options.poster_first && !paged) instants.times.push_back(poster_time(study.scene, timeline_of(study)));
  for (const int step : steps)
    for (int frame = 0; frame < per_step; ++frame) instants.times.push_back(step - 1 + (frame + 0.5) / per_step);
  // In the end the picture stands for a second, so that a loop has a rest.
  const double end = to_the_end(options) || instants.times.empty() ? timeline_of(study).steps() : instants.times.back();
  const std::size_t rest =
      !paged ? static_cast<std::size_t>(std::max(1L, std::lround(instants.frames_per_second))) : to_the_end(options);
  instants.times.insert(instants.times.end(), rest, end);
  return instants;
}

Shot shot_of(std::shared_ptr<const Study> study, const Catalogue<View>& views, const Instants& instants,
             const ExportOptions& options, const Fonts& fonts, Tag pinned) {
  Style style = style_named(options.theme, fonts);
  style.pinned = pinned;
  style.motion = !options.reduced_motion;
  style.headline = !options.no_headline;
  if (options.font > 0 && options.width > 0)
    style.page.width = numbered_page(*study, views, instants.times.front(), style,
                                     options.width / mm_per_point * Measures{}.caption / options.font);
  Shot shot{film_of(study, views, instants.times, instants.frames_per_second, style), options.width};
  shot.film.title = study->scene.title, shot.film.note = study->scene.note;
  tell(shot.film, study, instants.times, style);
  if (options.crop) shot.film = cropped(std::move(shot.film), fonts, options.margin);
  if (style.transparent)
    shot.film.frame = [whole = std::move(shot.film.frame)](int frame) {
      Figure figure = whole(frame);
      figure.ground = no_color;
      return figure;
    };
  if (options.font > 0 && options.width == 0)
    shot.width_mm = shot.film.frame(0).size.width * mm_per_point * options.font / style.sizes.caption;
  return shot;
}

Film single_frame(const Film& film, int frame) {
  Film one = film;
  one.frames = 1;
  one.frame = [all = film.frame, frame](int) { return all(frame); };
  if (film.telling) one.telling = [all = film.telling, frame](int) { return all(frame); };
  return one;
}

}  // namespace upstamp
