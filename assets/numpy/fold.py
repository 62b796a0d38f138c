def fold(x, kernel, stride, padding, dilation, output_size):
    """Columns of channels are laid back as windows; where windows overlap they add up."""
    deep_channels, rows, columns = x.shape
    sizes = [output_size[a] or (x.shape[a + 1] - 1) * stride[a] - sum(padding[a]) + dilation[a] * (kernel[a] - 1) + 1 for a in (0, 1)]
    y = np.zeros((deep_channels // (kernel[0] * kernel[1]), *sizes))
    for channel, k_row, k_column, row, column in np.ndindex(y.shape[0], *kernel, rows, columns):
        out_row = row * stride[0] + k_row * dilation[0] - padding[0][0]
        out_column = column * stride[1] + k_column * dilation[1] - padding[1][0]
        if 0 <= out_row < sizes[0] and 0 <= out_column < sizes[1]:
            y[channel, out_row, out_column] += x[(channel * kernel[0] + k_row) * kernel[1] + k_column, row, column]
    return y
