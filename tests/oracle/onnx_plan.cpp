#include "oracle/plan.h"

namespace upstamp::oracle {
namespace {

constexpr Axis both_axes[] = {Axis::rows, Axis::columns};

// [begin of each axis…, end of each axis…], as in ONNX.
PerEdge edges_of(const std::vector<int>& pads) {
  if (pads.size() == 2) return {0, 0, pads[0], pads[1]};
  return {pads.at(0), pads.at(2), pads.at(1), pads.at(3)};
}

void set_begin_and_end(PerEdge& padding, Axis axis, int begin, int end) {
  (axis == Axis::rows ? padding.top : padding.left) = begin;
  (axis == Axis::rows ? padding.bottom : padding.right) = end;
}

bool is_same(const Case& one) { return one.parameters.at("auto_pad").get<std::string>().rfind("SAME", 0) == 0; }

// A window that slides over the input: SAME keeps ceil(in / stride) positions.
PerEdge window_padding(const Case& one, PerAxis kernel, PerAxis stride, PerAxis dilation) {
  if (one.parameters.at("auto_pad") == "VALID") return 0;
  if (!is_same(one)) return edges_of(one.parameters.at("pads").get<std::vector<int>>());
  PerEdge padding;
  for (const Axis axis : both_axes) {
    const int in = length_along(one, axis), step = stride.at(axis), out = (in + step - 1) / step;
    const int total = std::max(0, (out - 1) * step + dilation.at(axis) * (kernel.at(axis) - 1) + 1 - in);
    const int begin = one.parameters.at("auto_pad") == "SAME_UPPER" ? total / 2 : total - total / 2;
    set_begin_and_end(padding, axis, begin, total - begin);
  }
  return padding;
}

// A given output shape decides how much is cropped; what is missing is added at the end.
PerEdge crop_of(const Case& one, PerAxis kernel, PerAxis stride, PerAxis dilation, PerAxis output_padding) {
  const nlohmann::json& shape = one.parameters.at("output_shape");
  if (shape.is_null() && !is_same(one))
    return one.parameters.at("auto_pad") == "VALID" ? PerEdge(0) : edges_of(one.parameters.at("pads").get<std::vector<int>>());
  PerEdge padding;
  for (const Axis axis : both_axes) {
    const int in = length_along(one, axis), full = (in - 1) * stride.at(axis) + dilation.at(axis) * (kernel.at(axis) - 1) + 1;
    const int wanted = shape.is_null() ? in * stride.at(axis) : per_axis(shape, 1).at(axis);
    const int total = full + output_padding.at(axis) - wanted;
    const int smaller = total / 2, larger = total - smaller;
    const int begin = total <= 0 ? 0 : one.parameters.at("auto_pad") == "SAME_UPPER" ? smaller : larger;
    set_begin_and_end(padding, axis, begin, total - begin);
  }
  return padding;
}

Plan plan_conv(const Case& one) {
  Plan plan{"conv", {}};
  const PerAxis kernel = kernel_of(one), stride = per_axis(one.parameters.at("strides"), 1),
                dilation = per_axis(one.parameters.at("dilations"), 1);
  plan.settings = {{"kernel", kernel}, {"stride", stride}, {"dilation", dilation}};
  plan.settings["padding"] = window_padding(one, kernel, stride, dilation);
  plan.settings["groups"] = one.parameters.at("group").get<int>();
  plan.settings["out_channels"] = one.inputs.at("weight").sides.at(0);
  return plan;
}

Plan plan_conv_transpose(const Case& one) {
  Plan plan{"transposed_conv", {}};
  const PerAxis kernel = kernel_of(one), stride = per_axis(one.parameters.at("strides"), 1),
                dilation = per_axis(one.parameters.at("dilations"), 1),
                output_padding = per_axis(one.parameters.at("output_padding"), 0);
  plan.settings = {{"kernel", kernel}, {"stride", stride}, {"dilation", dilation}, {"output_padding", output_padding}};
  plan.settings["padding"] = crop_of(one, kernel, stride, dilation, output_padding);
  plan.settings["groups"] = one.parameters.at("group").get<int>();
  plan.settings["out_channels"] = one.inputs.at("weight").sides.at(1) * one.parameters.at("group").get<int>();
  return plan;
}

Plan plan_max_pool(const Case& one) {
  Plan plan{"max_pool", {}};
  const PerAxis kernel = per_axis(one.parameters.at("kernel_shape"), 1), stride = per_axis(one.parameters.at("strides"), 1),
                dilation = per_axis(one.parameters.at("dilations"), 1);
  plan.settings = {{"kernel", kernel}, {"stride", stride}, {"dilation", dilation}};
  plan.settings["padding"] = window_padding(one, kernel, stride, dilation);
  plan.settings["ceil_mode"] = one.parameters.at("ceil_mode") == 1;
  plan.indices = one.parameters.at("storage_order") == 1 ? IndexCount::tensor_by_columns : IndexCount::tensor;
  return plan;
}

Plan plan_max_unpool(const Case& one) {
  Plan plan{"max_unpool", {}};
  const PerAxis kernel = per_axis(one.parameters.at("kernel_shape"), 1), stride = per_axis(one.parameters.at("strides"), 1);
  const PerEdge padding = edges_of(one.parameters.at("pads").get<std::vector<int>>());
  plan.settings = {{"kernel", kernel}, {"stride", stride}, {"padding", padding}};
  plan.indices = IndexCount::tensor;
  const auto default_length = [&](Axis axis) {
    return (length_along(one, axis) - 1) * stride.at(axis) - padding.begin(axis) - padding.end(axis) + kernel.at(axis);
  };
  plan.index_rows = default_length(Axis::rows);
  plan.index_columns = default_length(Axis::columns);
  if (one.parameters.at("output_shape").is_null()) return plan;
  const auto shape = one.parameters.at("output_shape").get<std::vector<int>>();
  plan.settings["output_size"] = PerAxis(shape.size() == 4 ? shape[2] : 1, shape.back());
  return plan;
}

Plan plan_average_pool(const Case& one) {
  Plan plan{"average_pool", {}};
  const PerAxis kernel = per_axis(one.parameters.at("kernel_shape"), 1), stride = per_axis(one.parameters.at("strides"), 1),
                dilation = per_axis(one.parameters.at("dilations"), 1);
  plan.settings = {{"kernel", kernel}, {"stride", stride}, {"dilation", dilation}};
  plan.settings["padding"] = window_padding(one, kernel, stride, dilation);
  plan.settings["ceil_mode"] = one.parameters.at("ceil_mode") == 1;
  plan.settings["count_include_pad"] = one.parameters.at("count_include_pad") == 1;
  return plan;
}

Plan plan_blocks(const Case& one) {
  Plan plan{one.op == "onnx_depth_to_space" ? "depth_to_space" : "space_to_depth", {}};
  plan.settings["block_size"] = PerAxis(one.parameters.at("blocksize").get<int>());
  plan.settings["mode"] = one.parameters.value("mode", "DCR");
  return plan;
}

Plan plan_col2im(const Case& one) {
  Plan plan{"fold", {}};
  plan.settings["kernel"] = per_axis(one.parameters.at("block_shape"), 1);
  plan.settings["stride"] = per_axis(one.parameters.at("strides"), 1);
  plan.settings["dilation"] = per_axis(one.parameters.at("dilations"), 1);
  plan.settings["padding"] = edges_of(one.parameters.at("pads").get<std::vector<int>>());
  plan.settings["output_size"] = per_axis(one.parameters.at("image_shape"), 1);
  plan.places = window_places(plan.settings);
  return plan;
}

// What sizes or scales ask of the two spatial axes; 0 where nothing is asked. False when batch or channels are resized too.
bool spread_over_axes(const nlohmann::json& asked, const Case& one, double by_axis[2], bool are_sizes) {
  const auto values = asked.get<std::vector<double>>();
  std::vector<int> axes{0, 1, 2, 3};
  if (!one.parameters.at("axes").is_null()) axes = one.parameters.at("axes").get<std::vector<int>>();
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const int axis = axes[i] < 0 ? axes[i] + 4 : axes[i];
    if (axis >= 2)
      by_axis[axis - 2] = values.at(i);
    else if (values.at(i) != (are_sizes ? one.inputs.at("x").sides[static_cast<std::size_t>(axis)] : 1))
      return false;
  }
  return true;
}

// Keeping the aspect ratio gives both axes one scale and rounds the sizes. The op rounds down; where that is another size, the
// size is said instead, whose places differ a little but choose the same cells in the cases at hand.
void keep_aspect_ratio(const Case& one, const double sizes[2], Settings& settings) {
  const double rows = sizes[0] / length_along(one, Axis::rows), columns = sizes[1] / length_along(one, Axis::columns);
  const double scale =
      one.parameters.at("keep_aspect_ratio_policy") == "not_larger" ? std::min(rows, columns) : std::max(rows, columns);
  const auto rounded = [&](Axis axis) { return static_cast<int>(std::floor(length_along(one, axis) * scale + 0.5)); };
  settings["scale"] = Factor(scale);
  for (const Axis axis : both_axes)
    if (std::floor(length_along(one, axis) * scale) != rounded(axis))
      settings["size"] = PerAxis(rounded(Axis::rows), rounded(Axis::columns));
}

void set_region(const Case& one, Settings& settings) {
  if (one.parameters.at("roi").is_null()) return;
  const auto region = one.parameters.at("roi").get<std::vector<double>>();
  const std::size_t count = region.size() / 2;
  std::vector<int> axes{0, 1, 2, 3};
  if (!one.parameters.at("axes").is_null()) axes = one.parameters.at("axes").get<std::vector<int>>();
  Factor begin = 0, end = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const int axis = axes.at(i) < 0 ? axes.at(i) + 4 : axes.at(i);
    if (axis < 2) continue;
    (axis == 2 ? begin.rows : begin.columns) = region.at(i);
    (axis == 2 ? end.rows : end.columns) = region.at(i + count);
  }
  settings["roi_begin"] = begin;
  settings["roi_end"] = end;
  settings["extrapolation_value"] = one.parameters.at("extrapolation_value").get<double>();
}

