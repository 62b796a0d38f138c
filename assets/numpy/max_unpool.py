def max_unpool(x, switches, kernel, stride, padding, output_size):
    """Each cell goes back to the place that its switch remembers; of two writers the later stays."""
    stride = [s or k for s, k in zip(stride, kernel)]
    sizes = [output_size[a] or (x.shape[a + 1] - 1) * stride[a] - sum(padding[a]) + kernel[a] for a in (0, 1)]
    y = np.zeros((x.shape[0], *sizes))
    for channel, row, column in np.ndindex(x.shape):
        place = switches[channel, row, column]
        if place >= 0:
            y[channel, place // sizes[1], place % sizes[1]] = x[channel, row, column]
    return y
