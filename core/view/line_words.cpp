#include "view/line_words.h"

#include <utility>

#include "base/text.h"
#include "view/gains.h"

namespace upstamp {
namespace {

// Which kinds of other lines go into the output line.
struct Others {
  bool lines = false, channels = false;
};
Others others_of(const Rung& rung) {
  Others others;
  for (const auto& [channel, line] : rung.others) {
    (channel == rung.in.channel ? others.lines : others.channels) = true;
    if (channel != rung.in.channel && line != rung.in.line) others.lines = true;
  }
  return others;
}

}  // namespace

std::string line_name(const MapLine& line, const Shape& shape) {
  std::vector<std::string> words;
  const bool rows = line.along == Axis::columns;
  if (shape.channels > 1) words.push_back("channel " + std::to_string(line.channel));
  if ((rows ? shape.rows : shape.columns) > 1) words.push_back((rows ? "row " : "column ") + std::to_string(line.line));
  return join(words, ", ");
}

std::string line_note(const MapLine& line, const Shape& shape) {
  const std::string name = line_name(line, shape);
  return name.empty() ? counted(shape.along(line.along), "cell") : name;
}

std::string row_noun(const Rung& rung) { return rung.in.along == Axis::columns ? "row" : "column"; }

std::string others_words(const Rung& rung) {
  const auto [lines, channels] = others_of(rung);
  const std::string noun = row_noun(rung) + "s";
  return "other " + (lines && channels ? noun + " and channels" : lines ? noun : "channels");
}

// "rows 0 and 2", "channels 1, 2 and 3", "other rows and channels".
std::string named_others(const Rung& rung) {
  constexpr std::size_t most_named = 4;
  const auto [lines, channels] = others_of(rung);
  if ((lines && channels) || rung.others.size() > most_named) return others_words(rung);
  std::string words = (lines ? row_noun(rung) : "channel") + (rung.others.size() > 1 ? "s " : " ");
  for (std::size_t i = 0; i < rung.others.size(); ++i)
    words += (i == 0                        ? ""
              : i + 1 == rung.others.size() ? " and "
                                            : ", ") +
             std::to_string(lines ? rung.others[i].second : rung.others[i].first);
  return words;
}

bool is_weighed(const Wiring& wiring) { return wiring.weight.cells() > 0 || has_gains(wiring); }

bool passes_one(const Rung& rung) {
  const Wiring& wiring = rung.layer->wiring;
  if (!wiring.sliding || is_weighed(wiring) || (wiring.sliding->kernel.rows == 1 && wiring.sliding->kernel.columns == 1))
    return false;
  const bool back = wiring.sliding->coarse_is_input;
  std::vector<char> passed(static_cast<std::size_t>((back ? wiring.in : wiring.out).cells()));
  for (const Tap& tap : wiring.taps)
    if (std::exchange(passed[static_cast<std::size_t>(back ? tap.in : tap.out)], 1)) return false;
  return true;
}

}  // namespace upstamp
