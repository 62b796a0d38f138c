#include "base/error.h"
#include "base/files.h"
#include "cli/commands.h"
#include "coder/coder.h"
#include "dialect/dialect.h"
#include "lab/scene_json.h"

namespace upstamp {

std::string code(const CodeRequest& wish) {
  const auto ops = all_ops();
  const auto coders = all_coders();
  const Coder& coder = coders.at(wish.target);
  Scene scene = open_scene(wish.scene, ops);
  for (const std::string& assignment : wish.settings) set_by_text(scene, assignment, ops);
  const std::string program = code_for(coder, *study_of(scene, ops, rules_of_dialect));
  if (wish.output.empty()) return program;
  write_file(wish.output, program);
  return "";
}

}  // namespace upstamp
