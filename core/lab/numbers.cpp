#include "lab/numbers.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "lab/scene.h"

namespace upstamp {
namespace {

std::string ending_of(const std::string& path) {
  std::string ending = utf8_from_path(path_from_utf8(path).extension());
  for (char& letter : ending)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return ending;
}

// Axes before the given ones count 1: (H, W) is one channel, (W) one row of it.
Tensor as_feature_map(const std::string& path, Array array) {
  if (array.sides.size() == 4 && array.sides[0] != 1) {
    throw Error("\"" + path + "\" is a batch of " + std::to_string(array.sides[0]) +
                " feature maps. Save one of them, as in x[0].");
  }
  array.sides.insert(array.sides.begin(), 4 - array.sides.size(), 1);
  const auto& sides = array.sides;
  return Tensor(Shape{sides[0], sides[1], sides[2], sides[3]}, std::move(array.values));
}

Tensor shrunk_picture(const std::string& path, int most_side) {
  const auto [rows, columns] = image_size(path);
  const double shrink = std::min(1.0, static_cast<double>(most_side) / std::max(rows, columns));
  const auto side = [&](int pixels) { return std::max(1, static_cast<int>(std::lround(pixels * shrink))); };
  return read_image(path, side(rows), side(columns), false);
}

}  // namespace

void fill_input(Scene& scene, const std::string& path, int most_side) {
  constexpr int most_numbers = 24;  // a side
  auto values = std::make_shared<const Tensor>(read_feature_map(path, most_side));
  scene.input_shape = values->shape;
  const std::string ending = ending_of(path);
  const bool picture = ending == ".png" || ending == ".jpg" || ending == ".jpeg";
  if (picture && scene.values == Values::numbers && std::max(values->shape.rows, values->shape.columns) > most_numbers)
    scene.values = Values::picture;
  scene.input.values = std::move(values);
}

Tensor read_feature_map(const std::string& path, int most_side) {
  const std::string ending = ending_of(path);
  if (ending == ".npy") return as_feature_map(path, read_npy(path));
  if (ending == ".csv" || ending == ".tsv" || ending == ".txt") return as_feature_map(path, read_csv(path));
  if (ending == ".png" || ending == ".jpg" || ending == ".jpeg") return shrunk_picture(path, most_side);
  throw Error("\"" + path +
              "\" has an ending that Upstamp does not read as numbers. There is: .npy, .csv, .tsv, .txt, .png, .jpg, .jpeg.");
}

}  // namespace upstamp