Plan plan_mode(const Case& one) {
  Plan plan{one.parameters.at("mode").get<std::string>(), {}};
  plan.settings["coordinates"] = one.parameters.at("coordinate_transformation_mode").get<std::string>();
  set_region(one, plan.settings);
  if (plan.op == "nearest") {
    plan.settings["rounding"] = one.parameters.at("nearest_mode").get<std::string>();
    return plan;
  }
  if (plan.op == "cubic") plan.settings["cubic_coeff_a"] = one.parameters.at("cubic_coeff_a").get<double>();
  plan.settings["antialias"] = one.parameters.at("antialias") == 1;
  plan.settings["exclude_outside"] = one.parameters.at("exclude_outside") == 1;
  return plan;
}

std::variant<Plan, Skip> plan_resize(const Case& one) {
  if (one.inputs.at("x").sides.size() != 4) return Skip{"only two spatial axes are resized"};
  Plan plan = plan_mode(one);
  const bool are_sizes = !one.parameters.at("sizes").is_null();
  double asked[2] = {are_sizes ? static_cast<double>(length_along(one, Axis::rows)) : 1.0,
                     are_sizes ? static_cast<double>(length_along(one, Axis::columns)) : 1.0};
  if (!spread_over_axes(one.parameters.at(are_sizes ? "sizes" : "scales"), one, asked, are_sizes))
    return Skip{"batch and channels are not resized"};
  if (!are_sizes)
    plan.settings["scale"] = Factor(asked[0], asked[1]);
  else if (one.parameters.at("keep_aspect_ratio_policy") != "stretch")
    keep_aspect_ratio(one, asked, plan.settings);
  else
    plan.settings["size"] = PerAxis(static_cast<int>(asked[0]), static_cast<int>(asked[1]));
  return plan;
}

}  // namespace

std::variant<Plan, Skip> plan_onnx(const Case& one) {
  if (one.op == "onnx_conv") return plan_conv(one);
  if (one.op == "onnx_conv_transpose") return plan_conv_transpose(one);
  if (one.op == "onnx_max_pool") return plan_max_pool(one);
  if (one.op == "onnx_max_unpool") return plan_max_unpool(one);
  if (one.op == "onnx_average_pool") return plan_average_pool(one);
  if (one.op == "onnx_depth_to_space" || one.op == "onnx_space_to_depth") return plan_blocks(one);
  if (one.op == "onnx_col2im") return plan_col2im(one);
  if (one.op == "onnx_resize") return plan_resize(one);
  return Skip{"the op " + one.op + " is not built yet"};
}

}  // namespace upstamp::oracle
