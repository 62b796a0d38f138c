// Layers and settings written in a framework's words: what they mean here, and what is said when they mean nothing.
#include "dialect/hearing.h"

#include <doctest/doctest.h>

#include "command_line.h"
#include "lab/scene_json.h"
#include "sample_declaration.h"

using namespace upstamp;

namespace {

Scene read(const std::string& dialect, const std::string& layers, const std::string& shape = "[1, 4, 4]") {
  return scene_from_json(R"({"dialect": ")" + dialect + R"(", "input": {"shape": )" + shape + R"(}, "layers": [)" + layers + "]}",
                         "test", all_ops(), words_of_dialects());
}

Settings settings_of(const std::string& dialect, const std::string& layer, const std::string& shape = "[1, 4, 4]") {
  const Layer heard = read(dialect, layer, shape).layers.front();
  return complete(all_ops().at(heard.op).about, heard.settings);
}

std::string refusal(const std::string& dialect, const std::string& layer) {
  return sample::complaint([&] { read(dialect, layer); });
}

Settings set(const std::string& dialect, const std::vector<std::string>& assignments) {
  const auto ops = all_ops();
  Scene scene = read(dialect, R"({"op": "transposed_conv", "settings": {"kernel": 3}})");
  set_by_texts(scene, assignments, ops, words_of_dialects());
  return complete(ops.at("transposed_conv").about, scene.layers.front().settings);
}

}  // namespace

TEST_CASE("one transposed convolution is written in each framework's words and means what it means there") {
  const Settings torch = settings_of(
      "pytorch", R"({"op": "ConvTranspose2d", "settings": {"in_channels": 1, "out_channels": 2, "kernel_size": 4, "stride": 2,
                     "padding": 1, "bias": false}})");
  CHECK(get<PerAxis>(torch, "kernel") == PerAxis(4));
  CHECK(get<PerEdge>(torch, "padding") == PerEdge(1));
  CHECK(get<int>(torch, "out_channels") == 2);
  const Settings keras = settings_of(
      "keras", R"({"op": "Conv2DTranspose", "settings": {"filters": 2, "kernel_size": 3, "strides": 2, "padding": "same"}})");
  CHECK(get<PerEdge>(keras, "padding") == PerEdge(0, 1, 0, 1));
  CHECK(get<PerAxis>(keras, "stride") == PerAxis(2));
  const Settings onnx = settings_of(
      "onnx", R"({"op": "ConvTranspose", "settings": {"kernel_shape": [3, 2], "strides": [2, 2], "pads": [1, 2, 0, 0]}})");
  CHECK(get<PerAxis>(onnx, "kernel") == PerAxis(3, 2));
  CHECK(get<PerEdge>(onnx, "padding") == PerEdge(1, 0, 2, 0));
}

TEST_CASE("an op called by its name there has the defaults it has there, and one of ours keeps ours") {
  CHECK(get<double>(settings_of("keras", R"({"op": "LeakyReLU"})"), "negative_slope") == 0.3);
  CHECK(get<double>(settings_of("keras", R"({"op": "leaky_relu"})"), "negative_slope") == 0.01);
  CHECK(get<PerAxis>(settings_of("onnx", R"({"op": "MaxPool", "settings": {"kernel_shape": 2}})"), "stride") == PerAxis(1));
  const Settings resized = settings_of("onnx", R"({"op": "Resize", "settings": {"sizes": [8, 9], "mode": "cubic"}})");
  CHECK(get<PerAxis>(resized, "size") == PerAxis(8, 9));
  CHECK(get<double>(resized, "cubic_coeff_a") == -0.75);
  const Scene scaled = read("keras", R"({"op": "UpSampling2D", "settings": {"size": [2, 3]}})");
  CHECK(read("keras", R"({"op": "UpSampling2D", "settings": {"interpolation": "bilinear"}})").layers.front().op == "linear");
  CHECK(scaled.layers.front().op == "nearest");
  CHECK(get<Factor>(scaled.layers.front().settings, "scale") == Factor(2, 3));
}

TEST_CASE("words of both kinds may stand side by side, and what depends on the size goes by what comes in") {
  const Scene scene = read(
      "keras", R"({"op": "nearest"}, {"op": "conv", "settings": {"kernel": 3, "strides": 2, "padding": "same"}})", "[1, 5, 4]");
  // 10 × 8 comes in; the odd cell lies at the end where there is one.
  CHECK(get<PerEdge>(scene.layers[1].settings, "padding") == PerEdge(0, 1, 0, 1));
  CHECK(scene.layers[1].id == "conv2");
}

TEST_CASE("a scene in a framework's words is saved in ours and means the same") {
  const auto ops = all_ops();
  const Scene scene =
      read("keras", R"({"op": "Conv2DTranspose", "settings": {"filters": 1, "kernel_size": 3, "padding": "same"}})");
  const std::string saved = scene_to_json(scene, ops);
  CHECK(saved.find("\"transposed_conv\"") != std::string::npos);
  CHECK(saved.find("kernel_size") == std::string::npos);
  CHECK(scene_from_json(saved, "saved", ops) == scene);
}

TEST_CASE("without a vocabulary only our own words are understood") {
  const auto ops = all_ops();
  CHECK_THROWS_AS(scene_from_json(R"({"layers": [{"op": "ConvTranspose2d"}]})", "test", ops), Error);
  CHECK_THROWS_AS(scene_from_json(R"({"layers": [{"op": "conv", "settings": {"kernel_size": 3}}]})", "test", ops), Error);
}

