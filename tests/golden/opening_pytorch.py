# One stamp after another
# A transposed convolution lays a copy of its kernel on the output for every input cell, scaled by that cell.
# With PyTorch. Written by Upstamp; the last lines compare with what its figure shows.
import torch
import torch.nn.functional as F

x = torch.tensor(
    [[[[1, 0, 2],
       [3, 1, 0],
       [0, 2, 1]]]], dtype=torch.float64)

# Layer 1, "up": Transposed convolution.
# rows and columns: (3 - 1) * 2 - 1 - 1 + 1 * (3 - 1) + 0 + 1 = 5
w1 = torch.tensor(
    [[[[1, 2, 1],
       [2, 0, 1],
       [0, 1, 1]]]], dtype=torch.float64)
y1 = F.conv_transpose2d(x, w1, stride=(2, 2), padding=(1, 1))

expected = torch.tensor(
    [[[[0, 1, 0, 4, 0],
       [7, 5, 2, 1, 2],
       [0, 5, 0, 1, 0],
       [3, 5, 5, 4, 2],
       [0, 4, 0, 4, 0]]]], dtype=torch.float64)
assert y1.shape == expected.shape
assert torch.allclose(y1, expected, rtol=1e-9, atol=1e-9)
print(y1)
