# uses blocks
def pixel_shuffle(x, factor):
    """Neighbouring channels become the cells of a block."""
    return widened(x, factor, 'CRD')
