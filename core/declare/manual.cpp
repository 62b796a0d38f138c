#include "declare/manual.h"

#include "base/text.h"

namespace upstamp {
namespace {

// A bar would end the table's cell, a line break its row.
std::string in_cell(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|') safe += '\\';
    safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

std::string in_code(const std::string& text) { return "`" + in_cell(text) + "`"; }

std::string form(const Parameter& parameter) {
  const char* forms[] = {"`true` or `false`", "`3`", "`3` or `rows,columns`", "`1`, `rows,columns` or `top:bottom,left:right`",
                         "`1.5` or `rows,columns`"};
  if (std::holds_alternative<double>(parameter.initial)) return "`0.5`";
  if (parameter.initial.index() < std::size(forms)) return forms[parameter.initial.index()];
  if (parameter.choices.empty()) return "words";
  std::vector<std::string> choices;
  for (const std::string& choice : parameter.choices) choices.push_back(in_code(choice));
  return join(choices, ", ");
}

std::string table_row(const std::vector<std::string>& cells) { return "| " + join(cells, " | ") + " |\n"; }

std::string table(const std::vector<Parameter>& parameters) {
  std::string rows = table_row({"Setting", "Written", "Default", "Range", "Unit", "Meaning"}) + "|---|---|---|---|---|---|\n";
  for (const Parameter& each : parameters)
    rows += table_row({in_code(each.id), form(each), value_text(each.initial).empty() ? "" : in_code(value_text(each.initial)),
                       range_text(each), in_cell(each.unit), in_cell(each.doc)});
  return rows;
}

}  // namespace

std::string manual_page(const Declaration& about) {
  std::string page = "## " + about.title + "\n\n`" + about.id + "`\n\n" + about.doc + "\n";
  if (!about.parameters.empty()) page += "\n" + table(about.parameters);
  if (!about.rules.empty()) page += "\nWhat must hold on every axis:\n\n";
  for (const Rule& rule : about.rules) page += "- `" + rule.condition.text() + "`: " + rule.because + "\n";
  if (!about.source.empty()) page += "\nSource: " + about.source + "\n";
  return page;
}

}  // namespace upstamp
