#include "dialect/dialect.h"

#include <array>
#include <cmath>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

// Top, bottom, left, right; a number for an axis stands at both of its ends.
std::array<double, 4> at_edges(const Value& value) {
  if (std::holds_alternative<PerEdge>(value))
    return {part_of(value, Part::top), part_of(value, Part::bottom), part_of(value, Part::left), part_of(value, Part::right)};
  const double rows = part_of(value, Part::rows), columns = part_of(value, Part::columns);
  return {rows, rows, columns, columns};
}

// The value in the kind of `like`, if nothing is lost.
std::optional<Value> converted(const Value& value, const Value& like) {
  if (value.index() == like.index()) return value;
  if (std::holds_alternative<std::string>(value) || std::holds_alternative<std::string>(like)) return std::nullopt;
  const auto [top, bottom, left, right] = at_edges(value);
  Value made = like;
  if (std::holds_alternative<PerEdge>(like))
    made = with_part(with_part(with_part(with_part(like, Part::top, top), Part::bottom, bottom), Part::left, left), Part::right,
                     right);
  else if (parts_of(like).size() > 1)
    made = with_part(with_part(like, Part::rows, top), Part::columns, left);
  else
    made = with_part(like, Part::whole, top);
  return at_edges(made) == at_edges(value) ? std::optional(made) : std::nullopt;
}

const Word* find_word(const Wording& wording, std::string_view there) {
  for (const auto* words : {&wording.words, &wording.off_weights})
    for (const Word& word : *words)
      if (word.there == there) return &word;
  return nullptr;
}

bool is_zero(const Value& value) { return at_edges(value) == std::array<double, 4>{}; }

template <class Type>
const Type* find_value(const Settings& settings, std::string_view id) {
  const auto found = settings.find(id);
  return found == settings.end() ? nullptr : std::get_if<Type>(&found->second);
}

// A factor that gives whole cells says the same as a size; then neither a factor nor a region is left to compare.
void settle_resizing(const Op& op, Settings& settings, Shape in) {
  const auto forget = [&](const char* id) {
    if (const Parameter* parameter = op.about.find(id)) settings[id] = parameter->initial;
  };
  const auto* coordinates = find_value<std::string>(settings, "coordinates");
  if (coordinates && *coordinates != "tf_crop_and_resize")
    for (const char* id : {"roi_begin", "roi_end", "extrapolation_value"}) forget(id);
  const auto* size = find_value<PerAxis>(settings, "size");
  const auto* scale = find_value<Factor>(settings, "scale");
  if (!size || !scale) return;
  const double rows = size->rows > 0 ? size->rows : in.rows * scale->rows,
               columns = size->columns > 0 ? size->columns : in.columns * scale->columns;
  if (rows != std::floor(rows) || columns != std::floor(columns)) return;
  settings["size"] = PerAxis(static_cast<int>(rows), static_cast<int>(columns));
  forget("scale");
}

// Settings that mean the same are made the same: what is not looked at gets its default, what was left open is written out.
Settings settled(const Op& op, const Settings& given, Shape in) {
  Settings settings = complete(op.about, given);
  settle_resizing(op, settings, in);
  if (const auto* stride = find_value<PerAxis>(settings, "stride"), *kernel = find_value<PerAxis>(settings, "kernel");
      stride && kernel)
    settings["stride"] =
        PerAxis(stride->rows > 0 ? stride->rows : kernel->rows, stride->columns > 0 ? stride->columns : kernel->columns);
  if (const auto* padding = find_value<PerEdge>(settings, "padding");
      padding && *padding == PerEdge(0) && op.about.find("count_include_pad"))
    settings["count_include_pad"] = op.about.at("count_include_pad").initial;
  if (op.about.find("output_size") && problems(op, given, in).empty()) {
    const Shape out = output_shape(op, given, in);
    settings["output_size"] = PerAxis(out.rows, out.columns);
  }
  return settings;
}

void expect_possible(const Wording& wording, const Word& word, const Value& value) {
  const std::string place = wording.name + ", " + word.there + "=" + shortened(value_text(value)) + ": ";
  if (value.index() != word.initial.index())
    throw Error(place + "the value is of another kind than " + value_text(word.initial) + ".");
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (!word.choices.empty() && std::find(word.choices.begin(), word.choices.end(), *text) == word.choices.end())
      throw Error(place + "there is " + join(word.choices, ", ") + ".");
  } else if (word.may_be_none && !word.ours.empty()) {
    for (const double number : at_edges(value))
      if (!(number > 0)) throw Error(place + "it must be larger than 0, or left out.");
  }
}

Value carried_over(const Wording& wording, const Word& word, const Value& value, const Op& op) {
  if (const auto meant = converted(value, op.about.at(word.ours).initial)) return *meant;
  throw Error(wording.name + ", " + word.there + "=" + value_text(value) + ": this cannot be carried over.");
}

