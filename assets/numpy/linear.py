# uses resizing
def linear(x, size, scale, coordinates, antialias, exclude_outside, roi_begin, roi_end, extrapolation_value):
    """Each output cell mixes its nearest input cells, each the more the closer it lies."""
    return resized(x, size, scale, lambda d: max(0, 1 - d), 1, antialias, exclude_outside, coordinates, roi_begin, roi_end,
                   extrapolation_value)
