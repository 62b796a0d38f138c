#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "cli/commands.h"
#include "coder/coder.h"
#include "declare/manual.h"
#include "declare/settings_json.h"
#include "dialect/dialect.h"
#include "dialect/mismatch.h"
#include "lab/scene_json.h"
#include "view/export_options.h"
#include "view/view.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

Json described(const Declaration& about) {
  Json made{{"id", about.id}, {"title", about.title}, {"doc", about.doc}, {"parameters", Json::array()}};
  for (const Parameter& parameter : about.parameters) {
    Json one{{"id", parameter.id}, {"doc", parameter.doc}, {"default", to_json(parameter.initial)}};
    if (!parameter.unit.empty()) one["unit"] = parameter.unit;
    if (!parameter.choices.empty()) one["choices"] = parameter.choices;
    if (parameter.low != parameter.high) one["range"] = {parameter.low, parameter.high};
    made["parameters"].push_back(std::move(one));
  }
  return made;
}

Json described(const Op& op) {
  Json made = described(op.about);
  made["size"] = op.size.text();
  made["channels"] = op.channels.text();  // named because of the feature map
  return made;
}
Json described(const View& view) { return described(view.about); }
Json described(const Writer& writer) {
  Json made = described(writer.about);
  made["media_type"] = writer.media_type;
  made["moves"] = writer.moves;
  made["paged"] = writer.paged;
  made["carries_scene"] = writer.carries_scene;
  return made;
}

Json described(const Coder& coder) {
  Json made = described(coder.about);
  made["ending"] = coder.ending;
  return made;
}
Json described(const Wording& wording) {
  Json made{{"op", wording.op}, {"name", wording.name}, {"parameters", Json::array()}};
  for (const Word& word : wording.words) {
    Json one{{"id", word.there}};
    one["default"] = word.may_be_none ? Json() : to_json(word.initial);
    if (!word.ours.empty()) one["here"] = word.ours;
    if (!word.choices.empty()) one["choices"] = word.choices;
    made["parameters"].push_back(std::move(one));
  }
  for (const Word& word : wording.off_weights) {
    Json one{{"id", word.there}, {"read_off_weights", true}};
    if (!word.ours.empty()) one["here"] = word.ours;
    made["parameters"].push_back(std::move(one));
  }
  if (!wording.weight_layout.empty()) made["weight_layout"] = wording.weight_layout;
  for (const Rule& rule : wording.rules) made["rules"].push_back({{"rule", rule.condition.text()}, {"because", rule.because}});
  if (!wording.differences.empty()) made["differences"] = wording.differences;
  return made;
}
Json described(const Dialect& dialect) {
  Json made = described(dialect.about);
  made["ops"] = Json::array();
  for (const Wording& wording : dialect.wordings) made["ops"].push_back(described(wording));
  return made;
}

template <class Thing>
Json all_described(const Catalogue<Thing>& things) {
  Json all = Json::array();
  for (const Thing& thing : things) all.push_back(described(thing));
  return all;
}

Json described_scenes() {
  Json all = Json::array();
  const auto ops = all_ops();
  for (const std::string& name : shipped_scenes()) {
    const Scene scene = open_scene(name, ops);
    all.push_back({{"id", name}, {"title", scene.title}, {"note", scene.note}});
  }
  return all;
}

template <class Thing>
std::string ids_of(const Catalogue<Thing>& things) {
  std::string lines;
  for (const Thing& thing : things) lines += thing.about.id + "\n";
  return lines;
}

template <class Thing>
std::string pages(const std::string& heading, const Catalogue<Thing>& things) {
  std::string text = "# " + heading + "\n\n";
  for (const Thing& thing : things) text += manual_page(thing.about) + "\n";
  return text;
}

std::string rules_page() {
  std::string text = "# Rules of thumb\n\n";
  for (const RuleOfThumb& rule : all_rules_of_thumb()) text += "- `" + rule.id + "`: " + rule.doc + " (" + rule.source + ")\n";
  return text;
}

}  // namespace

std::vector<std::string> listable() { return {"ops", "views", "formats", "scenes", "dialects", "targets"}; }

std::string listed(std::string_view what, bool json) {
  if (what == "ops") return json ? all_described(all_ops()).dump(2) + "\n" : ids_of(all_ops());
  if (what == "views") return json ? all_described(all_views()).dump(2) + "\n" : ids_of(all_views());
  if (what == "formats") return json ? all_described(all_writers()).dump(2) + "\n" : ids_of(all_writers());
  if (what == "scenes") return json ? described_scenes().dump(2) + "\n" : join(shipped_scenes(), "\n") + "\n";
  if (what == "dialects") return json ? all_described(all_dialects()).dump(2) + "\n" : ids_of(all_dialects());
  if (what == "targets") return json ? all_described(all_coders()).dump(2) + "\n" : ids_of(all_coders());
  throw Error("\"" + shortened(what) + "\" cannot be listed. There is: " + join(listable(), ", ") + ".");
}

std::string reference(std::string_view usage) {
  return "# Command line\n\n```\n" + std::string(usage) + "```\n\n" + pages("Operations", all_ops()) +
         pages("Views", all_views()) + pages("Formats", all_writers()) + manual_page(export_options().declaration()) + "\n" +
         rules_page();
}

}  // namespace upstamp
