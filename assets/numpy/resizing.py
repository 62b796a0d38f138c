def source_places(length, size, scale, coordinates='half_pixel', begin=0, end=1):
    """Where each output cell looks on the input, along one axis, and how many input cells one output cell covers."""
    out = size or int(np.floor(length * scale))
    step = length / out if size else 1 / scale
    o = np.arange(out)
    places = (o + 0.5) * step - 0.5
    if coordinates == 'asymmetric':
        places = o * step
    elif coordinates == 'align_corners':
        places = o * ((length - 1) / max(out - 1, 1))
    elif coordinates == 'pytorch_half_pixel' and (size or length * scale) == 1:
        places = o * 0.0
    elif coordinates == 'half_pixel_symmetric' and not size:
        places = places + length / 2 * (1 - out / (scale * length))
    elif coordinates == 'tf_crop_and_resize':
        places = (begin * (length - 1) + o * (end - begin) * (length - 1) / (out - 1) if out > 1
                  else np.array([0.5 * (begin + end) * (length - 1)]))
    return places, step


def weight_matrix(places, step, length, weight, reach, antialias, exclude_outside):
    """One row for each output cell: how much of each input cell it takes."""
    stretch = max(step, 1) if antialias else 1
    matrix = np.zeros((len(places), length))
    for row, place in zip(matrix, places):
        for cell in range(int(np.floor(place - reach * stretch)) + 1, int(np.ceil(place + reach * stretch))):
            inside = min(max(cell, 0), length - 1)
            if inside == cell or not exclude_outside:
                row[inside] += weight(abs(cell - place) / stretch)
        if not row.any():
            row[min(max(int(np.round(place)), 0), length - 1)] = 1
        if antialias or exclude_outside:
            row /= row.sum()
    return matrix


def resized(x, size, scale, weight, reach, antialias, exclude_outside, coordinates='half_pixel', roi_begin=(0, 0), roi_end=(1, 1),
            extrapolation_value=0.0):
    """Rows and columns are mixed one after the other; places of a region that lie outside get a constant."""
    matrices, outside = [], []
    for axis in (0, 1):
        length = x.shape[axis + 1]
        by_size = size[axis] if size[axis] > 0 else 0
        places, step = source_places(length, by_size, scale[axis], coordinates, roi_begin[axis], roi_end[axis])
        matrices.append(weight_matrix(places, step, length, weight, reach, antialias, exclude_outside))
        outside.append((coordinates == 'tf_crop_and_resize') & ((places < 0) | (places > length - 1)))
    y = np.einsum('oi,pj,cij->cop', *matrices, x)
    y[:, outside[0], :] = extrapolation_value
    y[:, :, outside[1]] = extrapolation_value
    return y
