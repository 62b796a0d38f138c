// Numbers from files: .npy and .csv as they are, pictures as grey levels. All treated as hostile: bounded, checked, one sentence
// when bad.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "op/tensor.h"

namespace upstamp {

struct Scene;

// A NumPy array of any rank up to 4.
struct Array {
  std::vector<int> sides;
  std::vector<double> values;
};

// Reads float32/64, int8..64, uint8..64, bool; C or Fortran order; little or big endian; at most most_cells values. Never trusts
// the header's sizes before comparing them with the bytes there are. Throws Error naming the file.
Array read_npy(const std::string& path);
// float64, C order, version 1.0. Same array, same bytes.
void write_npy(const std::string& path, const Array&);
void write_npy_integers(const std::string& path, const Array&);  // int64, for switches

// Comma, semicolon, tab or space separated rows of numbers, all of one length. Throws Error with line and column.
Array read_csv(const std::string& path);
// The same from a text; messages call it by `name`.
Array numbers_in_text(std::string_view text, const std::string& name);

// Grey levels 0..1 (the stored sRGB values weighted 0.299, 0.587, 0.114, as image libraries hand them to networks), averaged down
// by area or repeated up to rows x columns, in thousandths; see-through parts lie on white. Keeps red, green, blue as three
// channels when `color`.
Tensor read_image(const std::string& path, int rows, int columns, bool color);
// Sides of the picture in pixels.
std::pair<int, int> image_size(const std::string& path);

// Any of the above by its ending, as a feature map. Pictures are shrunk to at most `most_side`. Rank 2 is one channel, rank 1 one
// row.
Tensor read_feature_map(const std::string& path, int most_side);
// Fills the scene's input with it. A picture with too many cells for numbers looks like a picture from then on.
void fill_input(Scene&, const std::string& path, int most_side);

}  // namespace upstamp
