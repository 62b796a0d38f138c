#include "view/lengths.h"

namespace upstamp {

Block drawn_lengths(const std::vector<RuledLength>& lengths, double left, double right, const Style& style, bool after) {
  const Measures& sizes = style.sizes;
  const double unit = sizes.unit, text = style.fonts->cap_height(Face::sans, sizes.note), tier_height = text + 5 * unit;
  Block block;
  block.group.name = "lengths";
  std::vector<std::vector<std::pair<double, double>>> taken;
  std::vector<std::size_t> tiers;
  std::vector<double> middles;
  for (const RuledLength& length : lengths) {
    const double width = style.fonts->width(length.words, Face::sans, sizes.note);
    const double middle =
        std::clamp((length.from + length.to) / 2, left + width / 2, std::max(left + width / 2, right - width / 2));
    const double first = std::min(length.from, middle - width / 2) - unit, last = std::max(length.to, middle + width / 2) + unit;
    std::size_t tier = 0;
    const auto meets = [&](const auto& other) { return first < other.second && other.first < last; };
    while (tier < taken.size() && std::any_of(taken[tier].begin(), taken[tier].end(), meets)) ++tier;
    if (tier == taken.size()) taken.emplace_back();
    taken[tier].push_back({first, last});
    tiers.push_back(tier);
    middles.push_back(middle);
  }
  const double height = static_cast<double>(taken.size()) * tier_height + (taken.empty() ? 0 : 2 * unit);
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const RuledLength& length = lengths[i];
    const double away = static_cast<double>(tiers[i]) * tier_height + 1.5 * unit, y = after ? height - away : away;
    const Stroke stroke{length.color, sizes.hairline * 1.25};
    Path path = line({length.from, y}, {length.to, y}, stroke);
    for (const double end : {length.from, length.to}) path.contours.push_back({{{end, y - unit}, {end, y + unit}}, false});
    block.group.marks.push_back(std::move(path));
    const double baseline = after ? y - 1.5 * unit : y + 1.5 * unit + text;
    block.group.marks.push_back(
        Text{length.words, {middles[i], baseline}, sizes.note, Face::sans, Anchor::middle, length.color, {}});
  }
  block.size = {right - left, height};
  return block;
}

}  // namespace upstamp
