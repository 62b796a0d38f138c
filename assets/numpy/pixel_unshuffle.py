# uses blocks
def pixel_unshuffle(x, factor):
    """The cells of each block become neighbouring channels."""
    return deepened(x, factor, 'CRD')
