// The layer as what it is, a sparse matrix: every row makes one output cell, every column holds what one input cell gives.
#include "view/matrix_panel.h"
#include "view/matrix_picture.h"
#include "view/sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 560;  // of what stands below, at the normal type size

struct MatrixSettings {
  bool transposed = false, flip_in_time = false;
  double flip = 0;
  std::string vectors = "numbers";
};

Turned turned_at(const MatrixSettings& settings, const Moment& moment) {
  double share = settings.flip;
  if (settings.flip_in_time && moment.steps > 0) share = phase((moment.step + moment.progress) / moment.steps, 0.2, 0.8);
  Turned turned{settings.transposed, share, share > 0 || settings.flip_in_time};
  if (share >= 1) turned.transposed = !turned.transposed, turned.share = 0;
  return turned;
}

// Below the picture, or beside it where that leaves the cells larger.
struct Fitting {
  bool beside = false;
  double panel = 0;  // width
};

Fitting fitted(MatrixPicture& picture, const MatrixPanel& panel, const Style& style) {
  const Measures& sizes = style.sizes;
  const double scale = type_scale(style);
  const Size room{style.page.width * scale - 2 * sizes.margin, style.page.height * scale - 2 * sizes.margin};
  const double narrow = std::min(narrowest * scale, room.width);
  // What stands below gets narrower with the picture, and higher, which leaves less for the picture.
  const auto fit_below = [&] {
    double width = room.width;
    picture.suppose_numbers();
    for (int tries = 0; tries < 6; ++tries) {
      picture.fit({room.width, room.height - sizes.gap - panel.drawn(width, true).size.height});
      const double needed = std::max(narrow, picture.size().width);
      if (needed >= width - 1) break;
      width = needed;
    }
    return std::max(width, picture.size().width);
  };
  const auto fit_beside = [&](double side) {
    picture.fit({room.width - side - 1.5 * sizes.gap, room.height});
    return picture.matrix_top() + panel.drawn(side, false).size.height <= room.height ? picture.cell() : 0;
  };
  fit_below();
  const double below = picture.cell();
  double side = panel.width_beside(), beside = fit_beside(side);
  // Numbers in the matrix are worth more lines of an equation.
  if (const double narrower = std::max(side * 0.75, panel.narrowest_beside()); !picture.sheet().numbered())
    if (const double cell = fit_beside(narrower); cell > 0 && picture.sheet().numbered()) side = narrower, beside = cell;
  if (beside > below * 1.15) {
    fit_beside(side);
    return {true, side};
  }
  return {false, fit_below()};
}

Figure draw(const Study& study, const Moment& moment, const MatrixSettings& settings, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Straight straight(stage.layer);
  const Turned turned = turned_at(settings, moment);
  const VectorLook look = settings.vectors == "bars" ? VectorLook::bars : VectorLook::numbers;
  MatrixPicture picture(matrix_sheet(stage, straight, turned.transposed), turned, look);
  const MatrixPanel panel(study, picture.sheet(), turned, look);
  const Fitting fitting = fitted(picture, panel, style);
  const double margin = style.sizes.margin;
  Block above = picture.drawn(), words = panel.drawn(fitting.panel, !fitting.beside);
  Figure figure;
  if (fitting.beside) {
    above.group.offset = {margin, margin};
    words.group.offset = {margin + above.size.width + 1.5 * style.sizes.gap, margin + picture.matrix_top()};
  } else {
    above.group.offset = {margin + (fitting.panel - above.size.width) / 2, margin};
    words.group.offset = {margin, margin + above.size.height + style.sizes.gap};
  }
  figure.size = {words.group.offset.x + fitting.panel + margin,
                 std::max(margin + above.size.height, words.group.offset.y + words.size.height) + margin};
  figure.ground = style.colors.ground;
  figure.title = "Matrix of " + stage.layer.op->about.title;
  figure.description = joined_sentences(panel.sentences());
  figure.marks.push_back(std::move(above.group));
  figure.marks.push_back(std::move(words.group));
  return figure;
}

}  // namespace

View matrix() {
  return make_view<MatrixSettings>(
      Declare<MatrixSettings>("matrix", "Matrix",
                              "Shows the layer as a sparse matrix C with y = C x: each row makes one output cell, each column "
                              "holds what one input cell gives.")
          .toggle("transposed", &MatrixSettings::transposed, "Whether the transpose is shown, which leads from the output back.")
          .real("flip", &MatrixSettings::flip, 0, 1,
                {"of the way", "How far the matrix is turned about its diagonal: 0 not at all, 1 until rows are columns."})
          .toggle("flip_in_time", &MatrixSettings::flip_in_time, "Whether it turns while the steps play.")
          .choice("vectors", &MatrixSettings::vectors, {"numbers", "bars"}, "How the input and the output are drawn beside it.")
          .source("Dumoulin and Visin 2016"),
      [](const Study& study) { return !study.focused().wiring.taps.empty(); }, draw);
}

}  // namespace upstamp
