# uses resizing
def lanczos(x, size, scale, lobes, antialias):
    """Each output cell mixes its neighbours by a windowed sinc."""
    return resized(x, size, scale, lambda d: np.sinc(d) * np.sinc(d / lobes), lobes, antialias, True)
