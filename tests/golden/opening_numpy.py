# One stamp after another
# A transposed convolution lays a copy of its kernel on the output for every input cell, scaled by that cell.
# With NumPy alone, every index written out. Written by Upstamp; the last lines compare with what its figure shows.
import numpy as np


def transposed_conv(x, w, kernel, stride, padding, output_padding, dilation, out_channels, groups):
    """Each input cell stamps the kernel, times its value, on a sheet that is then cut at its edges."""
    channels, rows, columns = x.shape
    (top, bottom), (left, right) = padding
    y = np.zeros((out_channels,
                  (rows - 1) * stride[0] - top - bottom + dilation[0] * (kernel[0] - 1) + output_padding[0] + 1,
                  (columns - 1) * stride[1] - left - right + dilation[1] * (kernel[1] - 1) + output_padding[1] + 1))
    out_per_group = out_channels // groups
    for channel, row, column in np.ndindex(channels, rows, columns):
        first = channel // (channels // groups) * out_per_group
        for k_channel, k_row, k_column in np.ndindex(out_per_group, *kernel):
            out_row = row * stride[0] + k_row * dilation[0] - top
            out_column = column * stride[1] + k_column * dilation[1] - left
            if 0 <= out_row < y.shape[1] and 0 <= out_column < y.shape[2]:
                y[first + k_channel, out_row, out_column] += x[channel, row, column] * w[channel, k_channel, k_row, k_column]
    return y


x = np.array(
    [[[1, 0, 2],
      [3, 1, 0],
      [0, 2, 1]]], dtype=float)

# Layer 1, "up": Transposed convolution.
# rows and columns: (3 - 1) * 2 - 1 - 1 + 1 * (3 - 1) + 0 + 1 = 5
w1 = np.array(
    [[[[1, 2, 1],
       [2, 0, 1],
       [0, 1, 1]]]], dtype=float)
y1 = transposed_conv(x, w1, dilation=(1, 1), groups=1, kernel=(3, 3), out_channels=1,
                     output_padding=(0, 0), padding=((1, 1), (1, 1)), stride=(2, 2))

expected = np.array(
    [[[0, 1, 0, 4, 0],
      [7, 5, 2, 1, 2],
      [0, 5, 0, 1, 0],
      [3, 5, 5, 4, 2],
      [0, 4, 0, 4, 0]]])
assert y1.shape == expected.shape
assert np.allclose(y1, expected, rtol=1e-9, atol=1e-9)
print(y1)
