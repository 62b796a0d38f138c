#include "op/sliding.h"

namespace upstamp {

int fine_position(const Sliding& sliding, Axis axis, int coarse, int kernel) {
  return coarse * sliding.stride.at(axis) + kernel * sliding.dilation.at(axis) - sliding.padding.begin(axis);
}

// Integer division drops the fraction, which already rounds a negative quotient up.
static int divided_up(int number, int by) { return number > 0 ? (number + by - 1) / by : number / by; }

KernelRange kernel_range(const Sliding& sliding, Axis axis, int coarse, int fine_length) {
  const int start = fine_position(sliding, axis, coarse, 0), dilation = sliding.dilation.at(axis);
  const int first = std::max(0, divided_up(-start, dilation));
  const int end = std::min(sliding.kernel.at(axis), divided_up(fine_length - start, dilation));
  return {first, std::max(first, end)};
}

std::int64_t contact_count(const Sliding& sliding, Axis axis, int coarse_length, int fine_length) {
  std::int64_t count = 0;
  for (int coarse = 0; coarse < coarse_length; ++coarse) {
    const KernelRange range = kernel_range(sliding, axis, coarse, fine_length);
    count += range.end - range.first;
  }
  return count;
}

// How often kernel and finer side meet on all of one channel.
static double contacts(const Sliding& sliding, const Shape& coarse, const Shape& fine) {
  return static_cast<double>(contact_count(sliding, Axis::rows, coarse.rows, fine.rows)) *
         static_cast<double>(contact_count(sliding, Axis::columns, coarse.columns, fine.columns));
}

std::vector<int> phase_counts(const Sliding& sliding, Axis axis) {
  const int stride = sliding.stride.at(axis);
  std::vector<int> counts(static_cast<std::size_t>(stride));
  for (int kernel = 0; kernel < sliding.kernel.at(axis); ++kernel)
    ++counts[static_cast<std::size_t>(kernel * sliding.dilation.at(axis) % stride)];
  return counts;
}

void connect_sliding(Wiring& wiring, const Sliding& sliding, int groups) {
  const Shape coarse = sliding.coarse_is_input ? wiring.in : wiring.out, fine = sliding.coarse_is_input ? wiring.out : wiring.in;
  const int coarse_per_group = coarse.channels / groups, fine_per_group = fine.channels / groups;
  reserve_taps(wiring, double{1} * coarse.channels * fine_per_group * contacts(sliding, coarse, fine));
  wiring.sliding = sliding;
  for (int cell = 0; cell < static_cast<int>(coarse.cells()); ++cell) {
    const Position at = position(coarse, cell);
    for (int channel = 0; channel < fine_per_group; ++channel) {
      const int fine_channel = at.channel / coarse_per_group * fine_per_group + channel;
      each_contact(sliding, at.row, at.column, fine, [&](int kernel_row, int kernel_column, int row, int column) {
        const int weight = wiring.weight.index(at.channel, channel, kernel_row, kernel_column);
        const int fine_cell = fine.index(fine_channel, row, column);
        wiring.taps.push_back(sliding.coarse_is_input ? Tap{fine_cell, cell, weight} : Tap{cell, fine_cell, weight});
      });
    }
  }
}

void connect_windows(Wiring& wiring, const Sliding& sliding) {
  const Shape coarse = sliding.coarse_is_input ? wiring.in : wiring.out, fine = sliding.coarse_is_input ? wiring.out : wiring.in;
  reserve_taps(wiring, fine.channels * contacts(sliding, coarse, fine));
  for (int channel = 0; channel < fine.channels; ++channel)
    for (int row = 0; row < coarse.rows; ++row)
      for (int column = 0; column < coarse.columns; ++column)
        each_contact(sliding, row, column, fine, [&](int kernel_row, int kernel_column, int fine_row, int fine_column) {
          const int place = (channel * sliding.kernel.rows + kernel_row) * sliding.kernel.columns + kernel_column;
          const int coarse_cell = coarse.index(place, row, column), fine_cell = fine.index(channel, fine_row, fine_column);
          wiring.taps.push_back(sliding.coarse_is_input ? Tap{fine_cell, coarse_cell} : Tap{coarse_cell, fine_cell});
        });
}

}  // namespace upstamp
