// A kernel that slides over a sheet: which of its cells meet which cells of the finer side. Convolution, its transpose and
// pooling are all made of this; the geometry itself is told at Sliding (op/wiring.h).
#pragma once
#include <cstdint>

#include "op/wiring.h"

namespace upstamp {

// Kernel positions first … end - 1 meet the finer side; the others hang over its edge.
struct KernelRange {
  int first = 0, end = 0;
};
KernelRange kernel_range(const Sliding&, Axis, int coarse, int fine_length);
// Kernel positions that meet the finer side, summed over the coarse side.
std::int64_t contact_count(const Sliding&, Axis, int coarse_length, int fine_length);
int fine_position(const Sliding&, Axis, int coarse, int kernel);

// Calls visit(kernel_row, kernel_column, fine_row, fine_column) for each kernel cell of that window that meets a cell, row by
// row.
template <class Visit>
void each_contact(const Sliding& sliding, int coarse_row, int coarse_column, const Shape& fine, const Visit& visit) {
  const KernelRange rows = kernel_range(sliding, Axis::rows, coarse_row, fine.rows);
  const KernelRange columns = kernel_range(sliding, Axis::columns, coarse_column, fine.columns);
  for (int row = rows.first; row < rows.end; ++row)
    for (int column = columns.first; column < columns.end; ++column)
      visit(row, column, fine_position(sliding, Axis::rows, coarse_row, row),
            fine_position(sliding, Axis::columns, coarse_column, column));
}

// Wires a weighted kernel between the two sides. The weight's shape is (coarse channels, fine channels / groups, rows, columns),
// which is PyTorch's layout for convolution and for its transpose alike. Throws Error when there would be more than most_taps
// taps.
void connect_sliding(Wiring&, const Sliding&, int groups);

// Wires each window's cells to channels of their own: the coarse side has kernel.rows * kernel.columns channels for each channel
// of the finer side, in that order. Throws Error when there would be more than most_taps taps.
void connect_windows(Wiring&, const Sliding&);

// Output length of a pooling. In ceil_mode a last window may hang over the end, if it begins inside the input or the padding
// before it; a stride of 0 means the kernel's length.
inline constexpr const char* pooled_length =
    "(in + padding_begin + padding_end - dilation * (kernel - 1) - 1"
    " + if(ceil_mode, max(0, min(if(stride > 0, stride, kernel) - 1, dilation * (kernel - 1) - padding_end)), 0))"
    " // if(stride > 0, stride, kernel) + 1";

}  // namespace upstamp
