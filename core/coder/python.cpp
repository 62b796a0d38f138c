#include "coder/python.h"

#include <cmath>

#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

constexpr std::size_t longest_line = 100;

// A number that Python reads back as the same double; what is no number has names of its own there.
std::string float_text(double value) {
  if (std::isnan(value)) return "float('nan')";
  if (std::isinf(value)) return value > 0 ? "float('inf')" : "-float('inf')";
  return number_text(value);
}

// Joined by ", " and broken into lines, the second and later ones indented.
std::string wrapped(const std::vector<std::string>& parts, std::size_t indent) {
  std::string text;
  std::size_t line = indent;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string part = parts[i] + (i + 1 < parts.size() ? "," : "");
    if (line + part.size() + 1 > longest_line && i > 0) {
      text += "\n" + std::string(indent, ' ');
      line = indent;
    } else if (i > 0) {
      text += " ";
      ++line;
    }
    text += part;
    line += part.size();
  }
  return text;
}

std::string nested(const Tensor& tensor, const std::vector<int>& sides, std::size_t axis, std::size_t& at) {
  const std::size_t count = static_cast<std::size_t>(sides[axis]);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < count; ++i)
    parts.push_back(axis + 1 == sides.size() ? float_text(tensor.values[at++]) : nested(tensor, sides, axis + 1, at));
  if (axis + 1 == sides.size()) return "[" + wrapped(parts, 5 + axis) + "]";
  return "[" + join(parts, ",\n" + std::string(5 + axis, ' ')) + "]";
}

std::string asset_name(const std::string& op) { return "numpy/" + op + ".py"; }

// The function's text, what it builds on first.
void add_function(const std::string& name, std::set<std::string>& done, std::string& text) {
  if (!done.insert(name).second) return;
  constexpr std::string_view mark = "# uses ";
  std::string body;
  for (const std::string& line : split(asset_text(asset_name(name)), '\n')) {
    if (line.starts_with(mark))
      add_function(line.substr(mark.size()), done, text);
    else
      body += line + "\n";
  }
  text += "\n\n" + std::string(trimmed(body)) + "\n";
}

}  // namespace

std::string python_comment(std::string_view text) {
  std::u32string points = code_points(text);
  for (char32_t& point : points)
    if (point < U' ' || point == 0x7f || (point >= 0x80 && point < 0xa0) || point == 0x2028 || point == 0x2029) point = U' ';
  return "# " + to_utf8(points) + "\n";
}

std::string python_heading(const Study& study, const std::string& what) {
  const Scene& scene = study.scene;
  return python_comment(scene.title.empty() ? "A scene of Upstamp" : scene.title) +
         (scene.note.empty() ? "" : python_comment(scene.note)) +
         python_comment(what + " Written by Upstamp; the last lines compare with what its figure shows.");
}

std::string layer_comment(const Study& study, int layer) {
  const LayerStudy& here = study.layers[static_cast<std::size_t>(layer)];
  const auto worked = [&](Axis axis) {
    const auto values = size_values(*here.op, here.layer.settings, here.x.shape, axis);
    return here.op->size.text_with(values) + " = " + std::to_string(here.y.shape.along(axis));
  };
  const std::string rows = worked(Axis::rows), columns = worked(Axis::columns);
  std::string text =
      "\n" + python_comment("Layer " + std::to_string(layer + 1) + ", \"" + here.layer.id + "\": " + here.op->about.title + ".");
  if (here.op->size.names() == std::vector<std::string>{"in"}) return text;
  return text + (rows == columns ? python_comment("rows and columns: " + rows)
                                 : python_comment("rows: " + rows) + python_comment("columns: " + columns));
}

std::string python_numbers(const Tensor& tensor, int axes) {
  const Shape& shape = tensor.shape;
  const std::vector<int> all{shape.outer, shape.channels, shape.rows, shape.columns};
  std::size_t at = 0;
  return nested(tensor, {all.end() - axes, all.end()}, 0, at);
}

std::string output_name(int layer) { return layer < 0 ? "x" : "y" + std::to_string(layer + 1); }

std::map<std::string, std::string> names_of(const Study& study, int layer) {
  const LayerStudy& here = study.layers[static_cast<std::size_t>(layer)];
  const int pool = here.switches_from >= 0 ? here.switches_from : layer;
  return {{"x", output_name(here.from)},
          {"y", output_name(layer)},
          {"with", output_name(here.with)},
          {"w", "w" + std::to_string(layer + 1)},
          {"indices", "indices" + std::to_string(pool + 1)}};
}

