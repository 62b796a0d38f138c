// "SAME" padding: a convolution makes ceil(in / stride) cells, its transpose in * stride, and the odd cell of padding lies at one
// end. TensorFlow, Keras and SAME_UPPER put it at the end, SAME_LOWER at the beginning.
#pragma once
#include "declare/declaration.h"
#include "op/tensor.h"

namespace upstamp {

enum class OddCell { at_end, at_beginning };

struct SlidingWindow {
  PerAxis kernel, stride, dilation;
};

// Kernel, stride and dilation of settings that hold them all; 1 where there is no dilation, the kernel for a stride of 0.
SlidingWindow window_of(const Settings&);

PerEdge same_padding(const SlidingWindow&, Shape in, OddCell);

// How a transposed convolution is cut to a size that was asked for. Where its stamps do not reach that far, cells are added at
// the end instead.
struct Cut {
  PerEdge padding;
  PerAxis output_padding = 0;
  bool operator==(const Cut&) const = default;
};
Cut cut_to(const SlidingWindow&, Shape in, PerAxis size, OddCell);
Cut same_cut(const SlidingWindow&, Shape in, OddCell);

}  // namespace upstamp