TEST_CASE("what is typed in a framework's words means the same in any order") {
  for (const auto& order : {std::vector<std::string>{"strides=3", "padding='same'"}, {"padding=same", "strides=(3, 3)"}}) {
    const Settings meant = set("keras", order);
    CHECK(get<PerAxis>(meant, "stride") == PerAxis(3));
    CHECK(get<PerEdge>(meant, "padding") == PerEdge(0));
  }
  CHECK(get<PerEdge>(set("onnx", {"pads=0,1,2,3"}), "padding") == PerEdge(0, 2, 1, 3));
  CHECK(set("onnx", {"auto_pad=SAME_LOWER"}) == set("onnx", {"output_shape=8"}));
  CHECK(set("keras", {"strides=3"}) == set("keras", {"stride=3"}));
}

TEST_CASE("a word that neither side knows is refused with the nearest one and both vocabularies") {
  const std::string unknown = refusal("keras", R"({"op": "transposed_conv", "settings": {"stridse": 2}})");
  CHECK(unknown.find("layer 1: ") != std::string::npos);
  CHECK(unknown.find("neither here nor in Keras") != std::string::npos);
  CHECK(unknown.find("Did you mean stride") != std::string::npos);
  CHECK(unknown.find("kernel, stride, padding") != std::string::npos);
  CHECK(unknown.find("filters, kernel_size, strides") != std::string::npos);
  CHECK(refusal("pytorch", R"({"op": "ConvTranspsoe2d"})").find("Did you mean conv_transpose2d") != std::string::npos);
  CHECK(refusal("keras", R"({"op": "Conv2DTranspose", "settings": {"filters": 1}})").find("needs kernel_size") !=
        std::string::npos);
  CHECK(refusal("keras", R"({"op": "conv", "settings": {"padding": "sane"}})").find("there is valid, same") != std::string::npos);
  CHECK(refusal("pytorch", R"({"op": "conv", "settings": {"kernel": "x"}})").find("does not fit here") != std::string::npos);
  CHECK(refusal("pytorch", R"({"op": "Conv2d", "settings": {"out_channels": 1, "kernel_size": 3, "bias": true}})")
            .find("layer of its own") != std::string::npos);
  CHECK(refusal("pytorch", R"({"op": "Conv2d", "settings": {"out_channels": 1, "kernel_size": 3, "in_channels": 3}})")
            .find("here 1 channel comes in") != std::string::npos);
}

TEST_CASE("numbers out of all bounds in a framework's words are refused before anything is computed with them") {
  for (const char* settings : {R"({"kernel_size": 0, "strides": 0, "padding": "same"})", R"({"kernel_size": 2000000000})",
                               R"({"strides": -3, "padding": "same"})", R"({"strides": 1048576, "padding": "same"})"})
    CHECK(
        refusal("keras", R"({"op": "Conv2DTranspose", "settings": )" + std::string(settings) + "}").starts_with("test, layer 1"));
  for (const char* settings : {R"({"output_shape": -2147483648})", R"({"output_shape": [1, 2, 3]})"})
    CHECK(
        refusal("onnx", R"({"op": "transposed_conv", "settings": )" + std::string(settings) + "}").starts_with("test, layer 1"));
}

TEST_CASE("the names of one thing in a framework are told from those of others") {
  CHECK(same_call("ConvTranspose2d", "torch.nn.functional.conv_transpose2d"));
  CHECK(same_call("keras.layers.Conv2DTranspose", "Conv2DTranspose"));
  CHECK_FALSE(same_call("Conv2d", "conv_transpose2d"));
}

TEST_CASE("the command line takes a framework's words with --dialect, in all commands that set something") {
  const TemporaryFolder folder;
  const Answer said = upstamp_says(folder, "code opening --to keras --dialect keras --set strides=3 --set padding=same");
  CHECK(said.code == 0);
  CHECK(said.out.find("strides=(3, 3), padding='same'") != std::string::npos);
  CHECK(upstamp_says(folder, "warn opening --dialect keras --set strides=3").code == 0);
  CHECK(upstamp_says(folder, "differ opening --dialect onnx --set auto_pad=SAME_UPPER").code == 0);
  CHECK(upstamp_says(folder, "export opening -o a.svg --dialect onnx --set kernel_shape=4").code == 0);
  check_refusal(folder, "code opening --to keras --set strides=3", "neither here nor in pytorch. Did you mean stride?");
  check_refusal(folder, "warn opening --dialect kears", "Did you mean keras?");
  check_refusal(folder, "warn opening --dialect keras --set dilation_rate=2", "Keras refuses strides and dilation_rate");
}

TEST_CASE("what a later version of ONNX says is understood, and written as a matrix for the version that programs are for") {
  const TemporaryFolder folder;
  const std::string later = "--dialect onnx --set coordinate_transformation_mode=half_pixel_symmetric";
  CHECK(upstamp_says(folder, "code linear --to onnx " + later).out.find("matrix") != std::string::npos);
  CHECK(upstamp_says(folder, "code linear --to onnx --dialect onnx --set antialias=1 --set scales=0.5").out.find("matrix") !=
        std::string::npos);
  CHECK(upstamp_says(folder, "code linear --to onnx --dialect onnx").out.find("'Resize'") != std::string::npos);
}
