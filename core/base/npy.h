// NumPy's .npy as bytes, version 1.0, little endian, row-major. Same numbers, same bytes.
#pragma once
#include <span>
#include <string>
#include <vector>

namespace upstamp {

enum class NpyType { float64, int64 };

// `sides` outermost first; as many values as they say.
std::string npy_bytes(const std::vector<int>& sides, std::span<const double> values, NpyType = NpyType::float64);

}  // namespace upstamp
