def area(x, size, scale, edges):
    """Each output cell averages the input cells that it covers."""
    matrices = []
    for axis in (0, 1):
        length = x.shape[axis + 1]
        out = size[axis] or int(np.floor(length * scale[axis]))
        matrix = np.zeros((out, length))
        for o in range(out):
            for cell in range(o * length // out, -(-(o + 1) * length // out)):
                covered = min((o + 1) * length, (cell + 1) * out) - max(o * length, cell * out)
                matrix[o, cell] = 1 if edges == 'whole' else covered
        matrices.append(matrix / matrix.sum(axis=1, keepdims=True))
    return np.einsum('oi,pj,cij->cop', *matrices, x)
