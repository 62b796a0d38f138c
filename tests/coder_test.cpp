// Scenes as programs. That the programs run and that their assertions hold is tested by code_test.sh, where Python is.
#include "coder/coder.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "base/embedded.h"
#include "base/files.h"
#include "coder/python.h"
#include "command_line.h"
#include "lab/scene_json.h"
#include "places.h"

using namespace upstamp;

namespace {

std::string program(const std::string& scene, const std::string& target) {
  const auto ops = all_ops();
  return code_for(all_coders().at(target), *study_of(open_scene(scene, ops), ops));
}

void check_golden(const std::string& scene, const std::string& target, const std::string& file) {
  const std::string path = source_folder() + "/tests/golden/" + file, text = program(scene, target);
  if (std::getenv("UPDATE_GOLDEN")) write_file(path, text);
  CHECK(text == read_file(path));
}

}  // namespace

TEST_CASE("the program of a scene is written as before") {
  check_golden("opening", "pytorch", "opening_pytorch.py");
  check_golden("opening", "numpy", "opening_numpy.py");
  check_golden("max_pool_and_unpool", "onnx", "max_pool_and_unpool_onnx.py");
}

TEST_CASE("every shipped scene becomes a program for every target, the same each time") {
  for (const std::string& scene : shipped_scenes())
    for (const Coder& coder : all_coders()) {
      INFO(scene << " to " << coder.about.id);
      const std::string text = program(scene, coder.about.id);
      CHECK(text == program(scene, coder.about.id));
      CHECK(text.ends_with("\n"));
      if (coder.ending == "py") CHECK(text.find("\nassert ") != std::string::npos);
      CHECK(text.find("{arguments}") == std::string::npos);
    }
}

TEST_CASE("every file of NumPy's indices defines the function it is named after, and each serves an op or another file") {
  const auto ops = all_ops();
  int serving_ops = 0;
  std::string used;
  for (const EmbeddedFile& file : embedded_assets())
    if (file.name.starts_with("numpy/")) used += asset_text(file.name);
  for (const EmbeddedFile& file : embedded_assets()) {
    if (!file.name.starts_with("numpy/")) continue;
    INFO(file.name);
    const std::string id = file.name.substr(6, file.name.size() - 9);
    const bool of_op = ops.find(id) != nullptr;
    serving_ops += of_op ? 1 : 0;
    if (of_op)
      CHECK(asset_text(file.name).find("def " + id + "(") != std::string_view::npos);
    else
      CHECK(used.find("# uses " + id + "\n") != std::string::npos);
  }
  // A new op may come without one; those there are stay.
  CHECK(serving_ops >= 26);
}

TEST_CASE("an op without a function of its own becomes a program by its connections, unless it is no wiring") {
  for (const Op& op : all_ops()) {
    if (has_numpy_function(op.about.id)) continue;
    INFO(op.about.id);
    Scene scene;
    scene.input_shape = {1, 4, 4, 4};
    scene.layers = {Layer{op.about.id, op.about.id, {}, {}, "", "", ""}};
    const Worked worked = work_out(scene, all_ops());
    if (!worked.study || worked.study->focused().curve.value || op.switches || op.kind == Kind::join) continue;
    CHECK(code_for(all_coders().at("numpy"), *worked.study).find("# Every connection") != std::string::npos);
  }
}

TEST_CASE("an op that nobody has written out is written connection by connection") {
  const auto ops = all_ops();
  const auto study = study_of(open_scene("bed_of_nails", ops), ops);
  const std::string text = numpy_connections(study->focused(), "y1", "x");
  CHECK(text.find("y1 = np.zeros(" + std::to_string(study->focused().y.shape.cells()) + ")") != std::string::npos);
  CHECK(text.find(", 1), (") != std::string::npos);
}

TEST_CASE("no title, note or layer name of a scene gets out of its comment") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  scene.title = "up\nimport os\r\x0b\x0c";
  scene.note = "line\u2028import os";
  scene.layers[0].id = "up\"\nimport os";
  for (const Coder& coder : all_coders()) {
    if (coder.ending != "py") continue;
    const std::string text = code_for(coder, *study_of(scene, ops));
    CHECK(text.find("\nimport os") == std::string::npos);
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.find("\u2028") == std::string::npos);
  }
}

TEST_CASE("what would be read as a command of LaTeX is printed instead") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  scene.title = "\\input{x} 100% $a_b";
  CHECK(code_for(all_coders().at("latex"), *study_of(scene, ops)).find("\\textbackslash{}input\\{x\\} 100\\% \\$a\\_b") !=
        std::string::npos);
}

TEST_CASE("a size formula is set with the signs of mathematics") {
  const std::string text = program("convolution", "latex");
  CHECK(text.find("\\mathit{dilation} \\cdot  (\\mathit{kernel} - 1) - 1) \\mathbin{/\\!/} \\mathit{stride} + 1") !=
        std::string::npos);
  CHECK(text.find(" // ") == std::string::npos);
}

TEST_CASE("a scene of more numbers than a page holds is no program") {
  const auto ops = all_ops();
  Scene scene = open_scene("nearest", ops);
  scene.input_shape = {1, 1, 200, 200};
  scene.input = {};
  CHECK_THROWS_WITH_AS(code_for(all_coders().at("numpy"), *study_of(scene, ops)), doctest::Contains("Choose a smaller scene."),
                       Error);
}

TEST_CASE("the command line prints a program or writes it to a file") {
  const TemporaryFolder folder;
  const Answer printed = upstamp_says(folder, "code opening --to pytorch");
  CHECK(printed.code == 0);
  CHECK(printed.out == program("opening", "pytorch"));
  CHECK(upstamp_says(folder, "code opening --to pytorch -o up.py").out.empty());
  CHECK(folder.read("up.py") == printed.out);
  check_refusal(folder, "code opening", "needs --to");
  check_refusal(folder, "code --to numpy", "needs a scene");
  check_refusal(folder, "code opening --to pytroch", "Did you mean pytorch?");
  check_refusal(folder, "code opening --to pytorch --set output_padding=2",
                "PyTorch's output_padding must be smaller than stride or dilation.");
}
