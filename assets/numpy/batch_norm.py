def batch_norm(x, w, eps):
    """Each channel is shifted and scaled by the statistics that training has left behind."""
    gamma, beta, mean, variance = w.reshape(4, -1, 1, 1)
    return (x - mean) / np.sqrt(variance + eps) * gamma + beta
