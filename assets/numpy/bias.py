def bias(x, w):
    """One number for each channel is added."""
    return x + w.reshape(-1, 1, 1)
