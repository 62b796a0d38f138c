def average_unpool(x, stride):
    """Each cell is shared out evenly over a block."""
    channels, rows, columns = x.shape
    y = np.zeros((channels, rows * stride[0], columns * stride[1]))
    for channel, row, column in np.ndindex(y.shape):
        y[channel, row, column] = x[channel, row // stride[0], column // stride[1]] / (stride[0] * stride[1])
    return y