std::string filled_in(const Dialect& dialect, const Wording& wording, const Settings& there, const LayerStudy& layer,
                      const std::map<std::string, std::string>& places) {
  const auto text_of = [&](const std::string& name) -> std::string {
    if (const auto place = places.find(name); place != places.end()) return place->second;
    if (const auto value = there.find(name); value != there.end()) return python_text(value->second, dialect.edges_in_a_row);
    if (name == "rows") return std::to_string(layer.y.shape.rows);
    if (name == "columns") return std::to_string(layer.y.shape.columns);
    return std::to_string(layer.y.shape.channels);
  };
  std::vector<std::string> arguments;
  for (const Word& word : wording.words) {
    const auto value = there.find(word.there);
    const bool named = wording.statement.find("{" + word.there + "}") != std::string::npos;
    if (named || value == there.end() || (!word.may_be_none && value->second == word.initial)) continue;
    arguments.push_back(word.there + "=" + python_text(value->second, dialect.edges_in_a_row));
  }
  std::string text;
  for (std::size_t at = 0; at < wording.statement.size();) {
    const std::size_t open = wording.statement.find('{', at), close = wording.statement.find('}', open);
    text += wording.statement.substr(at, open - at);
    if (open == std::string::npos) break;
    const std::string name = wording.statement.substr(open + 1, close - open - 1);
    at = close + 1;
    if (name != "arguments") {
      text += text_of(name);
      continue;
    }
    text += join(arguments, ", ");
    // Without arguments the comma beside them goes too.
    if (!arguments.empty()) continue;
    if (text.ends_with(", "))
      text.resize(text.size() - 2);
    else if (wording.statement.compare(at, 2, ", ") == 0)
      at += 2;
  }
  return text + "\n";
}

bool has_numpy_function(const std::string& op) {
  for (const EmbeddedFile& file : embedded_assets())
    if (file.name == asset_name(op)) return true;
  return false;
}

std::string numpy_functions(const std::set<std::string>& ops) {
  std::set<std::string> done;
  std::string text;
  for (const std::string& op : ops)
    if (has_numpy_function(op)) add_function(op, done, text);
  return text.empty() ? "" : text + "\n";
}

std::string numpy_call(const LayerStudy& layer, const std::map<std::string, std::string>& names) {
  std::vector<std::string> arguments{names.at("x")};
  if (layer.with >= 0) arguments.push_back(names.at("with"));
  if (layer.op->needs_switches) arguments.push_back(names.at("indices"));
  if (layer.op->weight) arguments.push_back(names.at("w"));
  for (const auto& [id, value] : complete(layer.op->about, layer.layer.settings))
    arguments.push_back(id + "=" + python_text(value));
  const std::string call = layer.op->about.id + "(";
  return call + wrapped(arguments, call.size() + 5) + ")";
}

std::string numpy_connections(const LayerStudy& layer, const std::string& y, const std::string& x) {
  std::vector<std::string> taps;
  for (const Tap& tap : layer.wiring.taps)
    taps.push_back("(" + std::to_string(tap.out) + ", " + std::to_string(tap.in) + ", " +
                   float_text(tap.weight < 0 ? tap.gain : tap.gain * layer.w[tap.weight]) + ")");
  const Shape& out = layer.y.shape;
  std::string text = "# Every connection: output cell, input cell, weight.\n" + y + " = np.zeros(" + std::to_string(out.cells()) +
                     ")\nfor to, start, weight in [\n    " + wrapped(taps, 4) + "]:\n    " + y + "[to] += weight * " + x +
                     ".reshape(-1)[start]\n";
  for (const Offset& offset : layer.wiring.offsets)
    text += y + "[" + std::to_string(offset.out) +
            "] += " + float_text(offset.weight < 0 ? offset.gain : offset.gain * layer.w[offset.weight]) + "\n";
  return text + y + " = " + y + ".reshape(" + std::to_string(out.channels) + ", " + std::to_string(out.rows) + ", " +
         std::to_string(out.columns) + ")\n";
}

std::string numpy_statement(const LayerStudy& layer, const std::map<std::string, std::string>& names) {
  if (has_numpy_function(layer.op->about.id))
    return names.at("y") + (layer.op->switches ? ", " + names.at("indices") : "") + " = " + numpy_call(layer, names) + "\n";
  if (layer.curve.value || layer.op->switches || layer.with >= 0)
    throw Error(layer.op->about.title + " cannot be written as a program yet.");
  return numpy_connections(layer, names.at("y"), names.at("x"));
}

}  // namespace upstamp
