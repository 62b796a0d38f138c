#include "declare/value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

// One function out of several, one for each kind of value.
template <class... Kinds>
struct ForEachKind : Kinds... {
  using Kinds::operator()...;
};
template <class... Kinds>
ForEachKind(Kinds...) -> ForEachKind<Kinds...>;

std::string pair_text(const std::string& rows, const std::string& columns) {
  return rows == columns ? rows : rows + "," + columns;
}

std::string edges_text(const PerEdge& edges) {
  const auto text = [](int number) { return std::to_string(number); };
  if (edges.top == edges.bottom && edges.left == edges.right) return pair_text(text(edges.top), text(edges.left));
  return text(edges.top) + ":" + text(edges.bottom) + "," + text(edges.left) + ":" + text(edges.right);
}

[[noreturn]] void wrong_form(std::string_view text, const std::string& wanted) {
  throw Error("\"" + shortened(text) + "\" does not fit here. Write " + wanted + ".");
}

// One or two parts between `separator`, one standing for both. Nothing when a part is no number or there are too many.
template <class Number>
std::optional<std::array<Number, 2>> pair_of(std::string_view text, char separator,
                                             std::optional<Number> (*read)(std::string_view)) {
  const std::size_t cut = text.find(separator);
  const auto first = read(text.substr(0, cut));
  const auto second = cut == std::string_view::npos ? first : read(text.substr(cut + 1));
  if (!first || !second) return std::nullopt;
  return std::array<Number, 2>{*first, *second};
}

std::optional<std::array<int, 2>> ends_of(std::string_view text) { return pair_of<int>(text, ':', parse_integer); }

bool parse_switch(std::string_view text) {
  text = trimmed(text);
  if (text != "true" && text != "false") wrong_form(text, "true or false");
  return text == "true";
}

int parse_count(std::string_view text) {
  const auto number = parse_integer(text);
  if (!number) wrong_form(text, "a whole number such as 3");
  return *number;
}

PerAxis parse_per_axis(std::string_view text) {
  const auto numbers = pair_of<int>(text, ',', parse_integer);
  if (!numbers) wrong_form(text, "one whole number such as 3, or two as rows,columns, such as 3,2");
  return {(*numbers)[0], (*numbers)[1]};
}

// All beginnings, then all ends, as ONNX writes its pads.
std::optional<PerEdge> edges_in_a_row(std::string_view text) {
  std::vector<int> edges;
  for (const std::string& part : split(text, ','))
    if (const auto number = parse_integer(part)) edges.push_back(*number);
  if (edges.size() != 4 || std::count(text.begin(), text.end(), ',') != 3) return std::nullopt;
  return PerEdge(edges[0], edges[2], edges[1], edges[3]);
}

PerEdge parse_per_edge(std::string_view text) {
  if (const auto edges = edges_in_a_row(text)) return *edges;
  const auto axes = pair_of<std::array<int, 2>>(text, ',', ends_of);
  if (!axes)
    wrong_form(text,
               "one whole number such as 1, two as rows,columns, such as 1,2, or four as top:bottom,left:right, such as 0:1,0:1");
  const auto [rows, columns] = *axes;
  return {rows[0], rows[1], columns[0], columns[1]};
}

Factor parse_factor(std::string_view text) {
  const auto numbers = pair_of<double>(text, ',', parse_number);
  if (!numbers) wrong_form(text, "one number such as 1.5, or two as rows,columns, such as 1.5,2");
  return {(*numbers)[0], (*numbers)[1]};
}

double parse_real(std::string_view text) {
  const auto number = parse_number(text);
  if (!number) wrong_form(text, "one number such as 0.5");
  return *number;
}

int rounded(double number) {
  using Limits = std::numeric_limits<int>;
  if (std::isnan(number)) return 0;
  return static_cast<int>(std::round(std::fmin(std::fmax(number, Limits::min()), Limits::max())));
}

template <class Pair>
auto with_axis(Pair pair, Part part, decltype(pair.rows) number) {
  if (part != Part::columns) pair.rows = number;
  if (part != Part::rows) pair.columns = number;
  return pair;
}