// A wording computes with the settings, so they must be such as the op knows.
void expect_in_range(const Wording& wording, const Op& op, const Settings& ours, Shape in) {
  Declaration about = op.about;
  about.rules.clear();
  const auto found = problems(about, ours, facts_of(in));
  if (!found.empty()) throw Error(wording.name + ": " + found.front().sentence);
}

}  // namespace

const Wording* Dialect::find(std::string_view op) const {
  for (const Wording& wording : wordings)
    if (wording.op == op) return &wording;
  return nullptr;
}

Settings complete(const Declaration& about, const Settings& settings) {
  Settings all;
  for (const Parameter& parameter : about.parameters) all[parameter.id] = about.value(settings, parameter.id);
  return all;
}

Settings heard(const Wording& wording, const Op& op, const Settings& there, Shape in, const Settings& off_weights) {
  Settings given = there, ours = off_weights;
  for (const auto& [name, value] : there) {
    const Word* word = find_word(wording, name);
    if (!word) throw Error(wording.name + " has no parameter \"" + shortened(name) + "\".");
    expect_possible(wording, *word, value);
  }
  for (const Word& word : wording.words) {
    if (!word.may_be_none) given.insert({word.there, word.initial});
    const auto value = given.find(word.there);
    if (word.ours.empty() || value == given.end()) continue;
    ours[word.ours] = carried_over(wording, word, value->second, op);
  }
  for (const Word& word : wording.off_weights)
    if (const auto value = there.find(word.there); value != there.end() && !word.ours.empty())
      ours[word.ours] = carried_over(wording, word, value->second, op);
  ours = complete(op.about, ours);
  if (wording.hear) {
    expect_in_range(wording, op, ours, in);
    wording.hear(given, in, ours);
  }
  return ours;
}

Settings nearest_said(const Wording& wording, const Op& op, const Settings& ours, Shape in) {
  const Settings all = complete(op.about, ours);
  Settings there;
  for (const Word& word : wording.words) {
    if (word.ours.empty() && !word.may_be_none) there[word.there] = word.initial;
    if (word.ours.empty()) continue;
    const Value& value = all.find(word.ours)->second;
    if (word.may_be_none && is_zero(value)) continue;
    if (const auto carried = converted(value, word.initial)) there[word.there] = *carried;
  }
  if (wording.say) wording.say(all, in, there);
  return there;
}

std::optional<Settings> said(const Wording& wording, const Op& op, const Settings& ours, Shape in) {
  if (wording.only_similar) return std::nullopt;
  Settings there = nearest_said(wording, op, ours, in), off_weights;
  for (const Word& word : wording.off_weights)
    if (!word.ours.empty()) off_weights[word.ours] = op.about.value(ours, word.ours);
  // It is said rightly if it is heard as it was meant; this also finds what no word there stands for.
  try {
    if (settled(op, heard(wording, op, there, in, off_weights), in) == settled(op, ours, in)) return there;
  } catch (const Error&) {
    return std::nullopt;
  }
  return std::nullopt;
}

Saying said(const Dialect& dialect, const Op& op, const Settings& ours, Shape in) {
  for (const Wording& wording : dialect.wordings)
    if (wording.op == op.about.id)
      if (auto there = said(wording, op, ours, in)) return {&wording, std::move(*there)};
  return {};
}

std::vector<Problem> problems(const Wording& wording, const Op& op, const Settings& ours, Shape in) {
  Declaration about = op.about;
  about.rules = wording.rules;
  return problems(about, ours, facts_of(in));
}

LayerRules rules_of_dialect(std::string_view dialect) {
  return [spoken = all_dialects().at(dialect)](const Op& op, const Settings& settings, Shape in) {
    const Wording* wording = spoken.find(op.about.id);
    return wording ? problems(*wording, op, settings, in) : std::vector<Problem>{};
  };
}

std::string python_text(const Value& value, bool edges_in_a_row) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "True" : "False";
  if (const auto* text = std::get_if<std::string>(&value)) return "'" + *text + "'";
  // What can have a fraction keeps its point, for Python tells the kinds apart.
  const bool real = std::holds_alternative<Factor>(value) || std::holds_alternative<double>(value);
  const auto number = [&](Part part) {
    const std::string text = number_text(part_of(value, part));
    return real && text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
  };
  const auto row = [&](std::initializer_list<Part> parts) {
    std::vector<std::string> numbers;
    for (const Part part : parts) numbers.push_back(number(part));
    return "(" + join(numbers, ", ") + ")";
  };
  if (std::holds_alternative<PerEdge>(value))
    return edges_in_a_row ? row({Part::top, Part::left, Part::bottom, Part::right})
                          : "(" + row({Part::top, Part::bottom}) + ", " + row({Part::left, Part::right}) + ")";
  return parts_of(value).size() > 1 ? row({Part::rows, Part::columns}) : number(Part::whole);
}

}  // namespace upstamp
