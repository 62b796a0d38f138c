# uses pooling
def average_pool(x, kernel, stride, padding, dilation, ceil_mode, count_include_pad):
    """The mean of each window; what hangs over the end never counts, padding only if it is asked for."""
    channels, rows, columns = x.shape
    stride = [s or k for s, k in zip(stride, kernel)]
    sizes = [pooled_length(n, *padding[a], kernel[a], stride[a], dilation[a], ceil_mode) for a, n in enumerate((rows, columns))]
    y = np.zeros((channels, *sizes))
    for channel, out_row, out_column in np.ndindex(y.shape):
        window_rows = window(out_row, kernel[0], stride[0], dilation[0], padding[0][0])
        window_columns = window(out_column, kernel[1], stride[1], dilation[1], padding[1][0])
        if count_include_pad:
            counted = (sum(row < rows + padding[0][1] for row in window_rows)
                       * sum(column < columns + padding[1][1] for column in window_columns))
        else:
            counted = sum(0 <= row < rows for row in window_rows) * sum(0 <= column < columns for column in window_columns)
        inside = [x[channel, row, column] for row in window_rows for column in window_columns
                  if 0 <= row < rows and 0 <= column < columns]
        y[channel, out_row, out_column] = sum(inside) / max(1, counted)
    return y
