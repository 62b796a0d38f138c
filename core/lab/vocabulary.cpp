#include "lab/vocabulary.h"

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

// Without what Python puts around it: (3, 2), 'same', True.
std::string bare(std::string_view text) {
  const auto within = [&](char open, char close) { return text.size() > 1 && text.front() == open && text.back() == close; };
  if (within('(', ')') || within('[', ']') || within('\'', '\'') || within('"', '"')) text = text.substr(1, text.size() - 2);
  if (text == "True") return "true";
  return text == "False" ? "false" : std::string(text);
}

}  // namespace

Written written(std::string name, std::string text) {
  return [name = std::move(name), text = std::move(text)](const Value& like) {
    try {
      return parse_value(bare(text), like);
    } catch (const Error& error) {
      throw Error(name + "=" + shortened(text) + ": " + error.what());
    }
  };
}

}  // namespace upstamp
