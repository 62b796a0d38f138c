"""Draws a gathering transposed convolution as a GIF with matplotlib and Pillow, the way people do it, to be compared with.

usage: matplotlib_peer.py SCENE.json WIDTH HEIGHT FRAMES OUT.gif
Prints the seconds of processor time that building the figure and writing the file took, without the start of Python and the imports.
"""
import json
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.animation
import matplotlib.pyplot
import numpy
from matplotlib.patches import Rectangle

TINTS = {"x": "#DCE8FF", "w": "#FFE8CC", "y": "#D5EFE2", "zero": "#E9ECF0"}
LINES = {"x": "#2A6FDB", "w": "#A85B00", "y": "#0B5A3C"}


def read_scene(path):
    with open(path, encoding="utf-8") as file:
        scene = json.load(file)
    layer = scene["layers"][0]
    x = numpy.reshape(scene["input"]["values"], scene["input"]["shape"])[0]
    w = numpy.reshape(layer["weights"]["values"], layer["weights"]["shape"])[0]
    return x, w, layer["settings"]["stride"], layer["settings"]["padding"]


def spread(x, kernel, stride, padding):
    """The input with zeros between and around it, and which of its cells are such zeros."""
    border = kernel - 1 - padding
    side = (len(x) - 1) * stride + 1 + 2 * border
    wide, real = numpy.zeros((side, side)), numpy.zeros((side, side), bool)
    inner = slice(border, side - border, stride)
    wide[inner, inner], real[inner, inner] = x, True
    return wide, real


def draw_grid(axes, left, top, values, title, role, tints, written):
    """Cells with tints, lines and numbers. Answers each cell's box and text."""
    rows, columns = values.shape
    boxes, texts = {}, {}
    for row in range(rows):
        for column in range(columns):
            at = (left + column, top + row)
            zero = tints[row, column] == "zero"
            boxes[row, column] = axes.add_patch(
                Rectangle(at, 1, 1, facecolor=TINTS[tints[row, column]] if written else "white", edgecolor="#D5DAE1", linewidth=1,
                          hatch="///" if zero else None))
            texts[row, column] = axes.text(at[0] + 0.5, at[1] + 0.5, f"{values[row, column]:g}" if written else "", ha="center",
                                           va="center", family="monospace", fontsize=14, color="#5B6470" if zero else "#1B1F24")
    axes.add_patch(Rectangle((left, top), columns, rows, fill=False, edgecolor=LINES[role], linewidth=1.75))
    axes.text(left, top - 0.75, title, fontsize=15, fontweight="semibold", color=LINES[role])
    axes.text(left, top - 0.25, f"{rows} x {columns}", fontsize=11, color="#5B6470")
    return boxes, texts


def main():
    x, w, stride, padding = read_scene(sys.argv[1])
    width, height, frames, out = int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    start = time.process_time()
    kernel = len(w)
    wide, real = spread(x, kernel, stride, padding)
    turned = w[::-1, ::-1]
    side = len(wide) - kernel + 1
    y = numpy.array([[(wide[r:r + kernel, c:c + kernel] * turned).sum() for c in range(side)] for r in range(side)])

    dpi = 96
    figure = matplotlib.pyplot.figure(figsize=(width / dpi, height / dpi), dpi=dpi)
    axes = figure.add_axes((0, 0, 1, 1))
    cell = 34 * dpi / 72
    axes.set_xlim(0, width / cell)
    axes.set_ylim(height / cell, 0)
    axes.axis("off")
    middle = 1.8 + len(wide) / 2
    draw_grid(axes, 1.2, 1.8, wide, "Input x", "x", numpy.where(real, "x", "zero"), True)
    left = 1.2 + len(wide) + 1.4
    draw_grid(axes, left, middle - kernel / 2, turned, "Kernel w", "w", numpy.full(w.shape, "w"), True)
    axes.text(left - 0.7, middle, "×", ha="center", va="center", fontsize=18, color="#5B6470")
    axes.text(left + kernel + 0.7, middle, "=", ha="center", va="center", fontsize=18, color="#5B6470")
    left += kernel + 1.4
    boxes, texts = draw_grid(axes, left, middle - side / 2, y, "Output y", "y", numpy.full(y.shape, "y"), False)
    window = axes.add_patch(Rectangle((1.2, 1.8), kernel, kernel, fill=False, edgecolor=LINES["w"], linewidth=3))
    present = axes.add_patch(Rectangle((left, middle - side / 2), 1, 1, fill=False, edgecolor=LINES["y"], linewidth=3))
    equation = axes.text(0.7, height / cell - 1.6, "", family="monospace", fontsize=14, color="#1B1F24")
    caption = axes.text(0.7, height / cell - 0.9, "", fontsize=12, color="#5B6470")

    def show(frame):
        done = min(frame, side * side - 1)
        row, column = divmod(done, side)
        for cell_row, cell_column in [divmod(i, side) for i in range(side * side)]:
            written = cell_row * side + cell_column <= done
            boxes[cell_row, cell_column].set_facecolor(TINTS["y"] if written else "white")
            texts[cell_row, cell_column].set_text(f"{y[cell_row, cell_column]:g}" if written else "")
        window.set_xy((1.2 + column, 1.8 + row))
        present.set_xy((left + column, middle - side / 2 + row))
        products = [(r, c) for r in range(kernel) for c in range(kernel) if real[row + r, column + c]]
        terms = " + ".join(f"{wide[row + r, column + c]:g}·{turned[r, c]:g}" for r, c in products)
        equation.set_text(f"y[{row},{column}] = {terms} = {y[row, column]:g}")
        caption.set_text(f"Step {done + 1} of {side * side}. Output cell y[{row},{column}] adds up {len(products)} products.")

    movie = matplotlib.animation.FuncAnimation(figure, show, frames=frames, interval=1000, init_func=lambda: None)
    movie.save(out, writer=matplotlib.animation.PillowWriter(fps=1))
    print(time.process_time() - start)


main()
