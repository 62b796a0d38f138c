def deep_channel(wide_channel, wide_channels, place, places, mode):
    """Which channel of the deep side holds a cell of a block: CRD keeps a block's cells together, DCR the channels."""
    return wide_channel * places + place if mode == 'CRD' else place * wide_channels + wide_channel


def widened(x, block, mode):
    deep_channels, rows, columns = x.shape
    places = block[0] * block[1]
    y = np.zeros((deep_channels // places, rows * block[0], columns * block[1]))
    for channel, row, column in np.ndindex(y.shape):
        place = row % block[0] * block[1] + column % block[1]
        y[channel, row, column] = x[deep_channel(channel, y.shape[0], place, places, mode), row // block[0], column // block[1]]
    return y


def deepened(x, block, mode):
    channels, rows, columns = x.shape
    places = block[0] * block[1]
    y = np.zeros((channels * places, rows // block[0], columns // block[1]))
    for channel, row, column in np.ndindex(x.shape):
        place = row % block[0] * block[1] + column % block[1]
        y[deep_channel(channel, channels, place, places, mode), row // block[0], column // block[1]] = x[channel, row, column]
    return y
