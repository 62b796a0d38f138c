#include "base/error.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/wished_scene.h"
#include "coder/coder.h"
#include "dialect/dialect.h"

namespace upstamp {

std::string code(const CodeRequest& wish) {
  const auto ops = all_ops();
  const auto coders = all_coders();
  const Coder& coder = coders.at(wish.target);
  const Scene scene = wished_scene(wish.scene, wish.dialect, wish.settings, ops);
  const std::string program = code_for(coder, *study_of(scene, ops, rules_of_dialect));
  if (wish.output.empty()) return program;
  write_file(wish.output, program);
  return "";
}

}  // namespace upstamp
