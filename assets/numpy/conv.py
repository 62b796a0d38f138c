def conv(x, w, kernel, stride, padding, dilation, out_channels, groups):
    """Each output cell is the sum of the input cells under the kernel, each times its weight."""
    channels, rows, columns = x.shape
    (top, bottom), (left, right) = padding
    y = np.zeros((out_channels,
                  (rows + top + bottom - dilation[0] * (kernel[0] - 1) - 1) // stride[0] + 1,
                  (columns + left + right - dilation[1] * (kernel[1] - 1) - 1) // stride[1] + 1))
    in_per_group = channels // groups
    for out_channel, out_row, out_column in np.ndindex(y.shape):
        first = out_channel // (out_channels // groups) * in_per_group
        for k_channel, k_row, k_column in np.ndindex(in_per_group, *kernel):
            row = out_row * stride[0] + k_row * dilation[0] - top
            column = out_column * stride[1] + k_column * dilation[1] - left
            if 0 <= row < rows and 0 <= column < columns:
                y[out_channel, out_row, out_column] += x[first + k_channel, row, column] * w[out_channel, k_channel, k_row, k_column]
    return y
