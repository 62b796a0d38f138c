#include "dialect/hearing.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

// Sizes beyond this are refused before anything is computed with them.
constexpr double largest_number = 1 << 20;

std::vector<const Word*> words_in(const Wording& wording) {
  std::vector<const Word*> words;
  for (const auto* list : {&wording.words, &wording.off_weights})
    for (const Word& word : *list) words.push_back(&word);
  return words;
}

const Word* find_word(const Wording& wording, std::string_view there) {
  for (const Word* word : words_in(wording))
    if (word->there == there) return word;
  return nullptr;
}

std::vector<const Wording*> wordings_for(const Dialect& dialect, std::string_view op, bool is_ours) {
  std::vector<const Wording*> found;
  for (const Wording& wording : dialect.wordings)
    if (!wording.only_similar && (is_ours ? wording.op == op : same_call(wording.name, op))) found.push_back(&wording);
  return found;
}

std::vector<std::string> names_in(const std::vector<const Wording*>& wordings) {
  std::vector<std::string> names;
  for (const Wording* wording : wordings)
    for (const Word* word : words_in(*wording))
      if (std::find(names.begin(), names.end(), word->there) == names.end()) names.push_back(word->there);
  return names;
}

Settings read_words(const Wording& wording, const WrittenSettings& words) {
  Settings there;
  for (const auto& [name, written] : words) {
    const Value value = written(find_word(wording, name)->initial);
    for (const Part part : parts_of(value))
      if (std::fabs(part_of(value, part)) > largest_number)
        throw Error(name + "=" + shortened(value_text(value)) + ": the number is too large.");
    there[name] = value;
  }
  return there;
}

// Nothing else there has a say in what these words mean.
bool carried_over_singly(const Wording& wording, const Settings& there) {
  return !wording.hear || std::all_of(there.begin(), there.end(),
                                      [&](const auto& given) { return !find_word(wording, given.first)->ours.empty(); });
}

// The settings we have, changed by what is said there.
Settings changed(const Wording& wording, const Op& op, const Settings& ours, const Settings& there, Shape in) {
  if (carried_over_singly(wording, there)) {
    Wording plainly = wording;
    plainly.hear = {};
    const Settings meant = heard(plainly, op, there, in);
    Settings all = ours;
    for (const auto& given : there) {
      const std::string& id = find_word(wording, given.first)->ours;
      if (!id.empty()) all[id] = meant.at(id);
    }
    return all;
  }
  Settings all = nearest_said(wording, op, ours, in);
  if (!said(wording, op, ours, in))
    for (const Word& word : wording.words)
      if (word.ours.empty()) all.erase(word.there);
  for (const auto& [name, value] : there) all[name] = value;
  return heard(wording, op, all, in, complete(op.about, ours));
}

// What the framework has no default for must be said.
void expect_all_said(const Wording& wording, const Op& op, const Settings& there) {
  for (const Word* word : words_in(wording)) {
    if (word->ours.empty() || word->may_be_none || there.count(word->there) > 0) continue;
    const Parameter& parameter = op.about.at(word->ours);
    const bool impossible = parameter.low > 0 && part_of(word->initial, parts_of(word->initial).front()) == 0;
    if (impossible)
      throw Error(wording.name + " needs " + word->there + ", for example " + word->there + "=" + value_text(parameter.initial) +
                  ".");
  }
}

Layer heard_as(const Wording& wording, const Layer& layer, bool is_ours, const WrittenSettings& words, const ShapeInto& into) {
  const auto ops = all_ops();
  const Op& op = ops.at(wording.op);
  const Settings there = read_words(wording, words);
  const auto in = into(op.about.id);
  if (!in && wording.hear) throw Error("what these words mean depends on the layers before, and one of those is illegal.");
  Layer made = layer;
  made.op = op.about.id;
  if (!is_ours) expect_all_said(wording, op, there);
  made.settings = is_ours ? changed(wording, op, layer.settings, there, in.value_or(Shape{}))
                          : heard(wording, op, there, in.value_or(Shape{}));
  // A scene holds what differs from our defaults.
  std::erase_if(made.settings, [&](const auto& one) { return one.second == op.about.at(one.first).initial; });
  return made;
}

