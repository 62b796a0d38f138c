// One cell pointed at selects the same products in every picture: what is compared here are the frames that the views draw.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "lab/scene_json.h"
#include "view/view.h"

using namespace upstamp;

namespace {

using Cell = std::pair<Role, int>;

// Every cell that a figure can be pointed at, and how many frames lie around it.
std::map<Cell, int> framed_cells(const Figure& figure) {
  std::vector<std::pair<const Cells*, Point>> blocks;
  struct Frame {
    Rect box;
    Color color;
  };
  const Palette colors = light_palette();
  std::vector<Frame> frames;
  for_each_placed(figure, [&](const Placed& placed) {
    if (const auto* cells = std::get_if<Cells>(placed.mark); cells && !cells->cell_tags.empty() && placed.opacity >= 1)
      blocks.push_back({cells, placed.offset});
    const auto* path = std::get_if<Path>(placed.mark);
    if (!path || path->fill.alpha > 0 || path->contours.size() != 1 || path->contours.front().points.size() != 4) return;
    Rect box{path->contours.front().points.front().x, path->contours.front().points.front().y, 0, 0};
    for (const Point& point : path->contours.front().points) box = united(box, {point.x, point.y, 0, 0});
    frames.push_back({box.inset(-path->stroke.width / 2).moved(placed.offset), path->stroke.color});
  });
  std::map<Cell, int> found;
  for (const auto& [cells, offset] : blocks)
    for (int row = 0; row < cells->rows; ++row)
      for (int column = 0; column < cells->columns; ++column) {
        const int tag = cells->cell_tags[static_cast<std::size_t>(row * cells->columns + column)];
        if (tag < 0) continue;
        int& count = found[{cells->role, tag}];
        const Rect box = cell_box(*cells, row, column).moved(offset);
        // A frame in the colour of the map may hold a block of its cells.
        const auto around = [&, role = cells->role](const Frame& outline) {
          constexpr double slack = 0.8;
          const Rect& frame = outline.box;
          if (role != Role::tap && outline.color == colors.of(role).line && frame.x < box.x + slack && frame.y < box.y + slack &&
              frame.right() > box.right() - slack && frame.bottom() > box.bottom() - slack)
            return true;
          return std::fabs(frame.x - box.x) < slack && std::fabs(frame.y - box.y) < slack &&
                 std::fabs(frame.right() - box.right()) < slack && std::fabs(frame.bottom() - box.bottom()) < slack;
        };
        count += static_cast<int>(std::count_if(frames.begin(), frames.end(), around));
      }
  return found;
}

struct Picture {
  std::string name, view;
  Order order = Order::scatter;
  Settings settings;
};
const std::vector<Picture> pictures{{"stamp", "exchange", Order::scatter, {}},
                                    {"gather", "exchange", Order::gather, {}},
                                    {"matrix", "matrix", Order::scatter, {}},
                                    {"transposed matrix", "matrix", Order::gather, {{"transposed", true}}},
                                    {"backward", "backward", Order::gather, {}}};

// A picture of a scene before its first step, and what pointing somewhere adds to it.
class Drawn {
 public:
  Drawn(std::shared_ptr<const Study> study, const Picture& picture, const Fonts& fonts)
      : study_(std::move(study)),
        view_(all_views().at(picture.view)),
        settings_(picture.settings),
        timeline_(timeline_of(study_->focused().wiring, picture.order)),
        style_(style_named("light", fonts)) {
    plain_ = framed_cells(figure());
  }
  bool fits() const { return view_.fits(*study_); }
  bool shows(Cell cell) const { return plain_.contains(cell); }
  std::set<Cell> lit_by(Tag tag) {
    style_.hovered = tag;
    std::set<Cell> lit;
    for (const auto& [cell, frames] : framed_cells(figure())) {
      const auto before = plain_.find(cell);
      if (before != plain_.end() && frames > before->second) lit.insert(cell);
    }
    return lit;
  }

 private:
  Figure figure() const { return view_.draw(*study_, moment_at(timeline_, 0), settings_, style_); }

