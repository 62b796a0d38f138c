// The matrix view: what its entries stand for, how it turns, what it lights, and what it does with large maps.
#include <doctest/doctest.h>

#include <cmath>

#include "figure_words.h"
#include "view/equation.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

struct Drawn {
  std::shared_ptr<const Study> study;
  Fonts fonts;
  Style style = style_named("light", fonts);

  explicit Drawn(const Scene& scene) : study(study_of(scene, all_ops())) {}
  explicit Drawn(const std::string& name) : Drawn(open_scene(name, all_ops())) {}
  Figure at(double time, const Settings& settings = {}) const {
    const Timeline timeline = timeline_of(*study);
    const auto views = all_views();
    return views.at("matrix").draw(*study, moment_at(timeline, time), settings, style);
  }
};

// The block of entries, and where it lies.
std::pair<Cells, Point> entries_of(const Figure& figure) {
  std::pair<Cells, Point> found;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* cells = std::get_if<Cells>(placed.mark);
    if (cells && cells->role == Role::tap && found.first.fills.empty()) found = {*cells, placed.offset};
  });
  return found;
}

bool has_text(const Figure& figure, const std::string& wanted) { return times(words_of(figure), wanted) > 0; }

Scene large(int side) {
  Scene scene;
  scene.input_shape = {1, 1, side, side};
  scene.layers.push_back({"layer", "conv", {{"stride", PerAxis(2)}}, {}, "", "", ""});
  return scene;
}

}  // namespace

TEST_CASE("each entry of the drawn matrix is found under the pointer as the product it stands for, turned or not") {
  const Drawn drawn("convolution_as_matrix");
  const Wiring& wiring = drawn.study->focused().wiring;
  for (const bool transposed : {false, true}) {
    const Figure figure = drawn.at(0, {{"transposed", transposed}});
    const auto [cells, offset] = entries_of(figure);
    REQUIRE(cells.rows == (transposed ? 5 : 3));
    REQUIRE(cells.columns == (transposed ? 3 : 5));
    std::size_t found = 0;
    for (int row = 0; row < cells.rows; ++row)
      for (int column = 0; column < cells.columns; ++column) {
        const Tag tag = tag_at(figure, cell_box(cells, row, column).center() + offset);
        if (tag.role == Role::none) continue;
        REQUIRE(tag.role == Role::tap);
        const Tap& tap = wiring.taps.at(static_cast<std::size_t>(tag.cell));
        CHECK(tap.out == (transposed ? column : row));
        CHECK(tap.in == (transposed ? row : column));
        ++found;
      }
    CHECK(found == wiring.taps.size());
  }
}

TEST_CASE("the transpose brings the output's numbers back along the same entries") {
  const Figure figure = Drawn("convolution_as_matrix").at(0, {{"transposed", true}});
  for (const char* number : {"8", "12", "16", "28", "48", "44"}) CHECK(has_text(figure, number));
  CHECK(has_text(figure, "5 × 3"));
  CHECK(figure.description.find("5 × 3 = 15 entries: 9 belong to a connection, the other 6 are always 0.") != std::string::npos);
}

TEST_CASE("halfway round its diagonal the matrix is on edge, and all the way round it is the transpose") {
  const Drawn drawn("convolution_as_matrix");
  const auto titled = [&](double flip, bool transposed) {
    return words_of(drawn.at(0, {{"flip", flip}, {"transposed", transposed}})).front();
  };
  CHECK(titled(0, false) == "Matrix");
  CHECK(titled(0.5, false) == "Turning");
  CHECK(titled(1, false) == "Transposed");
  CHECK(titled(1, true) == "Matrix");
  const auto [there, a] = entries_of(drawn.at(0, {{"flip", 1.0}}));
  const auto [also, b] = entries_of(drawn.at(0, {{"transposed", true}}));
  CHECK(there.cell_tags == also.cell_tags);
  CHECK(there.fills == also.fills);
}

TEST_CASE("played in time the matrix turns between the first step and the last, and the picture keeps its size") {
  const Drawn drawn("convolution_as_matrix");
  const Settings settings{{"flip_in_time", true}};
  std::vector<std::string> titles;
  for (const double time : {0.0, 1.5, 3.0}) {
    const Figure figure = drawn.at(time, settings);
    titles.push_back(words_of(figure).front());
    CHECK(figure.size.width == drawn.at(0, settings).size.width);
  }
  CHECK(titles == std::vector<std::string>{"Matrix", "Turning", "Transposed"});
}

