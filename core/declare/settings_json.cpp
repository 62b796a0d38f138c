#include "declare/settings_json.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {

using Json = nlohmann::ordered_json;

namespace {

// Thrown while one value is read; the caller knows its place.
struct Unfit {
  std::string wanted;
};

int whole_number(const Json& json, const std::string& wanted) {
  using Limits = std::numeric_limits<int>;
  if (!json.is_number()) throw Unfit{wanted};
  const double number = json.get<double>();
  if (number != std::floor(number) || number < Limits::min() || number > Limits::max()) throw Unfit{wanted};
  return static_cast<int>(number);
}

double real_number(const Json& json, const std::string& wanted) {
  if (!json.is_number() || !std::isfinite(json.get<double>())) throw Unfit{wanted};
  return json.get<double>();
}

// The two parts of a pair; one number stands for both.
std::pair<const Json&, const Json&> halves(const Json& json, const std::string& wanted) {
  if (!json.is_array()) return {json, json};
  if (json.size() != 2) throw Unfit{wanted};
  return {json[0], json[1]};
}

Value read_per_axis(const Json& json) {
  const std::string wanted = "one whole number such as 3, or [rows, columns] such as [3, 2]";
  const auto [rows, columns] = halves(json, wanted);
  return PerAxis(whole_number(rows, wanted), whole_number(columns, wanted));
}

Value read_per_edge(const Json& json) {
  const std::string wanted = "one whole number such as 1, [rows, columns] such as [1, 2], or [[top, bottom], [left, right]]";
  if (json.is_array() && json.size() == 4) {
    const auto at = [&](std::size_t edge) { return whole_number(json[edge], wanted); };
    return PerEdge(at(0), at(2), at(1), at(3));
  }
  const auto [rows, columns] = halves(json, wanted);
  const auto [top, bottom] = halves(rows, wanted);
  const auto [left, right] = halves(columns, wanted);
  return PerEdge(whole_number(top, wanted), whole_number(bottom, wanted), whole_number(left, wanted),
                 whole_number(right, wanted));
}

Value read_factor(const Json& json) {
  const std::string wanted = "one number such as 1.5, or [rows, columns] such as [1.5, 2]";
  const auto [rows, columns] = halves(json, wanted);
  return Factor(real_number(rows, wanted), real_number(columns, wanted));
}

Value read_value(const Json& json, const Value& like) {
  if (std::holds_alternative<PerAxis>(like)) return read_per_axis(json);
  if (std::holds_alternative<PerEdge>(like)) return read_per_edge(json);
  if (std::holds_alternative<Factor>(like)) return read_factor(json);
  if (std::holds_alternative<double>(like)) return real_number(json, "a number such as 0.5");
  if (std::holds_alternative<int>(like)) return whole_number(json, "a whole number such as 3");
  if (std::holds_alternative<bool>(like)) {
    if (!json.is_boolean()) throw Unfit{"true or false"};
    return json.get<bool>();
  }
  if (!json.is_string()) throw Unfit{"one of its choices in quotes"};
  return json.get<std::string>();
}

// What stands there, said shortly however large it is.
std::string found_text(const Json& json) {
  if (json.is_number() || json.is_boolean() || json.is_null()) return json.dump();
  if (json.is_array()) return "a list of " + counted(static_cast<long long>(json.size()), "value");
  return json.is_object() ? "an object" : "text in quotes";
}

// Whole factors are written without a point.
Json number_json(double number) {
  if (number == std::floor(number) && std::fabs(number) < 1e9) return static_cast<std::int64_t>(number);
  return number;
}

Json pair_json(const Json& rows, const Json& columns) { return rows == columns ? rows : Json::array({rows, columns}); }

}  // namespace

Json to_json(const Value& value) {
  if (const auto* axes = std::get_if<PerAxis>(&value)) return pair_json(axes->rows, axes->columns);
  if (const auto* axes = std::get_if<Factor>(&value)) return pair_json(number_json(axes->rows), number_json(axes->columns));
  if (const auto* edges = std::get_if<PerEdge>(&value)) {
    if (edges->top == edges->bottom && edges->left == edges->right) return pair_json(edges->top, edges->left);
    return Json::array({Json::array({edges->top, edges->bottom}), Json::array({edges->left, edges->right})});
  }
  if (const auto* on = std::get_if<bool>(&value)) return *on;
  if (const auto* number = std::get_if<int>(&value)) return *number;
  if (const auto* number = std::get_if<double>(&value)) return number_json(*number);
  return std::get<std::string>(value);
}

Json to_json(const Declaration& about, const Settings& settings) {
  Json json = Json::object();
  for (const Parameter& parameter : about.parameters)
    if (const Value& value = about.value(settings, parameter.id); value != parameter.initial) json[parameter.id] = to_json(value);
  return json;
}

Value value_from_json(const Json& json, const Value& like) {
  try {
    return read_value(json, like);
  } catch (const Unfit& unfit) {
    throw Error(found_text(json) + " does not fit here. Write " + unfit.wanted + ".");
  }
}

Settings settings_from_json(const Declaration& about, const Json& json, const std::string& place) {
  if (!json.is_object())
    throw Error(place + ": the settings must be an object such as {\"stride\": 2}, not " + found_text(json) + ".");
  Settings settings;
  for (const auto& [key, value] : json.items()) {
    const Parameter* parameter = nullptr;
    try {
      parameter = &about.at(key);
      const Value read = read_value(value, parameter->initial);
      if (read != parameter->initial) settings[key] = read;
    } catch (const Unfit& unfit) {
      throw Error(place + ", " + key + ": " + found_text(value) + " does not fit here. Write " + unfit.wanted + ".");
    } catch (const Error& error) {
      throw Error(place + ": " + error.what());
    }
  }
  return settings;
}

Settings settings_from_text(const Declaration& about, const std::string& json, const std::string& place) {
  if (json.empty()) return {};
  const Json read = Json::parse(json, nullptr, false);
  if (read.is_discarded()) throw Error(place + ": the settings are not written as JSON.");
  return settings_from_json(about, read, place);
}

std::string settings_text(const Declaration& about, const Settings& settings) {
  const Json json = to_json(about, settings);
  return json.empty() ? "" : json.dump();
}

}  // namespace upstamp