PerEdge with_edge(PerEdge edges, Part part, int number) {
  if (part == Part::whole) return number;
  if (part == Part::rows || part == Part::top) edges.top = number;
  if (part == Part::rows || part == Part::bottom) edges.bottom = number;
  if (part == Part::columns || part == Part::left) edges.left = number;
  if (part == Part::columns || part == Part::right) edges.right = number;
  return edges;
}

int edge_at(const PerEdge& edges, Part part) {
  if (part == Part::bottom) return edges.bottom;
  if (part == Part::columns || part == Part::left) return edges.left;
  return part == Part::right ? edges.right : edges.top;
}

std::string sides(const std::string& rows, const std::string& columns) { return rows == columns ? rows : rows + " × " + columns; }

std::string edges(int begin, int end) {
  return begin == end ? std::to_string(begin) : std::to_string(begin) + ":" + std::to_string(end);
}

}  // namespace

std::string value_text(const Value& value) {
  return std::visit(ForEachKind{
                        [](bool on) { return std::string(on ? "true" : "false"); },
                        [](int number) { return std::to_string(number); },
                        [](const PerAxis& axes) { return pair_text(std::to_string(axes.rows), std::to_string(axes.columns)); },
                        [](const PerEdge& edges) { return edges_text(edges); },
                        [](const Factor& axes) { return pair_text(number_text(axes.rows), number_text(axes.columns)); },
                        [](const std::string& choice) { return choice; },
                        [](double number) { return number_text(number); },
                    },
                    value);
}

std::string shown_value(const Value& value) {
  if (const auto* axes = std::get_if<PerAxis>(&value)) return sides(std::to_string(axes->rows), std::to_string(axes->columns));
  if (const auto* all = std::get_if<PerEdge>(&value)) return sides(edges(all->top, all->bottom), edges(all->left, all->right));
  if (const auto* factor = std::get_if<Factor>(&value))
    return sides(rounded_text(factor->rows, 4), rounded_text(factor->columns, 4));
  return value_text(value);
}

Value parse_value(std::string_view text, const Value& like) {
  return std::visit(ForEachKind{
                        [&](bool) { return Value(parse_switch(text)); },
                        [&](int) { return Value(parse_count(text)); },
                        [&](const PerAxis&) { return Value(parse_per_axis(text)); },
                        [&](const PerEdge&) { return Value(parse_per_edge(text)); },
                        [&](const Factor&) { return Value(parse_factor(text)); },
                        [&](const std::string&) { return Value(std::string(trimmed(text))); },
                        [&](double) { return Value(parse_real(text)); },
                    },
                    like);
}

std::vector<Part> parts_of(const Value& value) {
  if (std::holds_alternative<PerEdge>(value)) return {Part::top, Part::bottom, Part::left, Part::right};
  if (std::holds_alternative<PerAxis>(value) || std::holds_alternative<Factor>(value)) return {Part::rows, Part::columns};
  return {Part::whole};
}

double part_of(const Value& value, Part part) {
  return std::visit(
      ForEachKind{
          [](bool on) { return on ? 1.0 : 0.0; },
          [](int number) { return static_cast<double>(number); },
          [&](const PerAxis& axes) { return static_cast<double>(part == Part::columns ? axes.columns : axes.rows); },
          [&](const PerEdge& edges) { return static_cast<double>(edge_at(edges, part)); },
          [&](const Factor& axes) { return part == Part::columns ? axes.columns : axes.rows; },
          [](const std::string&) { return std::numeric_limits<double>::quiet_NaN(); },
          [](double number) { return number; },
      },
      value);
}

Value with_part(Value value, Part part, double number) {
  return std::visit(ForEachKind{
                        [&](bool) { return Value(number != 0); },
                        [&](int) { return Value(rounded(number)); },
                        [&](const PerAxis& axes) { return Value(with_axis(axes, part, rounded(number))); },
                        [&](const PerEdge& edges) { return Value(with_edge(edges, part, rounded(number))); },
                        [&](const Factor& axes) { return Value(with_axis(axes, part, number)); },
                        [](const std::string& choice) { return Value(choice); },
                        [&](double) { return Value(number); },
                    },
                    value);
}

}  // namespace upstamp
