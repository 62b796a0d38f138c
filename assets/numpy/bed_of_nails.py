def bed_of_nails(x, stride, position):
    """Each cell stands in one place of its block; all other places are 0."""
    channels, rows, columns = x.shape
    y = np.zeros((channels, rows * stride[0], columns * stride[1]))
    for channel, row, column in np.ndindex(x.shape):
        y[channel, row * stride[0] + position[0], column * stride[1] + position[1]] = x[channel, row, column]
    return y