TEST_CASE("pointing at a weight, a product or a cell says what it is in the matrix") {
  Drawn drawn("convolution_as_matrix");
  drawn.style.hovered = {Role::weight, 1, 0};
  const auto begins = [&](double time, const std::string& words) { return drawn.at(time).description.starts_with(words); };
  CHECK(begins(0, "w[0,1] stands in 3 places of the matrix."));
  drawn.style.hovered = {Role::tap, 1, 0};
  CHECK(begins(0, "This entry is w[0,1] = 2: so much of x[0,1] goes into y[0,0]."));
  drawn.style.hovered = {Role::input, 2, 0};
  CHECK(begins(0, "The blue column holds how much of input cell x[0,2] goes into each output cell."));
  drawn.style.hovered = {};
  CHECK(begins(1.5, "Step 2 of 3. The green row holds how much of each input cell goes into output cell y[0,1]."));
}

TEST_CASE("a layer that is bent shows its tangent: the derivative at each cell along the diagonal") {
  Scene scene;
  scene.input_shape = {1, 1, 1, 3};
  scene.input.values = std::make_shared<const Tensor>(scene.input_shape, std::vector<double>{-2, 1, 3});
  scene.layers.push_back({"layer", "relu", {}, {}, "", "", ""});
  const Drawn drawn(scene);
  const Figure figure = drawn.at(0);
  CHECK(has_text(figure, "3 × 3, dy = C dx"));
  // The numbers beside it are x and y, so no sign may call y the product.
  CHECK_FALSE(has_text(figure, "="));
  CHECK_FALSE(has_text(figure, "×"));
  const auto [cells, offset] = entries_of(figure);
  REQUIRE(cells.fills.size() == 9);
  CHECK(cells.fills[0] == drawn.style.colors.zero);
  CHECK(cells.fills[4] == cells.fills[8]);
  CHECK(cells.fills[4] != cells.fills[0]);
}

TEST_CASE("a matrix of millions of entries is drawn in bundles, which hold as many connections as there are") {
  for (const int side : {20, 64, 128}) {
    CAPTURE(side);
    const Drawn drawn(large(side));
    const auto [cells, offset] = entries_of(drawn.at(2.5));
    CHECK(cells.rows <= 256);
    CHECK(cells.columns <= 256);
    CHECK(std::all_of(cells.cell_tags.begin(), cells.cell_tags.end(), [](int tag) { return tag == -1; }));
    const Wiring& wiring = drawn.study->focused().wiring;
    const std::int64_t bundle = (wiring.in.cells() + 255) / 256;
    std::vector<char> expected(cells.fills.size());
    for (const Tap& tap : wiring.taps) expected[static_cast<std::size_t>(tap.out / bundle * cells.columns + tap.in / bundle)] = 1;
    for (std::size_t i = 0; i < cells.fills.size(); ++i) CHECK((cells.fills[i] != no_color) == (expected[i] == 1));
  }
}

TEST_CASE("bars stand for the vectors, and are found under the pointer") {
  const Drawn drawn("one_dimensional");
  const Figure figure = drawn.at(4, {{"vectors", std::string("bars")}});
  std::map<Role, std::vector<double>> lengths;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* path = std::get_if<Path>(placed.mark);
    if (!path || path->tag.role == Role::none) return;
    const Rect box = bounds(*placed.mark, drawn.fonts);
    lengths[path->tag.role].push_back(box.width);
  });
  REQUIRE(lengths[Role::input].size() == 4);
  REQUIRE(lengths[Role::output].size() == 8);
  for (int i = 0; i < 4; ++i)
    CHECK(lengths[Role::input][static_cast<std::size_t>(i)] == doctest::Approx((i + 1) * lengths[Role::input][0]));
}

TEST_CASE("while stamps play, and at the end, the row whose sum the equation tells has a frame of its own") {
  const Drawn drawn("opening");
  const auto bands = [&](double time) {
    std::map<std::string, int> rows;
    const Figure figure = drawn.at(time);
    const auto [cells, offset] = entries_of(figure);
    const Rect box = cells.box.moved(offset);
    const double cell = cells.box.height / cells.rows;
    for_each_placed(figure, [&, row_height = cell](const Placed& placed) {
      const auto* path = std::get_if<Path>(placed.mark);
      if (!path || path->stroke.color != drawn.style.colors.output.line) return;
      const Rect frame = bounds(*placed.mark, drawn.fonts).moved(placed.offset);
      if (frame.width < box.width || frame.height > 1.5 * row_height) return;
      const auto row = static_cast<int>(std::floor((frame.center().y - box.y) / row_height));
      ++rows[cell_name('y', drawn.study->focused().y.shape, row)];
    });
    return rows;
  };
  CHECK(bands(0).empty());
  CHECK(bands(3.5) == std::map<std::string, int>{{"y[1,1]", 1}});
  CHECK(has_text(drawn.at(3.5), "y[1,1]"));
  CHECK(bands(9) == std::map<std::string, int>{{"y[1,1]", 1}});
}

TEST_CASE("what a layer adds stands beside the product as a column of its own") {
  const Drawn drawn("conv_and_bias");
  const Figure figure = drawn.at(4);
  CHECK(has_text(figure, "+"));
  CHECK(has_text(figure, "added to C x"));
  CHECK_FALSE(has_text(Drawn("convolution").at(4), "+"));
}

