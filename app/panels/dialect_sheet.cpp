#include "panels/dialect_sheet.h"

#include "base/text.h"
#include "dialect/hearing.h"

namespace upstamp {
namespace {

std::string bare_name(const std::string& name) { return name.substr(name.rfind('.') + 1); }

// What differs from the defaults there, as a program would have it.
std::string call_text(const Dialect& dialect, const Saying& saying) {
  std::vector<std::string> arguments;
  for (const Word& word : saying.wording->words) {
    const auto given = saying.there.find(word.there);
    if (given == saying.there.end() || (!word.may_be_none && given->second == word.initial)) continue;
    arguments.push_back(word.there + "=" + python_text(given->second, dialect.edges_in_a_row));
  }
  return bare_name(saying.wording->name) + "(" + join(arguments, ", ") + ")";
}

}  // namespace

DialectSheet dialect_sheet(const Scene& scene, const SettingsSheet& sheet) {
  DialectSheet shown;
  const auto dialects = all_dialects();
  for (const Dialect& dialect : dialects) {
    if (dialect.about.id == scene.dialect) shown.chosen = static_cast<int>(shown.ids.size());
    shown.ids.push_back(dialect.about.id);
    shown.titles.push_back(dialect.about.title);
  }
  const Dialect* dialect = dialects.find(scene.dialect);
  if (!dialect || !sheet.op) return shown;
  const Wording* wording = dialect->find(sheet.op->about.id);
  const bool legal = sheet.in && sheet.problems.empty();
  if (!wording || wording->only_similar) {
    shown.sentence = "There is no call in " + dialect->about.title + " that does this; a program does it by indices.";
  } else if (legal) {
    const Settings& settings = scene.layers[static_cast<std::size_t>(sheet.layer)].settings;
    const Saying saying = said(*dialect, *sheet.op, settings, *sheet.in);
    if (saying.wording) wording = saying.wording;
    if (saying.wording)
      shown.call = call_text(*dialect, saying);
    else
      shown.sentence = bare_name(wording->name) + " cannot say these settings in one call.";
  }
  if (!wording) return shown;
  for (const Parameter& parameter : sheet.op->about.parameters)
    if (const std::string word = word_for(*wording, parameter.id); !word.empty() && word != parameter.id)
      shown.words[parameter.id] = word;
  return shown;
}

SettingsSheet labelled(SettingsSheet sheet, const DialectSheet& dialect) {
  for (SettingSheet& setting : sheet.settings)
    if (const auto word = dialect.words.find(setting.parameter.id); word != dialect.words.end()) setting.label = word->second;
  return sheet;
}

}  // namespace upstamp
