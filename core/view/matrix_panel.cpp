#include "view/matrix_panel.h"

#include <cmath>

#include "view/equation_lines.h"
#include "view/matrix_words.h"
#include "view/sentences.h"

namespace upstamp {
namespace {

constexpr int most_lines_below = 4, most_lines_beside = 6;  // of an equation
constexpr double narrowest = 300, widest = 520;             // beside a matrix, at the normal type size
constexpr double share_of_equation = 0.4;                   // in lines of names, then of numbers

void add_below(Block part, double gap, Block& block) {
  part.group.offset = {0, block.size.height == 0 ? 0 : block.size.height + gap};
  block.size = {std::max(block.size.width, part.size.width), part.group.offset.y + part.size.height};
  block.group.marks.push_back(std::move(part.group));
}

}  // namespace

MatrixPanel::MatrixPanel(const Study& study, const MatrixSheet& sheet, const Turned& turned, VectorLook look)
    : sheet_(sheet),
      forward_(!turned.roomy && turned.at_rest() && !turned.transposed),
      look_(look),
      sentences_(present_sentences(sheet, turned)),
      lasting_(lasting_sentences(study, sheet)),
      possible_(possible_sentences(sheet, turned)) {
  sentences_.insert(sentences_.end(), lasting_.begin(), lasting_.end());
}

double MatrixPanel::equation_room(double width, int most_lines) const {
  const LayerStudy& layer = sheet_.stage.layer;
  const int busiest = busiest_cell(layer);
  if (!forward_ || busiest < 0) return 0;
  const auto lines = sum_in_lines(layer, busiest, taps_into(layer, busiest, nullptr), sheet_.stage.style, width, most_lines);
  return static_cast<double>(lines.size()) * equation_line_height(sheet_.stage.style) + sheet_.stage.style.sizes.unit;
}

double MatrixPanel::sentences_room(double width) const {
  double height = 0;
  const auto tried = [&](std::vector<std::string> sentences) {
    sentences.insert(sentences.end(), lasting_.begin(), lasting_.end());
    height = std::max(height, sentences_block(sentences, width, sheet_.stage.style, false).size.height);
  };
  for (const std::vector<std::string>& sentences : possible_) tried(sentences);
  return std::max(height, sentences_block(sentences_, width, sheet_.stage.style, false).size.height);
}

Block MatrixPanel::words(double width, int most_lines) const {
  const Stage& stage = sheet_.stage;
  Block block;
  double y = 0;
  if (const int cell = forward_ ? cell_to_explain(stage) : -1; cell >= 0) {
    const bool pointed = stage.tag.role == Role::output || pointed_tap(stage);
    const auto taps = taps_into(stage.layer, cell, pointed ? nullptr : &stage.moment);
    const auto lines = sum_in_lines(stage.layer, cell, taps, stage.style, width, most_lines);
    y = add_equation_lines(stage.style, lines, 0, width, block.group.marks) + stage.style.sizes.unit;
  }
  Block sentences = sentences_block(sentences_, width, stage.style, false);
  sentences.group.offset = {0, y};
  block.size = {width, std::max(equation_room(width, most_lines) + sentences_room(width), y + sentences.size.height)};
  block.group.name = "words";
  block.group.marks.push_back(std::move(sentences.group));
  return block;
}

Block MatrixPanel::drawn(double width, bool below) const {
  const Style& style = sheet_.stage.style;
  const double gap = style.sizes.unit * 4;
  std::optional<Block> kernels = matrix_kernels(sheet_, below ? width / 2 : width);
  const double aside = below && kernels ? kernels->size.width + style.sizes.gap : 0, room = width - aside;
  Block block;
  if (below) add_below(matrix_legend(sheet_, look_, room), gap, block);
  if (kernels && !below) add_below(*kernels, gap, block);
  if (forward_)
    if (auto line = matrix_line(sheet_, room)) add_below(std::move(*line), gap, block);
  if (!below) add_below(matrix_legend(sheet_, look_, room), gap, block);
  add_below(words(room, below ? most_lines_below : most_lines_beside), gap * 1.25, block);
  block.size.width = width;
  block.group.name = "panel";
  if (!below) return block;
  Block framed;
  framed.group.name = "panel";
  framed.group.marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, style.sizes.hairline}));
  block.group.offset = {0, gap};
  framed.size = {width, gap + std::max(block.size.height, kernels ? kernels->size.height : 0)};
  framed.group.marks.push_back(std::move(block.group));
  if (!kernels) return framed;
  kernels->group.offset = {width - kernels->size.width, gap};
  framed.group.marks.push_back(std::move(kernels->group));
  return framed;
}

double MatrixPanel::width_beside() const {
  const Style& style = sheet_.stage.style;
  const LayerStudy& layer = sheet_.stage.layer;
  const int busiest = busiest_cell(layer);
  double asked = 0;
  if (forward_ && busiest >= 0)
    asked = width_of(equation_of(layer, busiest, taps_into(layer, busiest, nullptr), 12, style.fractions), *style.fonts,
                     style.sizes.number) *
            share_of_equation;
  return std::clamp(asked, narrowest_beside(), widest * type_scale(style));
}

double MatrixPanel::narrowest_beside() const { return narrowest * type_scale(sheet_.stage.style); }

}  // namespace upstamp
