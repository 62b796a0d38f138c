# uses resizing
def nearest(x, size, scale, coordinates, rounding, roi_begin, roi_end, extrapolation_value):
    """Each output cell copies one input cell."""
    round_place = {'floor': np.floor, 'ceil': np.ceil, 'round_prefer_floor': lambda place: np.ceil(place - 0.5),
                   'round_prefer_ceil': lambda place: np.floor(place + 0.5)}[rounding]
    cells, outside = [], []
    for axis in (0, 1):
        length = x.shape[axis + 1]
        places, _ = source_places(length, max(size[axis], 0), scale[axis], coordinates, roi_begin[axis], roi_end[axis])
        cells.append(np.clip(round_place(places), 0, length - 1).astype(int))
        outside.append((coordinates == 'tf_crop_and_resize') & ((places < 0) | (places > length - 1)))
    y = x[:, cells[0]][:, :, cells[1]].copy()
    y[:, outside[0], :] = extrapolation_value
    y[:, :, outside[1]] = extrapolation_value
    return y
