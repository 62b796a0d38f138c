#include <cmath>

#include "dialect/same_padding.h"
#include "dialect/wordings.h"

namespace upstamp::dialects {
namespace {

const std::string functional = "torch.nn.functional.", none;

const Word kernel_size{"kernel_size", "kernel", PerAxis(0)}, stride_as_kernel{"stride", "stride", PerAxis(0), {}, true};
const Word usual_stride{"stride", "stride", PerAxis(1)}, padding{"padding", "padding", PerAxis(0)},
    dilation{"dilation", "dilation", PerAxis(1)}, groups{"groups", "groups", 1};

const Rule no_negative_padding{"padding_begin >= 0 and padding_end >= 0", "PyTorch refuses a negative padding."};
const Rule half_the_kernel{"2 * max(padding_begin, padding_end) <= kernel",
                           "PyTorch pads a pooling by at most half of its kernel."};

Wording conv() {
  return {"conv",
          functional + "conv2d",
          "{y} = F.conv2d({x}, {w}, {arguments})",
          {usual_stride, padding, dilation, groups},
          "(out_channels, in_channels / groups, rows, columns)",
          {no_negative_padding},
          {"PyTorch pads both ends of an axis alike; uneven padding takes torch.nn.functional.pad first.",
           "PyTorch's padding='same' is for stride 1 alone."},
          {},
          hear_weights,
          {},
          words_of_weights("bias")};
}

// A word instead of numbers; "same" puts the odd cell at the end.
Wording conv_with_word() {
  Wording made = conv();
  made.words = {usual_stride, {"padding", none, std::string("valid"), {"valid", "same"}}, dilation, groups};
  made.say = [](const Settings& ours, Shape, Settings& there) {
    there["padding"] = std::string(get<PerEdge>(ours, "padding") == PerEdge(0) ? "valid" : "same");
  };
  made.hear = [](const Settings& there, Shape in, Settings& ours) {
    hear_weights(there, in, ours);
    const SlidingWindow window = window_of(ours);
    const bool same = get<std::string>(there, "padding") == "same";
    if (same && !(window.stride == PerAxis(1))) throw Error("PyTorch's padding='same' is for stride 1 alone.");
    ours["padding"] = same ? same_padding(window, in, OddCell::at_end) : PerEdge(0);
  };
  return made;
}

Wording transposed_conv() {
  return {
      "transposed_conv",
      functional + "conv_transpose2d",
      "{y} = F.conv_transpose2d({x}, {w}, {arguments})",
      {usual_stride, padding, {"output_padding", "output_padding", PerAxis(0)}, groups, dilation},
      "(in_channels, out_channels / groups, rows, columns), the other way round than for a convolution",
      {no_negative_padding,
       {"output_padding < max(stride, dilation)", "PyTorch's output_padding must be smaller than stride or dilation."}},
      {"PyTorch cuts both ends alike, and output_padding gives cells back at the end; where one cell too many must go, it goes "
       "at the start, not at the end as in TensorFlow."},
      {},
      hear_weights,
      {{"the same size",
        [](Layer& layer, Shape in, Shape out) {
          const Cut cut = cut_to(window_of(layer.settings), in, {out.rows, out.columns}, OddCell::at_end);
          // Symmetric padding cuts too much rather than too little, and output_padding gives back at the end.
          const PerAxis begin(std::max(cut.padding.top, cut.padding.bottom), std::max(cut.padding.left, cut.padding.right));
          layer.settings["padding"] = PerEdge(begin.rows, begin.rows, begin.columns, begin.columns);
          layer.settings["output_padding"] = PerAxis(cut.output_padding.rows + begin.rows - cut.padding.top,
                                                     cut.output_padding.columns + begin.columns - cut.padding.left);
        }}},
      words_of_weights("bias")};
}

Wording max_pool() {
  return {"max_pool",
          functional + "max_pool2d",
          "{y}, {indices} = F.max_pool2d({x}, {arguments}, return_indices=True)",
          {kernel_size, stride_as_kernel, padding, dilation, {"ceil_mode", "ceil_mode", false}},
          none,
          {half_the_kernel},
          {"PyTorch counts indices within the plane of one channel, ONNX within the whole tensor."}};
}

Wording average_pool() {
  return {"average_pool",
          functional + "avg_pool2d",
          "{y} = F.avg_pool2d({x}, {arguments})",
          {kernel_size,
           stride_as_kernel,
           padding,
           {"ceil_mode", "ceil_mode", false},
           {"count_include_pad", "count_include_pad", true}},
          none,
          {half_the_kernel},
          {"PyTorch divides by the padding's cells too, unless count_include_pad is False; Keras and ONNX do not.",
           "PyTorch's average pooling has no dilation."}};
}

Wording max_unpool() {
  return {"max_unpool",
          functional + "max_unpool2d",
          "{y} = F.max_unpool2d({x}, {indices}, {arguments})",
          {kernel_size, stride_as_kernel, padding, {"output_size", "output_size", PerAxis(0), {}, true}},
          none,
          {no_negative_padding,
           {"output_size == 0 or max(output_size - ((in - 1) * if(stride > 0, stride, kernel) - padding_begin - padding_end + "
            "kernel), (in - 1) * if(stride > 0, stride, kernel) - padding_begin - padding_end + kernel - output_size) < "
            "if(stride > 0, stride, kernel)",
            "PyTorch's output_size must lie less than one stride from the size that it computes itself."}},
          {"PyTorch reads the indices in the plane of the output; ONNX reads them in the usual size and adds zeros behind."}};
}

// Size or factor, never both; recomputing means to take the size that the factor gives and then to forget the factor.
void hear_size(const Settings& there, Shape in, Settings& ours) {
  const bool by_size = there.count("size") > 0, by_factor = there.count("scale_factor") > 0;
  if (by_size == by_factor)
    throw Error(by_size ? "PyTorch's interpolate takes size or scale_factor, not both."
                        : "PyTorch's interpolate needs size or scale_factor.");
  if (by_size || !get<bool>(there, "recompute_scale_factor")) return;
  ours["size"] = size_asked_for({{"size", PerAxis(0)}, {"scale", there.at("scale_factor")}}, in);
}

// One function there for all ways to resize. `hear_more` carries over what the mode means besides the size.
Wording interpolate(const std::string& op, double scale, const std::vector<std::string>& modes,
                    std::vector<std::string> differences,
                    const std::function<void(const Settings& there, Settings& ours)>& hear_more,
                    std::vector<Reading> readings = {}) {
  Wording made{op,
               functional + "interpolate",
               "{y} = F.interpolate({x}, mode={mode}, {arguments})",
               {{"size", "size", PerAxis(0), {}, true},
                {"scale_factor", "scale", Factor(scale), {}, true},
                {"mode", none, modes.front(), modes},
                {"recompute_scale_factor", none, false}},
               none,
               {},
               std::move(differences)};
  made.say = [](const Settings& ours, Shape, Settings& there) {
    const auto& size = get<PerAxis>(ours, "size");
    there.erase(size.rows > 0 && size.columns > 0 ? "scale_factor" : "size");
    if (ours.count("rounding"))
      there["mode"] = std::string(get<std::string>(ours, "rounding") == "floor" ? "nearest" : "nearest-exact");
    if (there.count("align_corners")) there["align_corners"] = get<std::string>(ours, "coordinates") == "align_corners";
  };
  made.hear = [hear_more](const Settings& there, Shape in, Settings& ours) {
    hear_size(there, in, ours);
    hear_more(there, ours);
  };
  made.readings = std::move(readings);
  return made;
}

// Whether PyTorch departs from its own formula: a factor that is not whole, but makes the axis as large as before or twice as
// large.
bool takes_short_cut(const Factor& factor, Shape in) {
  const auto departs = [](double times, int length) {
    const double out = std::floor(length * times);
    return (out == length && times != 1) || (out == 2 * length && times != 2);
  };
  return departs(factor.rows, in.rows) || departs(factor.columns, in.columns);
}

Wording nearest() {
  Wording made = interpolate(
      "nearest", 2, {"nearest", "nearest-exact"},
      {"PyTorch's mode 'nearest' copies the cell at floor(o / scale), not the nearest by centres; 'nearest-exact' does that."},
      [](const Settings& there, Settings& ours) {
        const bool exact = get<std::string>(there, "mode") == "nearest-exact";
        ours["coordinates"] = std::string(exact ? "half_pixel" : "asymmetric");
        ours["rounding"] = std::string(exact ? "round_prefer_ceil" : "floor");
      },
      {{"mode='nearest'", [](Layer& layer, Shape, Shape) {
          layer.settings["coordinates"] = std::string("asymmetric");
          layer.settings["rounding"] = std::string("floor");
        }}});
  made.differences.push_back(
      "PyTorch's 'nearest' departs from its own formula where a factor that is not whole gives the same or twice the size.");
  made.say = [say = made.say](const Settings& ours, Shape in, Settings& there) {
    say(ours, in, there);
    const auto factor = there.find("scale_factor");
    if (factor == there.end() || there["mode"] != Value(std::string("nearest"))) return;
    if (takes_short_cut(std::get<Factor>(factor->second), in)) there.erase(factor);
  };
  return made;
}

// Linear or cubic: by centres or with the corners held, and with antialias without what lies outside.
Wording smooth(const std::string& op, const std::string& mode, std::vector<std::string> differences) {
  const auto mean = [op](bool antialias, Settings& ours) {
    ours["exclude_outside"] = antialias;
    if (op == "cubic") ours["cubic_coeff_a"] = antialias ? -0.5 : -0.75;
  };
  Wording made =
      interpolate(op, 2, {mode}, std::move(differences),
                  [mean](const Settings& there, Settings& ours) {
                    ours["coordinates"] = std::string(get<bool>(there, "align_corners") ? "align_corners" : "half_pixel");
                    mean(get<bool>(there, "antialias"), ours);
                  },
                  {{"mode='" + mode + "'",
                    [mean](Layer& layer, Shape, Shape) { mean(get<bool>(layer.settings, "antialias"), layer.settings); }}});
  made.words.push_back({"align_corners", none, false});
  made.words.push_back({"antialias", "antialias", false});
  return made;
}

Wording area() {
  const auto whole = [](Settings& ours) { ours["edges"] = std::string("whole"); };
  return interpolate(
      "area", 0.5, {"area"},
      {"PyTorch's mode 'area' averages whole cells; TensorFlow's counts cells at the rim by the part that is covered."},
      [whole](const Settings&, Settings& ours) { whole(ours); },
      {{"mode='area'", [whole](Layer& layer, Shape, Shape) { whole(layer.settings); }}});
}

Wording shuffle(const std::string& op, const std::string& ours, bool larger) {
  const std::string name = larger ? "pixel_shuffle" : "pixel_unshuffle", factor = larger ? "upscale_factor" : "downscale_factor";
  Wording made{
      op,
      functional + name,
      "{y} = F." + name + "({x}, {" + factor + "})",
      {{factor, ours, 2}},
      none,
      {},
      {"PyTorch takes the channels of one output channel next to each other (CRD); TensorFlow and ONNX's default take them "
       "apart (DCR)."}};
  if (ours != "block_size") return made;
  made.hear = [](const Settings&, Shape, Settings& settings) { settings["mode"] = std::string("CRD"); };
  made.readings = {{name, [](Layer& layer, Shape, Shape) { layer.settings["mode"] = std::string("CRD"); }}};
  return made;
}

Wording fold() {
  return {"fold",
          functional + "fold",
          "{y} = F.fold({x}.flatten(2), {arguments})",
          {{"output_size", "output_size", PerAxis(0)}, kernel_size, dilation, padding, usual_stride},
          none,
          {no_negative_padding},
          {"PyTorch writes the places of fold one after the other, on one axis."},
          [](const Settings& ours, Shape in, Settings& there) {
            if (get<PerAxis>(ours, "output_size").rows > 0 && get<PerAxis>(ours, "output_size").columns > 0) return;
            const Shape out = output_shape(all_ops().at("fold"), ours, in);
            there["output_size"] = PerAxis(out.rows, out.columns);
          }};
}

Wording unfold() {
  return {"unfold",
          functional + "unfold",
          "{y} = F.unfold({x}, {arguments}).reshape(1, {channels}, {rows}, {columns})",
          {kernel_size, dilation, padding, usual_stride},
          none,
          {no_negative_padding},
          {"PyTorch writes the places of unfold one after the other, on one axis."}};
}

}  // namespace

Dialect pytorch() {
  return {
      Declaration{"pytorch", "PyTorch", "The names, defaults and rules of torch.nn.functional.", "", {}, {}},
      false,
      {conv(),
       conv_with_word(),
       transposed_conv(),
       max_pool(),
       average_pool(),
       max_unpool(),
       nearest(),
       smooth("linear", "bilinear",
              {"PyTorch keeps the given scale_factor for the places unless recompute_scale_factor is True.",
               "PyTorch knows half_pixel and align_corners alone, and antialias always leaves out what lies outside."}),
       smooth("cubic", "bicubic", {"PyTorch's bicubic has the coefficient -0.75, with antialias -0.5; TensorFlow's has -0.5."}),
       area(),
       shuffle("pixel_shuffle", "factor", true),
       shuffle("pixel_unshuffle", "factor", false),
       shuffle("depth_to_space", "block_size", true),
       shuffle("space_to_depth", "block_size", false),
       fold(),
       unfold(),
       {"bias", "the argument bias", "{y} = {x} + {w}.reshape(1, -1, 1, 1)", {}, "(channels)", {}, {}},
       plain("relu", functional + "relu", "{y} = F.relu({x})"),
       plain("sigmoid", "torch.sigmoid", "{y} = torch.sigmoid({x})"),
       plain("tanh", "torch.tanh", "{y} = torch.tanh({x})"),
       plain("leaky_relu", functional + "leaky_relu", "{y} = F.leaky_relu({x}, {arguments})",
             {{"negative_slope", "negative_slope", 0.01}}),
       {"batch_norm",
        functional + "batch_norm",
        "{y} = F.batch_norm({x}, {w}[0, 0, 2], {w}[0, 0, 3], {w}[0, 0, 0], {w}[0, 0, 1], {arguments})",
        {{"eps", "eps", 1e-5}},
        "weight, bias, running_mean and running_var, each (channels)",
        {},
        {"PyTorch's default eps is 0.00001, Keras' is 0.001."}},
       plain("add", "torch.add", "{y} = {x} + {with}"),
       plain("concat", "torch.cat", "{y} = torch.cat([{x}, {with}], dim=1)")}};
}

}  // namespace upstamp::dialects
