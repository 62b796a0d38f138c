#include "coder/coder.h"
#include "coder/python.h"

namespace upstamp::coders {
namespace {

std::string number(int value) { return std::to_string(value); }

// Uneven or negative padding is not among the parameters there, but torch.nn.functional.pad does it before or after.
std::optional<std::string> padded_apart(const Dialect& dialect, const LayerStudy& layer,
                                        std::map<std::string, std::string> names) {
  const std::string& op = layer.op->about.id;
  if (op != "conv" && op != "transposed_conv") return std::nullopt;
  Settings plain = complete(layer.op->about, layer.layer.settings);
  const auto padding = get<PerEdge>(plain, "padding");
  plain["padding"] = PerEdge(0);
  if (op == "conv") {
    const Shape in{1, layer.x.shape.channels, layer.x.shape.rows + padding.top + padding.bottom,
                   layer.x.shape.columns + padding.left + padding.right};
    const Saying saying = said(dialect, *layer.op, plain, in);
    if (!saying.wording) return std::nullopt;
    const std::string pad = "# The padding is uneven or cuts off, so it comes first.\npadded = F.pad(" + names.at("x") + ", (" +
                            number(padding.left) + ", " + number(padding.right) + ", " + number(padding.top) + ", " +
                            number(padding.bottom) + "))\n";
    names["x"] = "padded";
    return pad + filled_in(dialect, *saying.wording, saying.there, layer, names);
  }
  const auto added = get<PerAxis>(plain, "output_padding");
  plain["output_padding"] = PerAxis(0);
  const Saying saying = said(dialect, *layer.op, plain, layer.x.shape);
  if (!saying.wording) return std::nullopt;
  const std::string y = names.at("y");
  names["y"] = "sheet";
  return filled_in(dialect, *saying.wording, saying.there, layer, names) +
         "# The edges are cut unevenly, or more cells are added than output_padding allows, so that comes after.\n" + y +
         " = F.pad(sheet, (" + number(-padding.left) + ", " + number(added.columns - padding.right) + ", " +
         number(-padding.top) + ", " + number(added.rows - padding.bottom) + "))\n";
}

// Done by indices on NumPy's view of the tensor.
std::string by_indices(const LayerStudy& layer, std::map<std::string, std::string> names) {
  const std::string y = names.at("y");
  std::string text = "# PyTorch has no function for this, so it is done by indices.\n";
  for (const char* place : {"x", "with", "indices"}) names[place] += "[0].numpy()";
  if (layer.op->switches) names["indices"] = "indices" + y.substr(1);
  names["w"] += ".numpy()";
  text += numpy_statement(layer, names) + y + " = torch.from_numpy(np.ascontiguousarray(" + y + "))[None]\n";
  if (layer.op->switches) text += names.at("indices") + " = torch.from_numpy(" + names.at("indices") + ")[None]\n";
  return text;
}

bool allowed(const Dialect& dialect, const LayerStudy& layer) {
  const Wording* wording = dialect.find(layer.op->about.id);
  return wording && problems(*wording, *layer.op, layer.layer.settings, layer.x.shape).empty();
}

// A window of padding alone has no largest cell: it gives 0 here, but minus infinity there.
bool has_empty_windows(const LayerStudy& layer) {
  return std::find(layer.switches.cells.begin(), layer.switches.cells.end(), -1) != layer.switches.cells.end();
}

std::string write(const Study& study) {
  const Dialect dialect = all_dialects().at("pytorch");
  std::set<std::string> indexed;
  std::string layers;
  for (int i = 0; i < static_cast<int>(study.layers.size()); ++i) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(i)];
    const auto names = names_of(study, i);
    layers += layer_comment(study, i);
    if (layer.op->weight)
      layers += names.at("w") + " = torch.tensor(\n    " + python_numbers(layer.w, 4) + ", dtype=torch.float64)\n";
    const bool empty =
        has_empty_windows(layer) ||
        (layer.switches_from >= 0 && has_empty_windows(study.layers[static_cast<std::size_t>(layer.switches_from)]));
    const Saying saying =
        allowed(dialect, layer) && !empty ? said(dialect, *layer.op, layer.layer.settings, layer.x.shape) : Saying{};
    if (saying.wording) {
      layers += filled_in(dialect, *saying.wording, saying.there, layer, names);
    } else if (const auto apart = padded_apart(dialect, layer, names)) {
      layers += *apart;
    } else {
      indexed.insert(layer.op->about.id);
      layers += by_indices(layer, names);
    }
  }
  const std::string y = output_name(static_cast<int>(study.layers.size()) - 1);
  return python_heading(study, "With PyTorch.") + (indexed.empty() ? "" : "import numpy as np\n") +
         "import torch\nimport torch.nn.functional as F\n" + numpy_functions(indexed) + "\nx = torch.tensor(\n    " +
         python_numbers(study.input, 4) + ", dtype=torch.float64)\n" + layers + "\nexpected = torch.tensor(\n    " +
         python_numbers(study.layers.back().y, 4) + ", dtype=torch.float64)\nassert " + y +
         ".shape == expected.shape\nassert torch.allclose(" + y + ", expected, rtol=1e-9, atol=1e-9)\nprint(" + y + ")\n";
}

}  // namespace

Coder pytorch() { return {{"pytorch", "PyTorch", "A Python program that calls torch.nn.functional.", "", {}, {}}, "py", write}; }

}  // namespace upstamp::coders
