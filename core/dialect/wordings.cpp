#include "dialect/wordings.h"

namespace upstamp {

Wording plain(const std::string& op, const std::string& name, const std::string& statement, std::vector<Word> words) {
  return {op, name, statement, std::move(words), "", {}, {}};
}

PerAxis size_asked_for(const Settings& ours, Shape in) {
  const auto& size = get<PerAxis>(ours, "size");
  const auto& scale = get<Factor>(ours, "scale");
  return {size.rows > 0 ? size.rows : static_cast<int>(in.rows * scale.rows),
          size.columns > 0 ? size.columns : static_cast<int>(in.columns * scale.columns)};
}

}  // namespace upstamp