  std::shared_ptr<const Study> study_;
  View view_;
  Settings settings_;
  Timeline timeline_;
  Style style_;
  std::map<Cell, int> plain_;
};

// What the wiring says of a cell, as far as the picture shows it. A constant is a product without an input cell.
std::set<Cell> expected(const LayerStudy& layer, const Drawn& drawn, const std::function<bool(const Tap&)>& selected) {
  std::set<Cell> cells;
  const auto add = [&](const Tap& tap, int index) {
    if (!selected(tap)) return;
    for (const auto& [role, cell] :
         {Cell{Role::input, tap.in}, Cell{Role::weight, tap.weight}, Cell{Role::output, tap.out}, Cell{Role::tap, index}})
      if (drawn.shows({role, cell})) cells.insert({role, cell});
  };
  for (std::size_t i = 0; i < layer.wiring.taps.size(); ++i) add(layer.wiring.taps[i], static_cast<int>(i));
  for (const Offset& offset : layer.wiring.offsets)
    if (offset.weight >= 0) add({offset.out, -1, offset.weight}, -1);
  return cells;
}

void check_scene(const Scene& scene, const Fonts& fonts) {
  const auto study = study_of(scene, all_ops());
  const LayerStudy& layer = study->focused();
  for (const Picture& picture : pictures) {
    CAPTURE(picture.name);
    Drawn drawn(study, picture, fonts);
    if (!drawn.fits()) continue;
    for (int cell = 0; cell < static_cast<int>(layer.wiring.out.cells()); ++cell) {
      CAPTURE(cell);
      if (!drawn.shows({Role::output, cell})) continue;
      const auto wanted = expected(layer, drawn, [cell](const Tap& tap) { return tap.out == cell; });
      const bool same = drawn.lit_by({Role::output, cell, layer.index}) == wanted;
      CHECK(same);
    }
  }
}

Scene scene_with(const std::string& op, Shape input, Settings settings) {
  Scene scene;
  scene.input_shape = input;
  scene.input.preset = "noise";
  scene.layers.push_back({"layer", op, std::move(settings), {}, "", "", ""});
  return scene;
}

}  // namespace

TEST_CASE("for every output cell stamp, gather, matrix and backward select the products that the wiring has, in shipped scenes") {
  const Fonts fonts;
  int compared = 0;
  for (const std::string& name : shipped_scenes()) {
    const Scene scene = open_scene(name, all_ops());
    const auto study = study_of(scene, all_ops());
    const Wiring& wiring = study->focused().wiring;
    // Beyond this no picture writes its cells any more.
    if (wiring.in.cells() > 36 || wiring.out.cells() > 81) continue;
    CAPTURE(name);
    check_scene(scene, fonts);
    ++compared;
  }
  CHECK(compared > 15);
}

TEST_CASE("for every output cell of every op the pictures select the same products") {
  const Fonts fonts;
  const auto ops = all_ops();
  for (const Op& op : ops) {
    CAPTURE(op.about.id);
    for (const int channels : {1, 2, 4}) {
      const Scene scene = scene_with(op.about.id, {1, channels, 3, 3}, {});
      if (work_out(scene, ops).study) check_scene(scene, fonts);
    }
  }
  check_scene(scene_with("conv", {1, 1, 5, 4}, {{"stride", PerAxis(2, 1)}, {"dilation", PerAxis(1, 2)}, {"padding", PerEdge(1)}}),
              fonts);
  check_scene(scene_with("transposed_conv", {1, 2, 2, 2}, {{"groups", 2}, {"out_channels", 2}, {"padding", PerEdge(1)}}), fonts);
}

TEST_CASE("pointing at an entry of the matrix lights the one product it stands for in every picture") {
  const Fonts fonts;
  const auto study = study_of(open_scene("opening", all_ops()), all_ops());
  const LayerStudy& layer = study->focused();
  for (const Picture& picture : pictures) {
    CAPTURE(picture.name);
    Drawn drawn(study, picture, fonts);
    for (std::size_t i = 0; i < layer.wiring.taps.size(); i += 5) {
      CAPTURE(i);
      const Tap& one = layer.wiring.taps[i];
      const auto wanted = expected(layer, drawn, [&one](const Tap& tap) { return tap == one; });
      const bool same = drawn.lit_by({Role::tap, static_cast<int>(i), layer.index}) == wanted;
      CHECK(same);
    }
  }
}

TEST_CASE("pointing at a weight lights every place where it stands, and what meets there") {
  const Fonts fonts;
  const auto study = study_of(open_scene("opening", all_ops()), all_ops());
  const LayerStudy& layer = study->focused();
  for (const Picture& picture : pictures) {
    CAPTURE(picture.name);
    Drawn drawn(study, picture, fonts);
    for (int weight = 0; weight < 9; ++weight) {
      CAPTURE(weight);
      const auto wanted = expected(layer, drawn, [weight](const Tap& tap) { return tap.weight == weight; });
      const bool same = drawn.lit_by({Role::weight, weight, layer.index}) == wanted;
      CHECK(same);
    }
  }
}
