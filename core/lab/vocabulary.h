// Settings written in other words than ours. What they mean is said from above, by the scene's dialect; a scene itself holds our
// words alone, so that is what is saved.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/scene.h"

namespace upstamp {

// A value as it was written, read once its kind is known. Throws Error saying what form is wanted.
using Written = std::function<Value(const Value& like)>;
// As typed, "3,2", or as Python has it, "(3, 2)"; `name` is for the error.
Written written(std::string name, std::string text);
using WrittenSettings = std::map<std::string, Written>;

// What comes into the layer if it is this op of ours; nothing when an earlier layer is illegal.
using ShapeInto = std::function<std::optional<Shape>(const std::string& op)>;

struct Vocabulary {
  // Names that the dialect has for the settings of our op.
  std::function<std::vector<std::string>(std::string_view dialect, std::string_view op)> names;
  // The layer with our op and our settings. Its op is ours, with some settings of ours already, or a name that the dialect has
  // for one; `words` are the settings that we do not have, or not with such a value. Throws Error when they mean nothing.
  std::function<Layer(std::string_view dialect, Layer, const WrittenSettings& words, const ShapeInto&)> hear;
};

}  // namespace upstamp
