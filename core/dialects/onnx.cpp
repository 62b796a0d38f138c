#include "dialect/same_padding.h"
#include "dialect/wordings.h"

namespace upstamp::dialects {
namespace {

const std::string none, not_set = "NOTSET", upper = "SAME_UPPER", lower = "SAME_LOWER", valid = "VALID";

const Word kernel_shape{"kernel_shape", "kernel", PerAxis(0)}, strides{"strides", "stride", PerAxis(1)},
    pads{"pads", "padding", PerEdge(0)}, dilations{"dilations", "dilation", PerAxis(1)}, group{"group", "groups", 1},
    ceil_mode{"ceil_mode", "ceil_mode", 0}, auto_pad{"auto_pad", none, not_set, {not_set, upper, lower, valid}},
    of_weights{"out_channels", "out_channels", 1};

const Rule no_negative_pads{"padding_begin >= 0 and padding_end >= 0", "ONNX allows no negative pads."};

std::string node(const std::string& name, const std::string& inputs, const std::string& attributes = "{arguments}") {
  return "nodes.append(helper.make_node('" + name + "', [" + inputs + "], ['{y}'], " + attributes + "))";
}

// The word for padding, when it is not NOTSET, decides instead of the pads.
void hear_window(const Settings& there, Shape in, Settings& ours) {
  const auto& word = get<std::string>(there, "auto_pad");
  if (word == valid) ours["padding"] = PerEdge(0);
  if (word == upper || word == lower)
    ours["padding"] = same_padding(window_of(ours), in, word == upper ? OddCell::at_end : OddCell::at_beginning);
}

std::vector<Reading> same_readings(const std::function<void(Layer&, Shape, Shape, OddCell)>& change) {
  return {
      {"auto_pad='SAME_UPPER'", [change](Layer& layer, Shape in, Shape out) { change(layer, in, out, OddCell::at_end); }},
      {"auto_pad='SAME_LOWER'", [change](Layer& layer, Shape in, Shape out) { change(layer, in, out, OddCell::at_beginning); }}};
}

void pad_alike(Layer& layer, Shape in, Shape out, OddCell odd) {
  const SlidingWindow window = window_of(layer.settings);
  const auto ceiling = [](int length, int stride) { return (length + stride - 1) / stride; };
  if (out.rows == ceiling(in.rows, window.stride.rows) && out.columns == ceiling(in.columns, window.stride.columns))
    layer.settings["padding"] = same_padding(window, in, odd);
}

Wording conv() {
  return {"conv",
          "Conv",
          node("Conv", "'{x}', '{w}'"),
          {kernel_shape, strides, pads, dilations, group, auto_pad},
          "(out_channels, in_channels / group, rows, columns)",
          {no_negative_pads},
          {"ONNX's pads may be uneven: all beginnings first, then all ends."},
          {},
          hear_window,
          same_readings(pad_alike),
          {of_weights}};
}

void cut_alike(Layer& layer, Shape in, Shape out, OddCell odd) {
  const SlidingWindow window = window_of(layer.settings);
  if (out.rows != in.rows * window.stride.rows || out.columns != in.columns * window.stride.columns) return;
  const Cut cut = same_cut(window, in, odd);
  layer.settings["padding"] = cut.padding;
  layer.settings["output_padding"] = cut.output_padding;
}

void hear_transposed(const Settings& there, Shape in, Settings& ours) {
  const auto& word = get<std::string>(there, "auto_pad");
  const auto shape = there.find("output_shape");
  if (word == valid) ours["padding"] = PerEdge(0);
  if (word == valid || (word == not_set && shape == there.end())) return;
  const SlidingWindow window = window_of(ours);
  const PerAxis wanted = shape == there.end() ? PerAxis(in.rows * window.stride.rows, in.columns * window.stride.columns)
                                              : std::get<PerAxis>(shape->second);
  // Everything but SAME_UPPER, the default as well, puts the odd cell at the beginning.
  const Cut cut = cut_to(window, in, wanted, word == upper ? OddCell::at_end : OddCell::at_beginning);
  ours["padding"] = cut.padding;
  ours["output_padding"] = cut.output_padding;
}

Wording transposed_conv() {
  return {"transposed_conv",
          "ConvTranspose",
          node("ConvTranspose", "'{x}', '{w}'"),
          {kernel_shape,
           strides,
           pads,
           {"output_padding", "output_padding", PerAxis(0)},
           dilations,
           group,
           auto_pad,
           {"output_shape", none, PerAxis(0), {}, true}},
          "(in_channels, out_channels / group, rows, columns)",
          {{"padding_begin >= 0", "ONNX allows no negative pads."},
           {"output_padding < max(stride, dilation)", "ONNX's output_padding must be smaller than strides or dilations."}},
          {"ONNX's output_shape overrides pads, and the odd cell is cut off at the beginning unless auto_pad is SAME_UPPER."},
          {},
          hear_transposed,
          same_readings(cut_alike),
          {of_weights}};
}

// The default of strides is 1 here, not the kernel.
void say_strides(const Settings& ours, Shape, Settings& there) { there["strides"] = window_of(ours).stride; }

Wording max_pool() {
  return {"max_pool",
          "MaxPool",
          "nodes.append(helper.make_node('MaxPool', ['{x}'], ['{y}', '{indices}'], {arguments}))",
          {kernel_shape, strides, pads, dilations, ceil_mode, auto_pad},
          none,
          {no_negative_pads},
          {"ONNX counts indices within the whole tensor, PyTorch within the plane of one channel.",
           "ONNX's default for strides is 1."},
          say_strides,
          hear_window,
          same_readings(pad_alike)};
}

Wording average_pool() {
  Wording made{"average_pool",
               "AveragePool",
               node("AveragePool", "'{x}'"),
               {kernel_shape, strides, pads, ceil_mode, {"count_include_pad", "count_include_pad", 0}, auto_pad},
               none,
               {no_negative_pads},
               {"ONNX leaves the padding out of the mean unless count_include_pad is 1; PyTorch counts it.",
                "ONNX's default for strides is 1."},
               say_strides,
               hear_window};
  made.readings = {{"count_include_pad=0", [](Layer& layer, Shape, Shape) { layer.settings["count_include_pad"] = false; }}};
  return made;
}

Wording max_unpool() {
  return {"max_unpool",
          "MaxUnpool",
          node("MaxUnpool", "'{x}', '{indices}'"),
          {kernel_shape, strides, pads},
          none,
          {no_negative_pads},
          {"ONNX reads the indices in the size that kernel and strides give; output_shape only adds zeros at the end."},
          say_strides};
}

const std::string later =
    "ONNX's Resize has antialias, axes and keep_aspect_ratio_policy from version 18 of its operator set on, half_pixel_symmetric "
    "from version 19 on.";

// One node says size or scales, and leaves the other input empty.
Wording resize(const std::string& op, const std::string& mode, bool by_size) {
  const std::string numbers = by_size ? "constants['{y}_size'] = np.array((1, {channels}) + {sizes}, np.int64)\n"
                                      : "constants['{y}_scale'] = np.array((1, 1) + {scales}, np.float32)\n",
                    roi = "constants['{y}_roi'] = np.array((0, 0) + {roi_begin} + (1, 1) + {roi_end}, np.float32)\n";
  Wording made{op,
               "Resize",
               numbers + roi +
                   node("Resize", by_size ? "'{x}', '{y}_roi', '', '{y}_size'" : "'{x}', '{y}_roi', '{y}_scale'",
                        "mode='" + mode + "', {arguments}"),
               {{"mode", none, mode, {mode}},
                by_size ? Word{"sizes", "size", PerAxis(0)} : Word{"scales", "scale", Factor(1)},
                {"coordinate_transformation_mode", "coordinates", std::string("half_pixel")},
                {"roi_begin", "roi_begin", Factor(0)},
                {"roi_end", "roi_end", Factor(1)},
                {"extrapolation_value", "extrapolation_value", 0.0},
                {"keep_aspect_ratio_policy", none, std::string("stretch"), {"stretch"}}},
               none,
               {},
               {later}};
  made.say = [by_size](const Settings& ours, Shape in, Settings& there) {
    if (by_size) there["sizes"] = size_asked_for(ours, in);
    // Understood, but not written: programs are for version 17.
    if (get<std::string>(ours, "coordinates") == "half_pixel_symmetric") there.erase("coordinate_transformation_mode");
    there.erase("antialias");
  };
  if (op == "nearest") {
    made.words.push_back({"nearest_mode", "rounding", std::string("round_prefer_floor")});
    made.differences = {later,
                        "ONNX goes by cell centres and prefers the lower cell of two; PyTorch's 'nearest' goes by corners."};
    made.readings = {{"nearest_mode='round_prefer_floor'", [](Layer& layer, Shape, Shape) {
                        layer.settings["coordinates"] = std::string("half_pixel");
                        layer.settings["rounding"] = std::string("round_prefer_floor");
                      }}};
    return made;
  }
  made.words.push_back({"antialias", "antialias", 0});
  made.words.push_back({"exclude_outside", "exclude_outside", 0});
  if (op == "linear") return made;
  made.words.push_back({"cubic_coeff_a", "cubic_coeff_a", -0.75});
  made.differences = {later, "ONNX keeps cubic_coeff_a at -0.75 also with antialias, and lets the edge cell go on outside."};
  made.readings = {{"mode='cubic'", [](Layer& layer, Shape, Shape) {
                      layer.settings["cubic_coeff_a"] = -0.75;
                      layer.settings["exclude_outside"] = false;
                    }}};
  return made;
}

Wording depth_to_space() {
  Wording made{"depth_to_space",
               "DepthToSpace",
               node("DepthToSpace", "'{x}'"),
               {{"blocksize", "block_size", 0}, {"mode", "mode", std::string("DCR"), {"DCR", "CRD"}}},
               none,
               {},
               {"ONNX's default mode DCR takes the channels of one output channel far apart; PyTorch's order is CRD."}};
  made.readings = {{"mode='DCR'", [](Layer& layer, Shape, Shape) { layer.settings["mode"] = std::string("DCR"); }}};
  return made;
}

Wording space_to_depth(bool exact) {
  Wording made{exact ? "space_to_depth" : "pixel_unshuffle",
               "SpaceToDepth",
               node("SpaceToDepth", "'{x}'"),
               {{"blocksize", exact ? "block_size" : "factor", 0}},
               none,
               {},
               {"ONNX's SpaceToDepth knows the order DCR alone, so PyTorch's pixel unshuffle takes a transposition besides."}};
  made.only_similar = !exact;
  made.hear = [](const Settings&, Shape, Settings& ours) { ours["mode"] = std::string("DCR"); };
  made.readings = {{"SpaceToDepth", [factor = made.words.front().ours](Layer& layer, Shape, Shape) {
                      const Value times = layer.settings.at(factor);
                      layer.op = "space_to_depth";
                      layer.settings = {{"block_size", times}, {"mode", std::string("DCR")}};
                    }}};
  return made;
}

Wording pixel_shuffle() {
  return {"pixel_shuffle",
          "DepthToSpace",
          node("DepthToSpace", "'{x}'", "{arguments}, mode='CRD'"),
          {{"blocksize", "factor", 0}},
          none,
          {},
          {"ONNX says pixel shuffle as DepthToSpace with mode CRD, which is not its default."},
          {},
          {},
          {{"mode='DCR'", [](Layer& layer, Shape, Shape) {
              const Value times = layer.settings.at("factor");
              layer.op = "depth_to_space";
              layer.settings = {{"block_size", times}, {"mode", std::string("DCR")}};
            }}}};
}

}  // namespace

Dialect onnx() {
  return {Declaration{"onnx", "ONNX", "The operators of ONNX, up to version 17 of its operator set.", "", {}, {}},
          true,
          {conv(),
           transposed_conv(),
           max_pool(),
           average_pool(),
           max_unpool(),
           resize("nearest", "nearest", false),
           resize("nearest", "nearest", true),
           resize("linear", "linear", false),
           resize("linear", "linear", true),
           resize("cubic", "cubic", false),
           resize("cubic", "cubic", true),
           depth_to_space(),
           space_to_depth(true),
           space_to_depth(false),
           pixel_shuffle(),
           {"bias", "Add", node("Add", "'{x}', '{w}'", "name='{y}'"), {}, "(1, channels, 1, 1)", {}, {}},
           plain("relu", "Relu", node("Relu", "'{x}'", "name='{y}'")),
           plain("sigmoid", "Sigmoid", node("Sigmoid", "'{x}'", "name='{y}'")),
           plain("tanh", "Tanh", node("Tanh", "'{x}'", "name='{y}'")),
           plain("leaky_relu", "LeakyRelu", node("LeakyRelu", "'{x}'", "name='{y}', {arguments}"),
                 {{"alpha", "negative_slope", 0.01}}),
           {"batch_norm",
            "BatchNormalization",
            "for row, name in enumerate(['scale', 'b', 'mean', 'var']):\n    constants['{y}_' + name] = constants['{w}'][0, 0, "
            "row]\n" +
                node("BatchNormalization", "'{x}', '{y}_scale', '{y}_b', '{y}_mean', '{y}_var'", "name='{y}', {arguments}"),
            {{"epsilon", "eps", 1e-5}},
            "scale, B, input_mean and input_var, each (channels)",
            {},
            {}},
           plain("add", "Add", node("Add", "'{x}', '{with}'", "name='{y}'")),
           plain("concat", "Concat", node("Concat", "'{x}', '{with}'", "axis=1"))}};
}

}  // namespace upstamp::dialects
