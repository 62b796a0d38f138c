def concat(x, other):
    return np.concatenate([x, other])
