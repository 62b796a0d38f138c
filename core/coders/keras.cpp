#include "coder/coder.h"
#include "coder/python.h"

namespace upstamp::coders {
namespace {

// Keras keeps the channels last; the functions with indices keep them first.
std::string by_indices(const LayerStudy& layer, std::map<std::string, std::string> names) {
  const std::string y = names.at("y");
  for (const char* place : {"x", "with"}) names[place] = "np.moveaxis(np.asarray(" + names[place] + ")[0], -1, 0)";
  return "# Keras has no layer for this, so it is done by indices.\n" + numpy_statement(layer, names) + y + " = np.moveaxis(" +
         y + ", 0, -1)[None]\n";
}

bool allowed(const Dialect& dialect, const LayerStudy& layer) {
  const Wording* wording = dialect.find(layer.op->about.id);
  return wording && problems(*wording, *layer.op, layer.layer.settings, layer.x.shape).empty();
}

bool switches_are_used(const Study& study, int layer) {
  return std::any_of(study.layers.begin(), study.layers.end(),
                     [&](const LayerStudy& other) { return other.switches_from == layer; });
}

std::string write(const Study& study) {
  const Dialect dialect = all_dialects().at("keras");
  std::set<std::string> indexed;
  std::string layers;
  for (int i = 0; i < static_cast<int>(study.layers.size()); ++i) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(i)];
    const auto names = names_of(study, i);
    layers += layer_comment(study, i);
    if (layer.op->weight) layers += names.at("w") + " = np.array(\n    " + python_numbers(layer.w, 4) + ", dtype='float64')\n";
    // The layers for pooling do not tell where a maximum stood.
    const bool possible = allowed(dialect, layer) && !switches_are_used(study, i);
    const Saying saying = possible ? said(dialect, *layer.op, layer.layer.settings, layer.x.shape) : Saying{};
    if (saying.wording) {
      layers += filled_in(dialect, *saying.wording, saying.there, layer, names);
    } else {
      indexed.insert(layer.op->about.id);
      layers += by_indices(layer, names);
    }
  }
  const bool tensorflow = layers.find("tf.") != std::string::npos;
  const std::string y = output_name(static_cast<int>(study.layers.size()) - 1);
  return python_heading(study, "With Keras 3.") + "import keras\nimport numpy as np\n" +
         (tensorflow ? "import tensorflow as tf\n" : "") + numpy_functions(indexed) +
         "\nkeras.backend.set_floatx('float64')\n\n# Channels come last.\nx = np.moveaxis(np.array(\n    " +
         python_numbers(study.input, 3) + ", dtype='float64'), 0, -1)[None]\n" + layers +
         "\nexpected = np.moveaxis(np.array(\n    " + python_numbers(study.layers.back().y, 3) + "), 0, -1)[None]\n" + y +
         " = np.asarray(" + y + ")\nassert " + y + ".shape == expected.shape\nassert np.allclose(" + y +
         ", expected, rtol=1e-6, atol=1e-6)\nprint(" + y + ")\n";
}

}  // namespace

Coder keras() {
  return {{"keras", "Keras", "A Python program that calls Keras 3, and TensorFlow where Keras has no layer.", "", {}, {}},
          "py",
          write};
}

}  // namespace upstamp::coders
