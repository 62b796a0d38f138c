#include "view/strip_sentences.h"

#include "base/text.h"
#include "reason/coverage.h"
#include "view/caption.h"
#include "view/line_words.h"

namespace upstamp {
namespace {

constexpr std::size_t most_counts_said = 24;
constexpr std::int64_t most_repeating = 64;  // a longer pattern tells nobody anything

// Of two neighbours, how many cells that have a weight lie on the same place.
int shared_cells(const Sliding& slide, Axis along) {
  const int stride = slide.stride.at(along), dilation = slide.dilation.at(along);
  return stride % dilation != 0 ? 0 : std::max(0, slide.kernel.at(along) - stride / dilation);
}

// What adds up where stamps of one line do not: those of others.
std::string others_adding_words(const Rung& rung, bool scatter) {
  const bool adds = scatter && !rung.whole() && rung.layer->wiring.weight.cells() > 0;
  return adds ? "; what adds up comes from " + others_words(rung) + "." : ".";
}

std::string overlap_sentence(const Rung& rung, bool scatter) {
  if (!rung.layer->wiring.sliding) return "";
  const Sliding& slide = *rung.layer->wiring.sliding;
  const Axis along = rung.in.along;
  const int reach = slide.reach(along), stride = slide.stride.at(along), kernel = slide.kernel.at(along);
  if (is_turned(rung, scatter))
    return kernel_line(rung) && kernel > 1
               ? std::string("Seen from here the kernel lies turned around; its hatched cells meet no ") +
                     (scatter ? "output" : "input") + " cell."
               : "";
  if ((slide.coarse_is_input ? rung.in_length : rung.out_length) < 2) return "";
  const std::string start = std::string(scatter ? "A stamp " : "A window ") +
                            (kernel == reach ? "is " + counted(reach, "cell") + " long"
                                             : "has " + counted(kernel, "cell") + " spread over " + std::to_string(reach)) +
                            ", the next begins " + std::to_string(stride) + " further: ";
  const int shared = shared_cells(slide, along);
  const std::string others = others_adding_words(rung, scatter);
  if (shared > 0) return start + "neighbours share " + counted(shared, "cell") + ".";
  if (reach == stride) return start + "neighbours touch and do not overlap" + others;
  if (reach > stride) return start + "neighbours lie between each other and share no cell.";
  return start + counted(stride - reach, "cell") + " between neighbours " + (stride - reach == 1 ? "is" : "are") + " left out" +
         others;
}

std::string passing_sentence(const Rung& rung, bool scatter) {
  if (!passes_one(rung)) return "";
  const bool back = rung.layer->wiring.sliding->coarse_is_input;
  if (back)
    return std::string("Each value goes to the one place where its maximum stood") +
           (scatter ? "; grey cells get nothing." : ".");
  return std::string("Of each window one value passes, the largest") + (scatter ? "" : "; grey ones do not pass") +
         (rung.whole() ? "." : ". It may stand in another " + row_noun(rung) + ".");
}

// The counts that repeat away from the ends, where only kernels that stamp lead to the output; else none.
std::vector<std::int64_t> repeating_counts(const Ladder& ladder) {
  std::vector<Sliding> layers;
  std::int64_t period = 1;
  for (const Rung& rung : ladder.rungs) {
    const Wiring& wiring = rung.layer->wiring;
    if (!wiring.sliding || !wiring.sliding->coarse_is_input || wiring.weight.cells() == 0) return {};
    layers.push_back(*wiring.sliding);
    period *= wiring.sliding->stride.at(rung.in.along);
    if (period > most_repeating) return {};
  }
  return stacked_counts(layers, ladder.rungs.front().in.along);
}

// Whether these counts hold the pattern twice in a row, from whichever of its places on: less does not show that it repeats.
bool repeats_in(const std::vector<double>& counts, const std::vector<std::int64_t>& pattern) {
  for (std::size_t shift = 0; shift < pattern.size(); ++shift)
    for (std::size_t start = 0; start + 2 * pattern.size() <= counts.size(); ++start) {
      bool same = true;
      for (std::size_t i = 0; same && i < 2 * pattern.size(); ++i)
        same = counts[start + i] == static_cast<double>(pattern[(shift + i) % pattern.size()]);
      if (same) return true;
    }
  return false;
}

template <class Count>
std::string count_words(const std::vector<Count>& counts, std::size_t most) {
  std::string words;
  for (std::size_t i = 0; i < std::min(counts.size(), most); ++i)
    words += (i == 0 ? "" : " ") + number_text(static_cast<double>(counts[i]));
  return words + (counts.size() > most ? " …" : "");
}

// "away from the ends 1 2 repeats, which is uneven."
std::string repeating_words(const std::vector<double>& counts, const std::vector<std::int64_t>& repeating,
                            const std::string& row) {
  const auto is = [](double value) { return [value](auto count) { return static_cast<double>(count) == value; }; };
  const auto first = static_cast<double>(repeating.front());
  const bool constant = std::all_of(repeating.begin(), repeating.end(), is(first));
  if (constant && std::all_of(counts.begin(), counts.end(), is(first))) return "the same everywhere.";
  const bool seen = repeats_in(counts, repeating);
  const std::string where = seen ? "away from the ends " : "in a longer " + row + " ";
  if (constant) return where + (seen ? "always " : "the middle would always get ") + std::to_string(repeating.front()) + ".";
  return where + count_words(repeating, most_counts_said) + (seen ? " repeats" : " would repeat") + ", which is uneven.";
}

std::string counted_cells(const Ladder& ladder) {
  if (ladder.rungs.size() > 1)
    return ladder.whole() ? "Ways that lead to each output cell: " : "Ways along these lines to each output cell: ";
  const Rung& rung = ladder.rungs.front();
  const std::string in = line_name(rung.in, rung.layer->wiring.in), out = line_name(rung.out, rung.layer->wiring.out);
  const std::string cells = out.empty() ? "the output cells get " : "the cells of output " + out + " get ";
  if (rung.whole()) return "T" + cells.substr(1);
  return "From input " + in + " alone " + cells;
}

std::string count_sentence(const Ladder& ladder, const std::vector<double>& counts) {
  if (counts.empty() || (ladder.rungs.size() == 1 && passes_one(ladder.rungs.front()))) return "";
  const bool several = ladder.rungs.size() > 1;
  const std::string noun = several ? "" : is_weighed(ladder.rungs.front().layer->wiring) ? " products" : " values";
  const std::string start = counted_cells(ladder) + count_words(counts, most_counts_said) + noun;
  if (const auto repeating = repeating_counts(ladder); !repeating.empty())
    return start + "; " + repeating_words(counts, repeating, row_noun(ladder.rungs.front()));
  const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
  return start + (*least == *most ? ", the same everywhere." : counts.size() > most_counts_said ? "" : ".");
}

std::string missing_sentence(const Ladder& ladder) {
  if (ladder.whole()) return "";
  if (ladder.rungs.size() > 1) return "Only one line of each map is drawn; what its other lines bring is added as a whole.";
  const Rung& rung = ladder.rungs.front();
  const std::string others = named_others(rung);
  const std::string verb = rung.others.size() == 1 ? " goes" : " go";
  const std::string out = line_name(rung.out, rung.layer->wiring.out);
  return "Only " + line_name(rung.in, rung.layer->wiring.in) + " of the input is drawn; " + others + verb + " into " +
         (out.empty() ? "the output" : "output " + out) + " as well.";
}

}  // namespace

std::vector<std::string> strip_sentences(const Stage& stage, const Ladder& ladder, const std::vector<double>& counts) {
  std::vector<std::string> sentences{step_sentence(stage)};
  if (ladder.rungs.size() == 1)
    for (auto sentence : {overlap_sentence, passing_sentence})
      sentences.push_back(sentence(ladder.rungs.front(), stage.scatter()));
  sentences.push_back(count_sentence(ladder, counts));
  sentences.push_back(missing_sentence(ladder));
  return sentences;
}

}  // namespace upstamp
