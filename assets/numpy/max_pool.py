# uses pooling
def max_pool(x, kernel, stride, padding, dilation, ceil_mode):
    """The largest cell of each window, and its place within the plane of its channel (the switch)."""
    channels, rows, columns = x.shape
    stride = [s or k for s, k in zip(stride, kernel)]
    sizes = [pooled_length(n, *padding[a], kernel[a], stride[a], dilation[a], ceil_mode) for a, n in enumerate((rows, columns))]
    y, switches = np.zeros((channels, *sizes)), np.full((channels, *sizes), -1)
    for channel, out_row, out_column in np.ndindex(y.shape):
        best = -np.inf
        for row in window(out_row, kernel[0], stride[0], dilation[0], padding[0][0]):
            for column in window(out_column, kernel[1], stride[1], dilation[1], padding[1][0]):
                if 0 <= row < rows and 0 <= column < columns and x[channel, row, column] > best:
                    best = x[channel, row, column]
                    y[channel, out_row, out_column] = best
                    switches[channel, out_row, out_column] = row * columns + column
    return y, switches
