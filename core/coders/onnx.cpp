#include "base/error.h"
#include "base/text.h"
#include "coder/coder.h"
#include "coder/python.h"

namespace upstamp::coders {
namespace {

constexpr std::size_t most_connections = 20'000;

std::string sides(const Shape& shape) {
  return "[1, " + std::to_string(shape.channels) + ", " + std::to_string(shape.rows) + ", " + std::to_string(shape.columns) + "]";
}

// No operator does it, but every layer that only sums is a product with a matrix.
std::string as_matrix(const LayerStudy& layer, const std::map<std::string, std::string>& names) {
  if (layer.wiring.taps.size() > most_connections)
    throw Error("The matrix of layer \"" + shortened(layer.layer.id) + "\" would have " +
                std::to_string(layer.wiring.taps.size()) + " entries, more than " + std::to_string(most_connections) +
                ". Choose a smaller scene.");
  std::string text =
      "# No operator of this version does it, so the model multiplies by the layer's matrix: output, input, weight.\nmatrix = "
      "np.zeros((" +
      std::to_string(layer.x.shape.cells()) + ", " + std::to_string(layer.y.shape.cells()) +
      "), np.float32)\nfor to, start, weight in [\n";
  for (const Tap& tap : layer.wiring.taps)
    text += "    (" + std::to_string(tap.out) + ", " + std::to_string(tap.in) + ", " +
            python_text(tap.weight < 0 ? tap.gain : tap.gain * layer.w[tap.weight]) + "),\n";
  text += "]:\n    matrix[start, to] += weight\nconstant = np.zeros(" + std::to_string(layer.y.shape.cells()) + ", np.float32)\n";
  for (const Offset& offset : layer.wiring.offsets)
    text += "constant[" + std::to_string(offset.out) +
            "] += " + python_text(offset.weight < 0 ? offset.gain : offset.gain * layer.w[offset.weight]) + "\n";
  const std::string y = names.at("y");
  return text + "constants['" + y + "_matrix'], constants['" + y + "_constant'] = matrix, constant\nconstants['" + y +
         "_shape'] = np.array(" + sides(layer.y.shape) + ", np.int64)\nnodes.append(helper.make_node('Flatten', ['" +
         names.at("x") + "'], ['" + y + "_in']))\n" + "nodes.append(helper.make_node('MatMul', ['" + y + "_in', '" + y +
         "_matrix'], ['" + y + "_product']))\n" + "nodes.append(helper.make_node('Add', ['" + y + "_product', '" + y +
         "_constant'], ['" + y + "_out']))\n" + "nodes.append(helper.make_node('Reshape', ['" + y + "_out', '" + y +
         "_shape'], ['" + y + "']))\n";
}

std::string write(const Study& study) {
  const Dialect dialect = all_dialects().at("onnx");
  std::set<std::string> ops;
  std::set<int> tell_places;  // poolings whose node gives indices
  std::string layers;
  for (int i = 0; i < static_cast<int>(study.layers.size()); ++i) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(i)];
    const auto names = names_of(study, i);
    ops.insert(layer.op->about.id);
    layers += layer_comment(study, i);
    if (layer.op->weight)
      layers += names.at("w") + " = np.array(\n    " + python_numbers(layer.w, 4) + ", dtype=float)\nconstants['" +
                names.at("w") + "'] = " + names.at("w") + ".astype(np.float32)\n";
    const Wording* wording = dialect.find(layer.op->about.id);
    const bool possible = wording && problems(*wording, *layer.op, layer.layer.settings, layer.x.shape).empty() &&
                          (layer.switches_from < 0 || tell_places.count(layer.switches_from));
    const Saying saying = possible ? said(dialect, *layer.op, layer.layer.settings, layer.x.shape) : Saying{};
    if (saying.wording && layer.op->switches) tell_places.insert(i);
    layers += saying.wording ? filled_in(dialect, *saying.wording, saying.there, layer, names) : as_matrix(layer, names);
    layers += "# The same with NumPy.\n" + numpy_statement(layer, names);
  }
  const std::string y = output_name(static_cast<int>(study.layers.size()) - 1);
  return python_heading(study, "An ONNX model, and the same with NumPy.") +
         "import numpy as np\nimport onnx\nfrom onnx import TensorProto, helper, numpy_helper\n" + numpy_functions(ops) +
         "\nnodes, constants = [], {}\nx = np.array(\n    " + python_numbers(study.input, 3) + ", dtype=float)\n" + layers +
         "\ngraph = helper.make_graph(\n    nodes, 'scene', [helper.make_tensor_value_info('x', TensorProto.FLOAT, " +
         sides(study.input.shape) + ")],\n    [helper.make_tensor_value_info('" + y + "', TensorProto.FLOAT, " +
         sides(study.layers.back().y.shape) +
         ")],\n    [numpy_helper.from_array(value, name) for name, value in constants.items()])\n" +
         "model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)])\nonnx.checker.check_model(model, "
         "full_check=True)\n" +
         "\nexpected = np.array(\n    " + python_numbers(study.layers.back().y, 3) + ")\nassert " + y +
         ".shape == expected.shape\nassert np.allclose(" + y + ", expected, rtol=1e-9, atol=1e-9)\nprint(" + y + ")\n";
}

}  // namespace

Coder onnx() {
  return {{"onnx", "ONNX", "A Python program that builds and checks an ONNX model, and compares NumPy's numbers.", "", {}, {}},
          "py",
          write};
}

}  // namespace upstamp::coders
