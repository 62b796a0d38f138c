#include "view/slab_words.h"

#include <algorithm>

#include "base/text.h"
#include "view/caption.h"
#include "view/equation.h"
#include "view/layer_words.h"
#include "view/output_padding.h"

namespace upstamp {
namespace {

const LayerStudy& layer_at(const Study& study, int index) { return study.layers[static_cast<std::size_t>(index)]; }

int last_layer(const Study& study) { return static_cast<int>(study.layers.size()) - 1; }

std::string sides_of(int rows, int columns) { return std::to_string(rows) + " × " + std::to_string(columns); }

std::string without_spaces(const std::string& words) { return join(split(words, ' '), ""); }

// What slides has its lengths in short, as networks are drawn: "k3 s2 p1". They are those in force, also where a setting leaves
// one to another.
std::vector<std::string> lengths_in_short(const Sliding& slide) {
  std::vector<std::string> words{"k" + without_spaces(shown_value(slide.kernel))};
  if (slide.stride != PerAxis(1)) words.push_back("s" + without_spaces(shown_value(slide.stride)));
  if (slide.dilation != PerAxis(1)) words.push_back("d" + without_spaces(shown_value(slide.dilation)));
  if (slide.padding != PerEdge(0)) words.push_back("p" + without_spaces(shown_value(slide.padding)));
  return words;
}

struct Letter {
  const char *setting, *letter;
};
constexpr Letter letters[] = {{"kernel", "k"},  {"stride", "s"},          {"dilation", "d"},
                              {"padding", "p"}, {"output_padding", "op"}, {"groups", "g"}};

// A setting with such a letter: "groups 2" is "g2". Others stay whole.
std::string in_short(const std::string& setting) {
  const auto space = setting.find(' ');
  for (const Letter& each : letters)
    if (space != std::string::npos && setting.substr(0, space) == each.setting)
      return each.letter + without_spaces(setting.substr(space + 1));
  return setting;
}

bool is_length(const std::string& setting) {
  for (const char* length : {"kernel ", "stride ", "dilation ", "padding "})
    if (setting.starts_with(length)) return true;
  return false;
}

std::string scale_words(const Wiring& wiring) {
  if (wiring.out.rows == wiring.in.rows && wiring.out.columns == wiring.in.columns) return "";
  const double rows = static_cast<double>(wiring.out.rows) / wiring.in.rows,
               columns = static_cast<double>(wiring.out.columns) / wiring.in.columns;
  // No line breaks after the sign.
  const std::string times = "×\u00a0";
  return times + rounded_text(rows, 2) + (rows == columns ? "" : " and " + times + rounded_text(columns, 2));
}

std::string cells_words(std::int64_t count, std::int64_t all, const std::string& of) {
  if (count == all) return (all == 1 ? "the one cell" : all == 2 ? "both cells" : "all " + counted(all, "cell")) + " of " + of;
  return (count == 0 ? "none" : std::to_string(count)) + " of the " + counted(all, "cell") + " of " + of;
}

std::string last_map(const Study& study) { return study.misfit ? "the last map" : "the output"; }

std::string share_words(const Study& study, const Field& field, int map) {
  const std::vector<char>& lit = field.of(map);
  return cells_words(std::count(lit.begin(), lit.end(), 1), map_of(study, map).shape.cells(),
                     map < 0 ? "the input" : last_map(study));
}

std::string field_words(const std::string& name, const std::string& from, const std::string& to) {
  return name + (from.empty() ? "" : " is made from " + from) + (from.empty() || to.empty() ? "" : " and") +
         (to.empty() ? "" : " reaches " + to) + ".";
}

std::string size_sentence(const Study& study) {
  const auto layers = static_cast<long long>(study.layers.size());
  const std::string start = layers == 1 ? "The layer turns " : counted(layers, "layer") + " turn ";
  return start + map_size_words(study.input.shape) + " into " + map_size_words(study.layers.back().y.shape) +
         " (channels × rows × columns).";
}

std::string misfit_sentence(const Study& study, const Misfit& misfit) {
  const auto sides = [&](int map) {
    const Shape& shape = map_of(study, map).shape;
    return sides_of(shape.rows, shape.columns);
  };
  return misfit.title + " cannot join " + sides(misfit.from) + " with " + sides(misfit.with) +
         (misfit.remedy.empty() ? "." : "; they fit with " + misfit.remedy + ".");
}

std::string stacking_sentence(const Study& study, const LayerStudy& layer) {
  const int first = stacked_channels(layer), all = layer.y.shape.channels, second = all - first;
  const auto channels = [](int count) { return count == 1 ? std::string("one") : std::to_string(count); };
  return "Layer " + std::to_string(layer.index + 1) + " (" + layer.op->about.title + ") stacks " + std::to_string(first) + " + " +
         std::to_string(second) + " = " + std::to_string(all) + " channels: the first " + channels(first) + " from " +
         map_name(study, layer.from) + ", the last " + channels(second) + " over the skip from " + map_name(study, layer.with) +
         ".";
}

// Whether a map is made from what that layer gives, and whether all maps on the way are as large as that.
bool comes_from(const Study& study, int map, int layer) {
  if (map <= layer) return map == layer;
  const LayerStudy& last = layer_at(study, map);
  return comes_from(study, last.from, layer) || (last.with >= 0 && comes_from(study, last.with, layer));
}
bool keeps_size(const Study& study, int map, int layer) {
  for (; map > layer; map = layer_at(study, map).from) {
    const Shape &in = layer_at(study, map).x.shape, &out = layer_at(study, map).y.shape;
    if (in.rows != out.rows || in.columns != out.columns) return false;
  }
  return map == layer;
}

// The next join, where one of its inputs alone has the size of that layer's output because of it.
const LayerStudy* join_that_needs(const Study& study, const LayerStudy& layer) {
  for (const LayerStudy& join : study.layers) {
    if (join.index <= layer.index || join.with < 0) continue;
    const bool first = comes_from(study, join.from, layer.index), second = comes_from(study, join.with, layer.index);
    return first != second && keeps_size(study, first ? join.from : join.with, layer.index) ? &join : nullptr;
  }
  return nullptr;
}

// A skip that fits only because of output padding says so.
std::string padding_sentence(const Study& study, const LayerStudy& layer) {
  const int rows = output_padding_of(layer.wiring, Axis::rows), columns = output_padding_of(layer.wiring, Axis::columns);
  if (rows <= 0 && columns <= 0) return "";
  const Shape& out = layer.wiring.out;
  const std::string name = study.layers.size() == 1 ? "the layer" : "layer " + std::to_string(layer.index + 1);
  std::string sentence = "Without its output_padding " + name + " would give " +
                         sides_of(out.rows - rows, out.columns - columns) + " instead of " + sides_of(out.rows, out.columns);
  if (const LayerStudy* join = join_that_needs(study, layer))
    sentence += ", and layer " + std::to_string(join->index + 1) + " (" + join->op->about.title + ") could not join it";
  return sentence + ".";
}

}  // namespace

std::vector<std::string> layer_words(const LayerStudy& layer) {
  const std::optional<Sliding>& slide = layer.wiring.sliding;
  std::vector<std::string> settings = slide ? lengths_in_short(*slide) : std::vector<std::string>{};
  bool kernel = slide.has_value();
  for (const std::string& setting : settings_words(layer)) {
    kernel = kernel || setting.starts_with("kernel ");
    if (!slide || !is_length(setting)) settings.push_back(in_short(setting));
  }
  const std::string scale = kernel ? "" : scale_words(layer.wiring);
  if (!scale.empty()) settings.insert(settings.begin(), scale);
  std::vector<std::string> words{layer.op->about.title};
  if (!settings.empty()) words.push_back(join(settings, " "));
  return words;
}

std::string letters_sentence(const Study& study, int first, int last) {
  std::vector<std::string> shown, told;
  for (int index = first; index <= std::min(last, last_layer(study)); ++index)
    if (const auto words = layer_words(layer_at(study, index)); words.size() > 1)
      for (const std::string& word : split(words[1], ' ')) shown.push_back(word.substr(0, word.find_first_of("0123456789")));
  for (const Letter& each : letters)
    if (std::find(shown.begin(), shown.end(), each.letter) != shown.end())
      told.push_back(std::string(each.letter) + " " + each.setting);
  return told.empty() ? "" : "Settings in short: " + join(told, ", ") + ".";
}

int stacked_channels(const LayerStudy& layer) {
  return layer.with >= 0 && layer.y.shape == layer.x.shape ? layer.second_channel : 0;
}

std::vector<WordBlock::Line> label_lines(const Study& study, int map, const SlabLabel& label, const RoleColors& colors,
                                         const Style& style) {
  const Shape& shape = map_of(study, map).shape;
  const LayerStudy& focus = study.focused();
  const bool in = map == focus.from || (focus.with >= 0 && map == focus.with), out = map == study.focus;
  const bool output = map == last_layer(study) && !study.misfit;
  std::vector<WordBlock::Line> lines;
  const std::string of = study.span ? "" : " of layer " + std::to_string(study.focus + 1);
  if (map < 0 || output)
    lines.push_back({std::string(map < 0 ? "Input" : "Output") + (in    ? " x"
                                                                  : out ? " y"
                                                                        : ""),
                     Face::sans_semibold, colors.line});
  else if ((in || out) && !label.brief)
    lines.push_back({(in ? "x" : "y") + of, Face::sans_semibold, colors.line});
  lines.push_back({map_size_words(shape), Face::sans, colors.line});
  if (map >= 0) {
    const LayerStudy& layer = layer_at(study, map);
    if (const int first = stacked_channels(layer); first > 0 && !label.brief)
      lines.push_back({std::to_string(shape.channels) + " = " + std::to_string(first) + " + " +
                           std::to_string(shape.channels - first) + " channels",
                       Face::sans, style.colors.kernel.line});
    for (const Axis axis : {Axis::rows, Axis::columns}) {
      const int extra = output_padding_of(layer.wiring, axis), length = shape.along(axis);
      const std::string words = std::to_string(length) + " = " + std::to_string(length - extra) + " + " + std::to_string(extra);
      if (extra > 0 && words != lines.back().words) lines.push_back({words, Face::sans, style.colors.kernel.line});
    }
  }
  if (label.channel >= 0) lines.push_back({"channel " + std::to_string(label.channel), Face::sans, style.colors.muted});
  if (label.largest >= 0) {
    constexpr double large = 1e5, small = 1;
    const double largest = label.largest;
    const std::string words = largest >= large ? power_text(largest, 1) : rounded_text(largest, largest < small ? 3 : 1);
    lines.push_back({"up to " + printed_number(words), Face::sans, style.colors.muted});
  }
  return lines;
}

std::vector<WordBlock::Line> misfit_lines(const Study& study, const Style& style) {
  const auto sides = [&](int which) {
    const Shape& shape = map_of(study, which).shape;
    return sides_of(shape.rows, shape.columns);
  };
  const Color color = style.colors.kernel.line;
  return {{"These do not fit", Face::sans_semibold, color},
          {sides(study.misfit->from) + " ≠ " + sides(study.misfit->with), Face::sans, color}};
}

PickedCell picked_as(const Study& study, const Tag& tag) {
  const auto found = map_cell(study, tag);
  if (!found) return {};
  const auto [map, cell] = *found;
  const LayerStudy* layer = study.find(tag.layer);
  const bool one = study.layers.size() == 1;
  // What a join takes in, or several layers seen as one, is known by the map that it comes from.
  if (layer && tag.role == Role::input && layer->with < 0 && layer->index <= last_layer(study)) {
    const std::string name = cell_name('x', layer->x.shape, tag.cell);
    if (one || map < 0) return {map, cell, "Cell " + name + " of the input"};
    return {map, cell, "Cell " + name + " of the input of " + layer_name(study, layer->index)};
  }
  if (map < 0) return {map, cell, "Cell " + cell_name('x', study.input.shape, cell) + " of the input"};
  return {map, cell,
          "Cell " + cell_name('y', map_of(study, map).shape, cell) + " of " + (one ? "the output" : layer_name(study, map))};
}

std::string field_sentence(const Study& study, const PickedCell& picked, const Field& field) {
  const int last = last_layer(study);
  return field_words(picked.name, picked.map < 0 ? "" : share_words(study, field, input_map_index),
                     picked.map == last ? "" : share_words(study, field, last));
}

std::string longest_field_sentence(const Study& study, const PickedCell& picked) {
  const int last = last_layer(study);
  const auto most = [&](int map, const std::string& of) {
    const std::int64_t all = map_of(study, map).shape.cells();
    return std::to_string(all) + " of the " + counted(all, "cell") + " of " + of;
  };
  return field_words(picked.name, picked.map < 0 ? "" : most(input_map_index, "the input"),
                     picked.map == last ? "" : most(last, last_map(study)));
}

std::vector<std::string> stack_sentences(const Study& study) {
  std::vector<std::string> sentences;
  if (study.misfit) sentences.push_back(misfit_sentence(study, *study.misfit));
  sentences.push_back(size_sentence(study));
  // Of many joins their labels tell enough.
  constexpr auto most_told = 3;
  const auto stacks = [](const LayerStudy& layer) { return stacked_channels(layer) > 0; };
  if (std::count_if(study.layers.begin(), study.layers.end(), stacks) <= most_told)
    for (const LayerStudy& layer : study.layers)
      if (stacks(layer)) sentences.push_back(stacking_sentence(study, layer));
  for (const LayerStudy& layer : study.layers)
    if (std::string sentence = padding_sentence(study, layer); !sentence.empty()) sentences.push_back(std::move(sentence));
  return sentences;
}

}  // namespace upstamp
