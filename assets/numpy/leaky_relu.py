def leaky_relu(x, negative_slope):
    return np.where(x < 0, negative_slope * x, x)
