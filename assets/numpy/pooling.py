def pooled_length(length, begin, end, kernel, stride, dilation, ceil_mode):
    """How many windows fit; in ceil mode the last may hang over the end if it begins before it."""
    reach = dilation * (kernel - 1) + 1
    room = length + begin + end - reach
    if not ceil_mode:
        return room // stride + 1
    count = -(-room // stride) + 1
    return count - 1 if (count - 1) * stride >= length + begin else count


def window(place, kernel, stride, dilation, begin):
    """The positions that a window looks at; some may lie outside."""
    return [place * stride + k * dilation - begin for k in range(kernel)]
