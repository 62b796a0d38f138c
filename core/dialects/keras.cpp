#include "dialect/same_padding.h"
#include "dialect/wordings.h"

namespace upstamp::dialects {
namespace {

const std::string none, valid = "valid", same = "same";

const Word strides{"strides", "stride", PerAxis(1)}, strides_as_pool{"strides", "stride", PerAxis(0), {}, true},
    padding{"padding", none, valid, {valid, same}}, dilation_rate{"dilation_rate", "dilation", PerAxis(1)},
    filters{"filters", "out_channels", 0}, use_bias{"use_bias", none, false}, kernel_size{"kernel_size", "kernel", PerAxis(0)},
    pool_size{"pool_size", "kernel", PerAxis(2)};

const Rule stride_or_dilation{"stride == 1 or dilation == 1",
                              "Keras refuses strides and dilation_rate that are both larger than 1."};

bool is_same(const Settings& there) { return get<std::string>(there, "padding") == same; }

// A layer with weights that are put into it by hand; its channels stand last, and so do the kernel's.
std::string weighted(const std::string& layer) {
  return "layer = keras.layers." + layer +
         "({arguments}, use_bias=False)\nlayer.build({x}.shape)\n"
         "layer.set_weights([np.transpose({w}, (2, 3, 1, 0))])\n{y} = layer({x})";
}

void hear_window(const Settings& there, Shape in, Settings& ours) {
  hear_weights(there, in, ours);
  ours["padding"] = is_same(there) ? same_padding(window_of(ours), in, OddCell::at_end) : PerEdge(0);
}

void say_window(const Settings& ours, Shape in, Settings& there) {
  const auto& wanted = get<PerEdge>(ours, "padding");
  there["padding"] = wanted != PerEdge(0) && wanted == same_padding(window_of(ours), in, OddCell::at_end) ? same : valid;
}

Reading same_window() {
  return {"padding='same'", [](Layer& layer, Shape in, Shape out) {
            const SlidingWindow window = window_of(layer.settings);
            const auto ceiling = [](int length, int stride) { return (length + stride - 1) / stride; };
            const bool fits =
                out.rows == ceiling(in.rows, window.stride.rows) && out.columns == ceiling(in.columns, window.stride.columns);
            if (fits) layer.settings["padding"] = same_padding(window, in, OddCell::at_end);
          }};
}

Wording conv() {
  return {"conv",
          "keras.layers.Conv2D",
          weighted("Conv2D"),
          {filters, kernel_size, strides, padding, dilation_rate, {"groups", "groups", 1}},
          "(rows, columns, in_channels / groups, out_channels), with the channels of all pictures last",
          {stride_or_dilation},
          {"Keras' padding='same' puts the odd cell of padding at the end, PyTorch's padding lies at both ends alike."},
          say_window,
          hear_window,
          {same_window()},
          {use_bias}};
}

void hear_transposed(const Settings& there, Shape in, Settings& ours) {
  hear_weights(there, in, ours);
  const SlidingWindow window = window_of(ours);
  const PerAxis reach(window.dilation.rows * (window.kernel.rows - 1) + 1,
                      window.dilation.columns * (window.kernel.columns - 1) + 1);
  Cut cut;
  if (const auto given = there.find("output_padding"); given != there.end()) {
    const PerAxis half(reach.rows / 2, reach.columns / 2);
    if (is_same(there)) cut.padding = PerEdge(half.rows, half.rows, half.columns, half.columns);
    cut.output_padding = std::get<PerAxis>(given->second);
  } else if (is_same(there)) {
    cut = same_cut(window, in, OddCell::at_end);
  } else {
    // A kernel that is shorter than the stride still gets a whole stride.
    cut.output_padding =
        PerAxis(std::max(window.stride.rows - reach.rows, 0), std::max(window.stride.columns - reach.columns, 0));
  }
  ours["padding"] = cut.padding;
  ours["output_padding"] = cut.output_padding;
}

void say_transposed(const Settings& ours, Shape in, Settings& there) {
  const Value added = ours.at("output_padding");
  for (const bool by_hand : {false, true})
    for (const std::string& word : {valid, same}) {
      there["padding"] = word;
      if (by_hand) there["output_padding"] = added;
      Settings meant = ours;
      hear_transposed(there, in, meant);
      if (meant == ours) return;
    }
}

Wording transposed_conv() {
  return {"transposed_conv",
          "keras.layers.Conv2DTranspose",
          weighted("Conv2DTranspose"),
          {filters, kernel_size, strides, padding, {"output_padding", none, PerAxis(0), {}, true}, dilation_rate},
          "(rows, columns, out_channels, in_channels), with the channels of all pictures last",
          {stride_or_dilation,
           {"output_padding == 0 or output_padding < stride", "Keras' output_padding must be smaller than strides."}},
          {"Keras' padding='same' makes in * strides cells and cuts the odd cell off at the end, PyTorch cuts it off at the "
           "start: the same "
           "shape, one cell apart.",
           "Keras' padding='valid' makes at least strides cells of each input cell, also where the kernel is shorter."},
          say_transposed,
          hear_transposed,
          {{"padding='same'",
            [](Layer& layer, Shape in, Shape out) {
              const SlidingWindow window = window_of(layer.settings);
              if (out.rows != in.rows * window.stride.rows || out.columns != in.columns * window.stride.columns) return;
              const Cut cut = same_cut(window, in, OddCell::at_end);
              layer.settings["padding"] = cut.padding;
              layer.settings["output_padding"] = cut.output_padding;
            }}},
          {use_bias}};
}

Wording pool(const std::string& op, const std::string& name) {
  Wording made{op,
               "keras.layers." + name,
               "{y} = keras.layers." + name + "({arguments})({x})",
               {pool_size, strides_as_pool, padding},
               none,
               {},
               {"Keras' pooling with padding='same' puts the odd cell of padding at the end."},
               say_window,
               hear_window,
               {same_window()}};
  if (op == "max_pool") {
    made.differences.push_back("Keras has no unpooling; tf.nn.max_pool_with_argmax tells the places.");
    return made;
  }
  made.differences.push_back("Keras' average never counts the padding.");
  made.hear = [](const Settings& there, Shape in, Settings& ours) {
    hear_window(there, in, ours);
    ours["count_include_pad"] = false;
  };
  made.readings = {{"padding='same'", [change = same_window().change](Layer& layer, Shape in, Shape out) {
                      change(layer, in, out);
                      layer.settings["count_include_pad"] = false;
                    }}};
  return made;
}

Wording upsampling() {
  return {"nearest",
          "keras.layers.UpSampling2D",
          "{y} = keras.layers.UpSampling2D(size={size})({x})",
          {{"size", none, PerAxis(2)}, {"interpolation", none, std::string("nearest"), {"nearest"}}},
          none,
          {},
          {"Keras' UpSampling2D repeats cells, a whole number of times; image resizing goes by cell centres."},
          [](const Settings& ours, Shape, Settings& there) {
            const auto& scale = get<Factor>(ours, "scale");
            there["size"] = PerAxis(static_cast<int>(scale.rows), static_cast<int>(scale.columns));
          },
          [](const Settings& there, Shape, Settings& ours) {
            const auto& times = get<PerAxis>(there, "size");
            ours["scale"] = Factor(times.rows, times.columns);
            ours["coordinates"] = std::string("asymmetric");
            ours["rounding"] = std::string("floor");
          }};
}

// The same layer with another interpolation: resizing by a whole factor.
Wording upsampling_by(const std::string& op, const std::string& interpolation, const Settings& meaning) {
  Wording made = upsampling();
  made.op = op;
  made.statement = "{y} = keras.layers.UpSampling2D(size={size}, interpolation='" + interpolation + "')({x})";
  made.words = {{"size", none, PerAxis(2)}, {"interpolation", none, interpolation, {interpolation}}};
  made.differences = {"Keras' UpSampling2D enlarges a whole number of times."};
  made.hear = [meaning](const Settings& there, Shape, Settings& ours) {
    const auto& times = get<PerAxis>(there, "size");
    for (const auto& [id, value] : meaning) ours[id] = value;
    ours["scale"] = Factor(times.rows, times.columns);
  };
  return made;
}

// Resizing knows the size alone; a factor is the size it gives.
Wording resizing(const std::string& op, const std::string& interpolation, const Settings& meaning,
                 std::vector<std::string> differences) {
  Wording made{op,
               "tf.image.resize",
               "{y} = tf.image.resize({x}, {size}, method='" + interpolation + "', {arguments})",
               {{"size", "size", PerAxis(0)}, {"method", none, interpolation, {interpolation}}},
               none,
               {},
               std::move(differences),
               [](const Settings& ours, Shape in, Settings& there) { there["size"] = size_asked_for(ours, in); },
               [meaning](const Settings&, Shape, Settings& ours) {
                 for (const auto& [id, value] : meaning) ours[id] = value;
               },
               {{"tf.image.resize", [meaning](Layer& layer, Shape, Shape out) {
                   for (const auto& [id, value] : meaning) layer.settings[id] = value;
                   layer.settings["size"] = PerAxis(out.rows, out.columns);
                 }}}};
  const bool smooths = op == "linear" || op == "cubic" || op == "lanczos";
  if (smooths) made.words.push_back({"antialias", "antialias", false});
  return made;
}

Wording blocks(const std::string& op, const std::string& name, const std::string& factor) {
  Wording made{
      op,
      "tf.nn." + name,
      "{y} = tf.nn." + name + "({x}, {block_size})",
      {{"block_size", factor, 2}},
      none,
      {},
      {"TensorFlow takes the channels of one output channel far apart (DCR), PyTorch's pixel shuffle next to each other (CRD)."}};
  made.only_similar = factor == "factor";
  made.hear = [](const Settings&, Shape, Settings& ours) { ours["mode"] = std::string("DCR"); };
  made.readings = {{"tf.nn." + name, [name, factor](Layer& layer, Shape, Shape) {
                      const Value times = layer.settings.at(factor);
                      layer.op = name;
                      layer.settings = {{"block_size", times}, {"mode", std::string("DCR")}};
                    }}};
  return made;
}

}  // namespace

Dialect keras() {
  const Settings by_centres{{"coordinates", std::string("half_pixel")}};
  Settings nearest = by_centres, linear = by_centres, cubic = by_centres, lanczos3, lanczos5;
  nearest["rounding"] = std::string("round_prefer_ceil");
  linear["exclude_outside"] = cubic["exclude_outside"] = true;
  cubic["cubic_coeff_a"] = -0.5;
  lanczos3["lobes"] = 3, lanczos5["lobes"] = 5;
  return {
      Declaration{"keras",
                  "Keras and TensorFlow",
                  "The layers of Keras 3, and TensorFlow's functions where Keras has no layer.",
                  "",
                  {},
                  {}},
      false,
      {conv(),
       transposed_conv(),
       pool("max_pool", "MaxPooling2D"),
       pool("average_pool", "AveragePooling2D"),
       upsampling(),
       resizing("nearest", "nearest", nearest, {}),
       resizing("linear", "bilinear", linear, {"TensorFlow's resizing goes by cell centres alone; version 1 went by corners."}),
       resizing("cubic", "bicubic", cubic,
                {"TensorFlow's bicubic has the coefficient -0.5 and leaves out what lies outside; PyTorch's has -0.75."}),
       resizing("lanczos", "lanczos3", lanczos3, {}),
       resizing("lanczos", "lanczos5", lanczos5, {}),
       upsampling_by("linear", "bilinear", linear),
       resizing("area", "area", {{"edges", std::string("partial")}},
                {"TensorFlow's area counts cells at the rim by the part that is covered."}),
       blocks("depth_to_space", "depth_to_space", "block_size"),
       blocks("space_to_depth", "space_to_depth", "block_size"),
       blocks("pixel_shuffle", "depth_to_space", "factor"),
       blocks("pixel_unshuffle", "space_to_depth", "factor"),
       {"bias", "the argument use_bias", "{y} = {x} + np.reshape({w}, (1, 1, 1, -1))", {}, "(channels)", {}, {}},
       plain("relu", "keras.layers.ReLU", "{y} = keras.layers.ReLU()({x})"),
       plain("sigmoid", "keras.activations.sigmoid", "{y} = keras.activations.sigmoid({x})"),
       plain("tanh", "keras.activations.tanh", "{y} = keras.activations.tanh({x})"),
       {"leaky_relu",
        "keras.layers.LeakyReLU",
        "{y} = keras.layers.LeakyReLU({arguments})({x})",
        {{"negative_slope", "negative_slope", 0.3}},
        none,
        {},
        {"Keras' default slope is 0.3, PyTorch's is 0.01."}},
       {"batch_norm",
        "keras.layers.BatchNormalization",
        "layer = keras.layers.BatchNormalization({arguments})\nlayer.build({x}.shape)\nlayer.set_weights(list({w}[0, 0]))\n{y} = "
        "layer({x}, training=False)",
        {{"epsilon", "eps", 1e-3}},
        "gamma, beta, moving_mean and moving_variance, each (channels)",
        {},
        {"Keras' default epsilon is 0.001, PyTorch's is 0.00001."}},
       plain("add", "keras.layers.Add", "{y} = keras.layers.Add()([{x}, {with}])"),
       plain("concat", "keras.layers.Concatenate", "{y} = keras.layers.Concatenate(axis=-1)([{x}, {with}])")}};
}

}  // namespace upstamp::dialects
