#include "coder/coder.h"
#include "coder/python.h"

namespace upstamp::coders {
namespace {

std::string write(const Study& study) {
  std::set<std::string> ops;
  for (const LayerStudy& layer : study.layers) ops.insert(layer.op->about.id);
  std::string text = python_heading(study, "With NumPy alone, every index written out.") + "import numpy as np\n" +
                     numpy_functions(ops) + "\nx = np.array(\n    " + python_numbers(study.input, 3) + ", dtype=float)\n";
  for (int i = 0; i < static_cast<int>(study.layers.size()); ++i) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(i)];
    const auto names = names_of(study, i);
    text += layer_comment(study, i);
    if (layer.op->weight && has_numpy_function(layer.op->about.id))
      text += names.at("w") + " = np.array(\n    " + python_numbers(layer.w, 4) + ", dtype=float)\n";
    text += numpy_statement(layer, names);
  }
  const int last = static_cast<int>(study.layers.size()) - 1;
  const std::string y = output_name(last);
  return text + "\nexpected = np.array(\n    " + python_numbers(study.layers.back().y, 3) + ")\nassert " + y +
         ".shape == expected.shape\n" + "assert np.allclose(" + y + ", expected, rtol=1e-9, atol=1e-9)\nprint(" + y + ")\n";
}

}  // namespace

Coder numpy() {
  return {{"numpy", "NumPy", "A Python program that needs NumPy alone and writes every index out.", "", {}, {}}, "py", write};
}

}  // namespace upstamp::coders
