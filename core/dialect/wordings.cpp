#include "dialect/wordings.h"

#include "base/error.h"
#include "base/text.h"

namespace upstamp {

Wording plain(const std::string& op, const std::string& name, const std::string& statement, std::vector<Word> words) {
  return {op, name, statement, std::move(words), "", {}, {}};
}

std::vector<Word> words_of_weights(const std::string& bias) {
  return {{"kernel_size", "kernel", PerAxis(0)}, {"out_channels", "out_channels", 0}, {"in_channels", "", 0}, {bias, "", false}};
}

void hear_weights(const Settings& there, Shape in, Settings&) {
  if (const auto said = there.find("in_channels"); said != there.end() && said->second != Value(in.channels))
    throw Error("in_channels=" + value_text(said->second) + ": here " + counted(in.channels, "channel") +
                (in.channels == 1 ? " comes in." : " come in."));
  for (const char* bias : {"bias", "use_bias"})
    if (const auto said = there.find(bias); said != there.end() && said->second == Value(true))
      throw Error(std::string(bias) + "=true: here a bias is a layer of its own, with the op bias.");
}

PerAxis size_asked_for(const Settings& ours, Shape in) {
  const auto& size = get<PerAxis>(ours, "size");
  const auto& scale = get<Factor>(ours, "scale");
  return {size.rows > 0 ? size.rows : static_cast<int>(in.rows * scale.rows),
          size.columns > 0 ? size.columns : static_cast<int>(in.columns * scale.columns)};
}

}  // namespace upstamp
