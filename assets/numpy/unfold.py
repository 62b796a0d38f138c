def unfold(x, kernel, stride, padding, dilation):
    """The window of each place becomes a column of channels."""
    channels, rows, columns = x.shape
    sizes = [(x.shape[a + 1] + sum(padding[a]) - dilation[a] * (kernel[a] - 1) - 1) // stride[a] + 1 for a in (0, 1)]
    y = np.zeros((channels * kernel[0] * kernel[1], *sizes))
    for channel, k_row, k_column, out_row, out_column in np.ndindex(channels, *kernel, *sizes):
        row = out_row * stride[0] + k_row * dilation[0] - padding[0][0]
        column = out_column * stride[1] + k_column * dilation[1] - padding[1][0]
        if 0 <= row < rows and 0 <= column < columns:
            y[(channel * kernel[0] + k_row) * kernel[1] + k_column, out_row, out_column] = x[channel, row, column]
    return y
