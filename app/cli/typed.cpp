#include "cli/typed.h"

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

std::string shown(std::string_view flag, std::string_view text) { return std::string(flag) + " " + shortened(text) + ": "; }

std::string range_text(double low, double high) { return "from " + number_text(low) + " to " + number_text(high) + "."; }

}  // namespace

double typed_number(std::string_view flag, std::string_view text, double low, double high) {
  const auto number = parse_number(text);
  if (!number || *number < low || *number > high) throw Error(shown(flag, text) + "give a number " + range_text(low, high));
  return *number;
}

int typed_integer(std::string_view flag, std::string_view text, int low, int high) {
  const auto number = parse_integer(text);
  if (!number || *number < low || *number > high) throw Error(shown(flag, text) + "give a whole number " + range_text(low, high));
  return *number;
}

std::pair<int, int> typed_size(std::string_view flag, std::string_view text, int low, int high) {
  const auto sides = split(text, 'x');
  const auto width = parse_integer(sides.front()), height = parse_integer(sides.back());
  const auto fits = [&](int side) { return side >= low && side <= high; };
  if (sides.size() != 2 || !width || !height || !fits(*width) || !fits(*height)) {
    throw Error(shown(flag, text) + "give width x height, as in 1600x1000, each " + range_text(low, high));
  }
  return {*width, *height};
}

Settings typed_settings(const Declaration& about, const std::vector<std::string>& assignments) {
  Settings settings;
  for (const std::string& assignment : assignments) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error("\"" + shortened(assignment) + "\" is no setting. Write parameter=value, for example " +
                  (about.parameters.empty() ? "stride=3"
                                            : about.parameters.front().id + "=" + value_text(about.parameters.front().initial)) +
                  ".");
    }
    const Parameter& parameter = about.at(trimmed(std::string_view(assignment).substr(0, equals)));
    try {
      settings[parameter.id] = parse_value(trimmed(std::string_view(assignment).substr(equals + 1)), parameter.initial);
    } catch (const Error& error) {
      throw Error(shortened(assignment) + ": " + error.what());
    }
  }
  return settings;
}

TypedWords typed_words(const Declaration& about, const std::vector<std::string>& assignments) {
  TypedWords words;
  for (const std::string& assignment : assignments) {
    const std::size_t equals = assignment.find('=');
    try {
      for (const auto& [id, value] : typed_settings(about, {assignment})) words.ours[id] = value;
    } catch (const Error&) {
      if (equals == std::string::npos || equals == 0) throw;
      const std::string name(trimmed(std::string_view(assignment).substr(0, equals)));
      words.others[name] = written(name, std::string(trimmed(std::string_view(assignment).substr(equals + 1))));
    }
  }
  return words;
}

}  // namespace upstamp