TEST_CASE("a layer whose kernel slides over the output has a transposed matrix, and turned back the convolution's") {
  CHECK(has_text(Drawn("opening").at(0), "Cᵀ"));
  CHECK(has_text(Drawn("opening").at(0, {{"transposed", true}}), "C"));
  CHECK(has_text(Drawn("convolution").at(0), "C"));
  CHECK_FALSE(has_text(Drawn("convolution").at(0), "Cᵀ"));
}

TEST_CASE("a matrix that other numbers would change says so, and so does one of two layers") {
  const auto tells = [](const std::string& scene, const std::string& words) {
    return Drawn(scene).at(0).description.find(words) != std::string::npos;
  };
  CHECK(tells("guide_numerical_max_pooling", "Which entries are 1 depends on the input: this matrix is for these numbers only."));
  CHECK(tells("max_pool_and_unpool", "remembered from its input: this matrix is for these numbers only."));
  CHECK(tells("pooling_with_ties", "2 columns are empty: what their input cells put into the output was overwritten"));
  CHECK(tells("guide_numerical_max_pooling", "columns are empty: their input cells reach no output cell."));
  CHECK(tells("stamps_on_stamps", "C is the product of the matrices of layers 2 and 1."));
  CHECK_FALSE(tells("opening", "for these numbers only"));
  CHECK(tells("opening", "the other 176 are always 0."));
}

TEST_CASE("a frame takes no more than a tenth of a cell that has a number") {
  const Drawn drawn("guide_no_padding_strides");
  const Figure figure = drawn.at(1.5);
  const auto [cells, offset] = entries_of(figure);
  const double cell = cells.box.width / cells.columns;
  int frames = 0;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* path = std::get_if<Path>(placed.mark);
    if (!path || path->stroke.color != drawn.style.colors.output.line || path->stroke.width < 2) return;
    CHECK(path->stroke.width <= 0.1 * cell + 0.001);
    ++frames;
  });
  CHECK(frames >= 2);
}

TEST_CASE("where cells are too small for numbers, those of the step's row stand beside the matrix") {
  Scene scene;
  scene.input_shape = {1, 4, 8, 8};
  scene.order = Order::gather;
  scene.layers.push_back({"layer", "conv", {{"padding", PerEdge(1)}}, {}, "", "", ""});
  CHECK(has_text(Drawn(scene).at(27.5), "36 connected entries"));
  CHECK_FALSE(has_text(Drawn("opening").at(3.5), "6 connected entries"));
}

TEST_CASE("the input is a column to the right, or a row above where it is far longer than the output") {
  const auto input_above = [](const std::string& scene) {
    const Drawn drawn(scene);
    const Figure figure = drawn.at(0);
    std::map<Role, Rect> boxes;
    for_each_placed(figure, [&](const Placed& placed) {
      const auto* cells = std::get_if<Cells>(placed.mark);
      if (cells && cells->role != Role::none && !boxes.contains(cells->role))
        boxes[cells->role] = cells->box.moved(placed.offset);
      CHECK(bounds(*placed.mark, drawn.fonts).moved(placed.offset).right() <= figure.size.width);
    });
    CHECK(boxes.at(Role::output).right() < boxes.at(Role::tap).x);
    if (boxes.at(Role::input).bottom() < boxes.at(Role::tap).y) return true;
    CHECK(boxes.at(Role::input).x > boxes.at(Role::tap).right());
    return false;
  };
  CHECK_FALSE(input_above("opening"));
  CHECK_FALSE(input_above("one_dimensional"));
  CHECK(input_above("guide_no_padding_strides"));
  CHECK(input_above("antialiased_shrinking"));
}

TEST_CASE("a picture keeps its size while it plays, in every order and granularity") {
  for (const char* name : {"opening", "conv_and_bias", "max_pool_and_unpool", "dcgan_decoder", "checkerboard_spectrum"})
    for (const Order order : {Order::scatter, Order::gather})
      for (const Granularity granularity : {Granularity::cell, Granularity::row, Granularity::product}) {
        CAPTURE(name);
        Scene scene = open_scene(name, all_ops());
        scene.order = order, scene.granularity = granularity;
        const Drawn drawn(scene);
        const double steps = timeline_of(*drawn.study).steps();
        const Size size = drawn.at(0).size;
        for (const double share : {0.1, 0.5, 1.0})
          CHECK(drawn.at(std::floor(steps * share) - (share < 1 ? 0.5 : 0)).size == size);
      }
}

TEST_CASE("the matrix of a convolution and that of a stamp look as they did") {
  check_view_golden("matrix", "convolution_as_matrix", 1.5);
  check_view_golden("matrix", "one_dimensional", 2.5);
}
