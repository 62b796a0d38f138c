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
