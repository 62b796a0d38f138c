// Which part of a map lies where along a matrix.
#include "view/matrix_sheet.h"

namespace upstamp {
namespace {

struct Labels {
  std::string noun;
  double widest = 0;
  std::int64_t blocks = 0, step = 1;  // every so many blocks have one
};

Labels labels_called(const std::string& noun, std::int64_t blocks, const Style& style) {
  const std::string last = noun + " " + std::string(std::to_string(blocks - 1).size(), '0');
  return {noun, style.fonts->width(last, Face::sans, style.sizes.note), blocks, 1};
}

// Shorter words first, fewer of them then. Short ones say whose row it is, for the matrix has rows too.
Labels labels_for(const MatrixSheet& sheet, const Shape& shape, double length, bool across) {
  const Style& style = sheet.stage.style;
  const bool channels = shape.channels > 1;
  const std::int64_t blocks = channels ? shape.channels : shape.rows;
  const double height = style.fonts->cap_height(Face::sans, style.sizes.note), gap = style.sizes.unit * 2;
  const auto room = [&](const Labels& labels) { return across ? labels.widest + gap : height * 2; };
  Labels labels = labels_called(channels ? "channel" : "image row", blocks, style);
  if (room(labels) > length && !channels)
    labels = labels_called(!across ? "image row" : sheet.transposed ? "y row" : "x row", blocks, style);
  while (labels.step < blocks && static_cast<double>(labels.step) * length < room(labels))
    labels.step += labels.step == 2 ? 3 : labels.step;
  return labels;
}

}  // namespace

Block strip_labels(const MatrixSheet& sheet, const Shape& shape, LabelSide side) {
  const bool channels = shape.channels > 1, across = side == LabelSide::above;
  const auto run = channels ? shape.plane() : shape.columns;
  Block block;
  if (shape.cells() == run || shape.columns == 1) return block;
  const Style& style = sheet.stage.style;
  const double size = style.sizes.note, length = static_cast<double>(run) * sheet.cell / sheet.bundle,
               whole = static_cast<double>(shape.cells()) * sheet.cell / sheet.bundle,
               height = style.fonts->cap_height(Face::sans, size);
  const Labels labels = labels_for(sheet, shape, length, across);
  double end = -style.sizes.unit * 2;  // of the label before, where they stand beside each other
  for (std::int64_t i = 0; i < labels.blocks; i += labels.step) {
    double middle = (static_cast<double>(i) + 0.5) * length;
    const double half = labels.widest / 2;
    if (across) {
      middle = std::max(half, std::min(middle, whole - half));
      if (middle - half < end + style.sizes.unit * 2) continue;
      end = middle + half;
    }
    const Point at{side == LabelSide::left ? labels.widest : across ? middle : 0, across ? height : middle + height / 2};
    const Anchor anchor = side == LabelSide::left ? Anchor::end : across ? Anchor::middle : Anchor::start;
    block.group.marks.push_back(
        Text{labels.noun + " " + std::to_string(i), at, size, Face::sans, anchor, style.colors.muted, {}});
  }
  block.group.name = "labels";
  block.size = across ? Size{std::max(whole, labels.widest), height} : Size{labels.widest, whole};
  return block;
}

}  // namespace upstamp
