// The layer as what it is, a sparse matrix: every row makes one output cell, every column is what one input cell sends.
#include "view/caption.h"
#include "view/equation.h"
#include "view/matrix_picture.h"
#include "view/sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 560, narrowest_beside = 400;

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

std::string matrix_sentence(const MatrixSheet& sheet, const Turned& turned) {
  const Stage& stage = sheet.stage;
  const LayerStudy& layer = stage.layer;
  if (!turned.at_rest())
    return "Turned about its diagonal, " + std::string(sheet.transposed ? "Cᵀ becomes C" : "C becomes Cᵀ") +
           ": rows become columns, and what went in comes out.";
  if (const auto tap = pointed_tap(stage)) {
    const std::string value = value_words(tap->gain * (tap->weight < 0 ? 1 : layer.w[tap->weight]), stage.style.fractions);
    return "This entry is " + (tap->weight < 0 ? value : cell_name('w', layer.w.shape, tap->weight) + " = " + value) +
           ": so much of " + cell_name('x', layer.x.shape, tap->in) + " goes into " + cell_name('y', layer.y.shape, tap->out) +
           ".";
  }
  if (stage.tag.role == Role::weight) {
    long long places = 0;
    for (const Tap& tap : layer.wiring.taps) places += is_pointed(stage, tap);
    if (places > 0)
      return cell_name('w', layer.w.shape, stage.tag.cell) + " stands in " + counted(places, "place") + " of the matrix.";
  }
  if (sheet.transposed)
    return "The same entries with rows and columns exchanged lead from the output back to the input, as gradients go. That need "
           "not undo what C did.";
  if (const int cell = stage.lone_cell(); cell >= 0)
    return stage.scatter() ? "Column " + cell_name('x', layer.x.shape, cell) + " of C is all that this cell sends, laid flat."
                           : "Row " + cell_name('y', layer.y.shape, cell) + " of C is all that this cell takes, laid flat.";
  return "Each row makes one output cell; each column is what one input cell sends, its stamp laid flat.";
}

std::string remark(const MatrixSheet& sheet) {
  if (sheet.straight.is_tangent())
    return "The curve bends what comes through; the matrix is its tangent at this input, what a small change meets.";
  return sheet.straight.has_constants() ? "The layer's constants are added to C x afterwards." : "";
}

Figure draw(const Study& study, const Moment& moment, const MatrixSettings& settings, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Straight straight(stage.layer);
  const Turned turned = turned_at(settings, moment);
  MatrixPicture picture(matrix_sheet(stage, straight, turned.transposed), turned,
                        settings.vectors == "bars" ? VectorLook::bars : VectorLook::numbers);
  const double margin = style.sizes.margin, scale = type_scale(style);
  const double narrow = std::min(narrowest, style.page.width - 2 * margin) * scale;
  const std::vector<std::string> words{matrix_sentence(picture.sheet(), turned), remark(picture.sheet())};
  const bool forward = turned.at_rest() && !turned.transposed;
  const auto text_of_width = [&](double width) {
    if (!forward) return sentences_block(words, width, style);
    return stacked({caption(stage, width), sentences_block(words, width, style, false)}, 2);
  };
  // Where the matrix is tall, words beside it leave it more room.
  const Size below{0, style.sizes.gap + text_of_width(narrow).size.height};
  picture.fit(below, false);
  const double cell_above = picture.cell();
  picture.fit({narrowest_beside * scale, 0}, true);
  const bool beside = picture.cell() > cell_above * 1.15;
  if (!beside) picture.fit(below, false);
  Block above = picture.drawn();
  const double rest = style.page.width * scale - 2 * margin - picture.side().x;
  const double room = std::max(narrowest_beside * scale, std::min(rest, narrow));
  const double width = beside ? picture.side().x + room : std::max(above.size.width, narrow);
  Block text = text_of_width(beside ? room : width);
  above.group.offset = {margin + (beside ? 0 : (width - above.size.width) / 2), margin};
  text.group.offset = beside ? above.group.offset + picture.side() : Point{margin, margin + above.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, std::max(text.group.offset.y + text.size.height, above.size.height + margin) + margin};
  figure.ground = style.colors.ground;
  figure.title = "Matrix of " + stage.layer.op->about.title;
  figure.description = words.front();
  figure.marks.push_back(std::move(above.group));
  figure.marks.push_back(std::move(text.group));
  return figure;
}

}  // namespace

View matrix() {
  return make_view<MatrixSettings>(
      Declare<MatrixSettings>("matrix", "Matrix",
                              "Shows the layer as a sparse matrix C with y = C x: each row makes one output cell, each column is "
                              "one stamp laid flat.")
          .toggle("transposed", &MatrixSettings::transposed, "Whether the transpose is shown, which leads from the output back.")
          .real("flip", &MatrixSettings::flip, 0, 1,
                {"of the way", "How far the matrix is turned about its diagonal: 0 not at all, 1 until rows are columns."})
          .toggle("flip_in_time", &MatrixSettings::flip_in_time, "Whether it turns while the steps play.")
          .choice("vectors", &MatrixSettings::vectors, {"numbers", "bars"}, "How the input and the output are drawn beside it.")
          .source("Dumoulin and Visin 2016"),
      [](const Study& study) { return !study.focused().wiring.taps.empty(); }, draw);
}

}  // namespace upstamp
