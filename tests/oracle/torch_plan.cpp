#include "oracle/plan.h"

namespace upstamp::oracle {
namespace {

// Symmetric amounts, or the words "valid" and "same".
PerEdge padding_of(const Case& one) {
  const nlohmann::json& padding = one.parameters.at("padding");
  if (padding == "valid") return 0;
  if (padding == "same") {
    const PerAxis kernel = kernel_of(one), dilation = per_axis(one.parameters.at("dilation"), 1);
    const int rows = dilation.rows * (kernel.rows - 1), columns = dilation.columns * (kernel.columns - 1);
    return {rows / 2, rows - rows / 2, columns / 2, columns - columns / 2};
  }
  const PerAxis both = per_axis(padding, 0);
  return {both.rows, both.rows, both.columns, both.columns};
}

Plan plan_conv(const Case& one) {
  Plan plan{"conv", {}};
  plan.settings["kernel"] = kernel_of(one);
  plan.settings["stride"] = per_axis(one.parameters.at("stride"), 1);
  plan.settings["padding"] = padding_of(one);
  plan.settings["dilation"] = per_axis(one.parameters.at("dilation"), 1);
  plan.settings["groups"] = one.parameters.at("groups").get<int>();
  plan.settings["out_channels"] = one.inputs.at("weight").sides.at(0);
  return plan;
}

Plan plan_conv_transpose(const Case& one) {
  Plan plan = plan_conv(one);
  plan.op = "transposed_conv";
  plan.settings["output_padding"] = per_axis(one.parameters.at("output_padding"), 0);
  plan.settings["out_channels"] = one.inputs.at("weight").sides.at(1) * one.parameters.at("groups").get<int>();
  return plan;
}

Plan plan_pool(const Case& one, const std::string& op) {
  Plan plan{op, {}};
  plan.settings["kernel"] = per_axis(one.parameters.at("kernel_size"), 1);
  if (!one.parameters.at("stride").is_null()) plan.settings["stride"] = per_axis(one.parameters.at("stride"), 1);
  plan.settings["padding"] = padding_of(one);
  return plan;
}

Plan plan_max_pool(const Case& one) {
  Plan plan = plan_pool(one, "max_pool");
  plan.settings["dilation"] = per_axis(one.parameters.at("dilation"), 1);
  plan.settings["ceil_mode"] = one.parameters.at("ceil_mode").get<bool>();
  return plan;
}

Plan plan_max_unpool(const Case& one) {
  Plan plan = plan_pool(one, "max_unpool");
  if (!one.parameters.at("output_size").is_null()) plan.settings["output_size"] = per_axis(one.parameters.at("output_size"), 1);
  return plan;
}

// The op of that mode, with what PyTorch's modes imply.
Plan plan_mode(const std::string& mode, bool align_corners, bool antialias) {
  if (mode == "nearest") return {"nearest", {{"coordinates", "asymmetric"}, {"rounding", "floor"}}};
  if (mode == "nearest-exact") return {"nearest", {{"coordinates", "half_pixel"}, {"rounding", "round_prefer_ceil"}}};
  if (mode == "area") return {"area", {}};
  Plan plan{mode == "bilinear" ? "linear" : "cubic", {{"coordinates", align_corners ? "align_corners" : "half_pixel"}}};
  if (!antialias) return plan;
  plan.settings.insert({{"antialias", true}, {"exclude_outside", true}});
  if (mode == "bicubic") plan.settings["cubic_coeff_a"] = -0.5;
  return plan;
}

Plan plan_interpolate(const Case& one) {
  Plan plan = plan_mode(one.parameters.at("mode").get<std::string>(), one.parameters.at("align_corners") == true,
                        one.parameters.at("antialias") == true);
  if (!one.parameters.at("size").is_null()) {
    plan.settings["size"] = per_axis(one.parameters.at("size"), 1);
    return plan;
  }
  const auto factors = one.parameters.at("scale_factor").get<std::vector<double>>();
  plan.settings["scale"] = Factor(factors.at(0), factors.at(1));
  // Recomputing means: take the size that the factor gives, then forget the factor.
  if (one.parameters.at("recompute_scale_factor") == true)
    plan.settings["size"] = PerAxis(static_cast<int>(length_along(one, Axis::rows) * factors.at(0)),
                                    static_cast<int>(length_along(one, Axis::columns) * factors.at(1)));
  return plan;
}

Plan plan_shuffle(const Case& one) {
  const bool back = one.op == "pixel_unshuffle";
  const int factor = one.parameters.at(back ? "downscale_factor" : "upscale_factor").get<int>();
  return {one.op, {{"factor", PerAxis(factor)}}};
}

Plan plan_unfold(const Case& one) {
  Plan plan{one.op, {}};
  plan.settings["kernel"] = per_axis(one.parameters.at("kernel_size"), 1);
  plan.settings["stride"] = per_axis(one.parameters.at("stride"), 1);
  plan.settings["padding"] = padding_of(one);
  plan.settings["dilation"] = per_axis(one.parameters.at("dilation"), 1);
  return plan;
}

Plan plan_fold(const Case& one) {
  Plan plan = plan_unfold(one);
  plan.settings["output_size"] = per_axis(one.parameters.at("output_size"), 1);
  plan.places = window_places(plan.settings);
  return plan;
}

}  // namespace

std::variant<Plan, Skip> plan_torch(const Case& one) {
  if (one.op == "conv2d") return plan_conv(one);
  if (one.op == "conv_transpose1d" || one.op == "conv_transpose2d") return plan_conv_transpose(one);
  if (one.op == "max_pool2d") return plan_max_pool(one);
  if (one.op == "max_unpool2d") return plan_max_unpool(one);
  if (one.op == "interpolate") return plan_interpolate(one);
  if (one.op == "pixel_shuffle" || one.op == "pixel_unshuffle") return plan_shuffle(one);
  if (one.op == "unfold") return plan_unfold(one);
  if (one.op == "fold") return plan_fold(one);
  return Skip{"the op " + one.op + " is not built yet"};
}

}  // namespace upstamp::oracle
