def relu(x):
    return np.where(x < 0, 0, x)
