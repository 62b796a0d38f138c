#include "view/strip_words.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "view/line_words.h"

namespace upstamp {
namespace {

std::string constant_words(const Rung& rung) {
  const auto& offsets = rung.layer->wiring.offsets;
  return offsets.empty() ? "" : offsets.front().weight >= 0 ? "bias" : "constant";
}

std::pair<double, double> ends_of(const std::vector<double>& values) {
  if (values.empty()) return {0, 0};
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return {*least, *most};
}

std::string roughly(double value) {
  constexpr double small = 1;
  return printed_number(rounded_text(value, std::fabs(value) < small ? 3 : 1));
}

// "row 2, 0.1 to 1", with room for any range between these two.
GutterWords ranged(GutterWords words, const std::vector<double>& shades, double lowest, double highest) {
  const auto [least, most] = ends_of(shades);
  const std::string from = roughly(least), to = roughly(most);
  const auto digits = static_cast<long long>(std::min(1e15, std::max(std::fabs(lowest), std::fabs(highest))));
  std::string longest =
      std::string(lowest < 0 ? "−" : "") + std::max(std::string("0.888"), std::to_string(digits) + ".8",
                                                    [](const auto& a, const auto& b) { return a.size() < b.size(); });
  words.longest = words.note + ", " + longest + " to " + longest;
  words.note += ", " + (from == to ? "all " + to : from + " to " + to);
  return words;
}

}  // namespace

GutterWords map_words(const Ladder& ladder, std::size_t map) {
  const std::size_t last = ladder.rungs.size();
  const Rung& rung = ladder.rungs[map == 0 ? 0 : map - 1];
  const LayerStudy& layer = *rung.layer;
  if (map == 0) {
    const int from = layer.with >= 0 && rung.in.channel >= layer.second_channel ? layer.with : layer.from;
    const std::string source = from < 0 ? "" : ", from layer " + std::to_string(from + 1);
    return {"Input", "x", line_note(rung.in, layer.wiring.in) + source, Role::input};
  }
  const std::string note = line_note(rung.out, layer.wiring.out);
  if (map == last) return {"Output", "y", note, Role::output};
  return {"Layer " + std::to_string(layer.index + 1), "", note, Role::output};
}

GutterWords drawn_words(const Rung& rung) {
  const std::string name = line_name(rung.in, rung.layer->wiring.in);
  return {"", "", name.empty() ? "from the input" : "from " + name, Role::none};
}

GutterWords rest_words(const Rung& rung) {
  std::vector<std::string> parts;
  if (!rung.whole()) parts.push_back("from " + others_words(rung));
  if (const std::string constant = constant_words(rung); !constant.empty()) parts.push_back(constant);
  return {"", "", join(parts, " and "), Role::none};
}

GutterWords kernel_words(const Rung& rung, bool scatter) {
  const Shape& weight = rung.layer->wiring.weight;
  const auto kernel = kernel_line(rung);
  std::vector<std::string> notes;
  if (kernel && (rung.in.along == Axis::columns ? weight.rows : weight.columns) > 1)
    notes.push_back(row_noun(rung) + " " + std::to_string(kernel->line));
  if (rung.layer->wiring.in.channels > 1 || rung.layer->wiring.out.channels > 1)
    notes.push_back("channel " + std::to_string(rung.in.channel) + " to " + std::to_string(rung.out.channel));
  if (kernel && kernel->weights.size() > 1 && is_turned(rung, scatter)) notes.push_back("turned");
  return {"Kernel", "w", join(notes, ", "), Role::weight};
}

GutterWords stamp_words(const Rung& rung, bool scatter, const std::vector<double>& shades) {
  const Wiring& wiring = rung.layer->wiring;
  const bool shaded = !shades.empty();
  const std::string note = wiring.weight.cells() > 0 && wiring.sliding ? (shaded ? "x · w" : "x · w in each cell")
                           : is_weighed(wiring)                        ? "fixed weights"
                           : rung.layer->curve.value                   ? rung.layer->curve.name + " of each"
                           : !passes_one(rung)                         ? "copies"
                           : wiring.sliding->coarse_is_input           ? "x in one cell"
                                                                       : "the largest passes";
  GutterWords words{scatter ? "Stamps" : "Windows", "", note, Role::weight};
  if (!shaded) return words;
  const auto [least_x, most_x] = ends_of(rung.layer->x.values);
  const auto [least_w, most_w] = ends_of(rung.layer->w.values);
  const double most = std::max(std::fabs(least_x), std::fabs(most_x)) *
                      (wiring.weight.cells() > 0 ? std::max(std::fabs(least_w), std::fabs(most_w)) : 1);
  return ranged(std::move(words), shades, least_x < 0 || least_w < 0 ? -most : 0, most);
}

GutterWords with_range(GutterWords words, const std::vector<double>& shades, const Tensor& map) {
  const auto [least, most] = ends_of(map.values);
  return ranged(std::move(words), shades, least, most);
}

GutterWords pile_words(const Ladder& ladder, std::size_t rung) {
  if (rung > 0) return {"", "", "ways that lead here", Role::none};
  return {"", "", is_weighed(ladder.rungs[rung].layer->wiring) ? "products that meet" : "values that meet", Role::none};
}

double gutter_width(const GutterWords& words, const Style& style) {
  const double title = style.fonts->width(words.title + " ", Face::sans_semibold, style.sizes.title) +
                       style.fonts->width(words.letter, Face::sans_italic, style.sizes.title);
  const auto width = [&](const std::string& note) { return style.fonts->width(note, Face::sans, style.sizes.note); };
  return std::max({words.title.empty() ? 0 : title, width(words.note), width(words.longest)});
}

double gutter_height(const Style& style) {
  return style.fonts->cap_height(Face::sans_semibold, style.sizes.title) + style.sizes.unit * 1.75 +
         style.fonts->cap_height(Face::sans, style.sizes.note);
}

void add_gutter(const GutterWords& words, double y, double height, const Style& style, std::vector<Mark>& marks) {
  const Measures& sizes = style.sizes;
  const double title = words.title.empty() ? 0 : style.fonts->cap_height(Face::sans_semibold, sizes.title);
  const double note = words.note.empty() ? 0 : style.fonts->cap_height(Face::sans, sizes.note);
  const double gap = title > 0 && note > 0 ? sizes.unit * 1.75 : 0;
  const bool both = title + gap + note <= height;
  double top = y + (height - title - (both ? gap + note : 0)) / 2;
  if (title > 0) {
    top += title;
    marks.push_back(
        Text{words.title, {0, top}, sizes.title, Face::sans_semibold, Anchor::start, style.colors.of(words.role).line, {}});
    const double after = style.fonts->width(words.title + " ", Face::sans_semibold, sizes.title);
    if (!words.letter.empty())
      marks.push_back(Text{words.letter, {after, top}, sizes.title, Face::sans_italic, Anchor::start, style.colors.muted, {}});
  }
  if (both && note > 0)
    marks.push_back(Text{words.note, {0, top + gap + note}, sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
}

}  // namespace upstamp
