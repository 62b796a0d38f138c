# uses resizing
def cubic(x, size, scale, coordinates, cubic_coeff_a, antialias, exclude_outside, roi_begin, roi_end, extrapolation_value):
    """Each output cell mixes four input cells on each axis by a cubic curve."""
    a = cubic_coeff_a

    def weight(d):
        if d < 1:
            return (a + 2) * d**3 - (a + 3) * d**2 + 1
        return a * d**3 - 5 * a * d**2 + 8 * a * d - 4 * a if d < 2 else 0

    return resized(x, size, scale, weight, 2, antialias, exclude_outside, coordinates, roi_begin, roi_end, extrapolation_value)
