# Max pooling and the way back
# Pooling keeps the largest cells and where they stood; unpooling puts values back there.
# An ONNX model, and the same with NumPy. Written by Upstamp; the last lines compare with what its figure shows.
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


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


def max_pool(x, kernel, stride, padding, dilation, ceil_mode):
    """The largest cell of each window, and its place within the plane of its channel (the switch)."""
    channels, rows, columns = x.shape
    stride = [s or k for s, k in zip(stride, kernel)]
    sizes = [pooled_length(n, *padding[a], kernel[a], stride[a], dilation[a], ceil_mode) for a, n in enumerate((rows, columns))]
    y, switches = np.zeros((channels, *sizes)), np.full((channels, *sizes), -1)
    for channel, out_row, out_column in np.ndindex(y.shape):
        best = -np.inf
        for row in window(out_row, kernel[0], stride[0], dilation[0], padding[0][0]):
            for column in window(out_column, kernel[1], stride[1], dilation[1], padding[1][0]):
                if 0 <= row < rows and 0 <= column < columns and x[channel, row, column] > best:
                    best = x[channel, row, column]
                    y[channel, out_row, out_column] = best
                    switches[channel, out_row, out_column] = row * columns + column
    return y, switches


def max_unpool(x, switches, kernel, stride, padding, output_size):
    """Each cell goes back to the place that its switch remembers; of two writers the later stays."""
    stride = [s or k for s, k in zip(stride, kernel)]
    sizes = [output_size[a] or (x.shape[a + 1] - 1) * stride[a] - sum(padding[a]) + kernel[a] for a in (0, 1)]
    y = np.zeros((x.shape[0], *sizes))
    for channel, row, column in np.ndindex(x.shape):
        place = switches[channel, row, column]
        if place >= 0:
            y[channel, place // sizes[1], place % sizes[1]] = x[channel, row, column]
    return y


nodes, constants = [], {}
x = np.array(
    [[[1, 3, 2, 0],
      [4, 2, 1, 5],
      [0, 1, 6, 2],
      [7, 2, 3, 1]]], dtype=float)

# Layer 1, "pool": Max pooling.
# rows and columns: (4 + 0 + 0 - 1 * (2 - 1) - 1 + if(0, max(0, min(if(2 > 0, 2, 2) - 1, 1 * (2 - 1) - 0)), 0)) // if(2 > 0, 2, 2) + 1 = 2
nodes.append(helper.make_node('MaxPool', ['x'], ['y1', 'indices1'], kernel_shape=(2, 2), strides=(2, 2)))
# The same with NumPy.
y1, indices1 = max_pool(x, ceil_mode=False, dilation=(1, 1), kernel=(2, 2), padding=((0, 0), (0, 0)),
              stride=(2, 2))

# Layer 2, "unpool": Max unpooling.
# rows and columns: if(0 > 0, 0, (2 - 1) * if(2 > 0, 2, 2) - 0 - 0 + 2) = 4
nodes.append(helper.make_node('MaxUnpool', ['y1', 'indices1'], ['y2'], kernel_shape=(2, 2), strides=(2, 2)))
# The same with NumPy.
y2 = max_unpool(y1, indices1, kernel=(2, 2), output_size=(0, 0), padding=((0, 0), (0, 0)),
                stride=(2, 2))

graph = helper.make_graph(
    nodes, 'scene', [helper.make_tensor_value_info('x', TensorProto.FLOAT, [1, 1, 4, 4])],
    [helper.make_tensor_value_info('y2', TensorProto.FLOAT, [1, 1, 4, 4])],
    [numpy_helper.from_array(value, name) for name, value in constants.items()])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)])
onnx.checker.check_model(model, full_check=True)

expected = np.array(
    [[[0, 0, 0, 0],
      [4, 0, 0, 5],
      [0, 0, 6, 0],
      [7, 0, 0, 0]]])
assert y2.shape == expected.shape
assert np.allclose(y2, expected, rtol=1e-9, atol=1e-9)
print(y2)