[[noreturn]] void refuse_op(const Dialect& dialect, const std::string& name) {
  std::vector<std::string> known;
  for (const Op& op : all_ops()) known.push_back(op.about.id);
  for (const Wording& wording : dialect.wordings) known.push_back(wording.name.substr(wording.name.rfind('.') + 1));
  const std::string near = nearest_word(name, known);
  throw Error("There is no operation \"" + shortened(name) + "\", neither here nor in " + dialect.about.title + "." +
              (near.empty() ? "" : " Did you mean " + near + "?") +
              " `upstamp list ops` and `upstamp list dialects --json` name them all.");
}

// A setting that no wording has; of a parameter of ours it is the value that does not fit.
void refuse_unknown(const Dialect& dialect, const Op* op, const Layer& layer, const std::vector<const Wording*>& wordings,
                    const WrittenSettings& words) {
  const std::vector<std::string> there = names_in(wordings);
  for (const auto& [name, written] : words) {
    if (std::find(there.begin(), there.end(), name) != there.end()) continue;
    std::vector<std::string> ours, known = there;
    for (const Parameter& parameter : op ? op->about.parameters : std::vector<Parameter>{}) ours.push_back(parameter.id);
    if (const Parameter* parameter = op ? op->about.find(name) : nullptr) written(parameter->initial);
    known.insert(known.end(), ours.begin(), ours.end());
    const std::string near = nearest_word(name, known);
    throw Error((op ? op->about.title : layer.op) + " has no parameter \"" + shortened(name) + "\"" +
                (op ? ", neither here nor in " + dialect.about.title + "." : " in " + dialect.about.title + ".") +
                (near.empty() ? "" : " Did you mean " + near + "?") + (op ? " Here there is: " + join(ours, ", ") + "." : "") +
                " " + dialect.about.title + " says: " + (there.empty() ? "nothing" : join(there, ", ")) + ".");
  }
}

Layer hear(std::string_view dialect_id, Layer layer, const WrittenSettings& words, const ShapeInto& into) {
  const auto dialects = all_dialects();
  const auto ops = all_ops();
  const Dialect& dialect = dialects.at(dialect_id);
  const Op* op = ops.find(layer.op);
  const auto wordings = wordings_for(dialect, layer.op, op != nullptr);
  if (!op && wordings.empty()) refuse_op(dialect, layer.op);
  refuse_unknown(dialect, op, layer, wordings, words);
  // The first that can mean this; what the others object to is said when none can.
  std::vector<std::string> objections;
  for (const Wording* wording : wordings) {
    if (std::any_of(words.begin(), words.end(), [&](const auto& word) { return !find_word(*wording, word.first); })) continue;
    try {
      return heard_as(*wording, layer, op != nullptr, words, into);
    } catch (const Error& error) {
      if (std::find(objections.begin(), objections.end(), error.what()) == objections.end()) objections.push_back(error.what());
    }
  }
  if (objections.empty())
    throw Error("no call in " + dialect.about.title + " takes all of these settings together: " + join(names_in(wordings), ", ") +
                ".");
  throw Error(join(objections, " "));
}

}  // namespace

bool same_call(std::string_view first, std::string_view second) {
  const auto bare = [](std::string_view name) {
    std::string letters;
    for (const char letter : name.substr(name.rfind('.') + 1))
      if (letter != '_') letters += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return letters.ends_with("2d") ? letters.substr(0, letters.size() - 2) : letters;
  };
  return bare(first) == bare(second);
}

std::string word_for(const Wording& wording, std::string_view parameter) {
  for (const Word* word : words_in(wording))
    if (word->ours == parameter) return word->there;
  return "";
}

Vocabulary words_of_dialects() {
  return {[](std::string_view dialect, std::string_view op) {
            const auto dialects = all_dialects();
            return names_in(wordings_for(dialects.at(dialect), op, true));
          },
          hear};
}

}  // namespace upstamp
