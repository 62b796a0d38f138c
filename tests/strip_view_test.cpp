// What a strip shows and says of one line of the maps.
#include <doctest/doctest.h>

#include <set>

#include "figure_words.h"
#include "view/lengths.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

TEST_CASE("lengths that would meet are ruled one below the other") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const double one = drawn_lengths({{0, 100, "a", {}}, {200, 300, "b", {}}}, 0, 300, style).size.height;
  const double two = drawn_lengths({{0, 100, "a", {}}, {90, 300, "b", {}}}, 0, 300, style).size.height;
  CHECK(two > one);
  CHECK(drawn_lengths({}, 0, 300, style).size.height == 0);
}

TEST_CASE("each cell and each product of a strip can be pointed at, and what is pointed at elsewhere is outlined here") {
  const auto study = study_of(open_scene("stamps_of_3_every_2", all_ops()), all_ops());
  const Timeline timeline = timeline_of(*study);
  const Fonts fonts;
  Style style = style_named("light", fonts);
  const auto views = all_views();
  const auto draw = [&] { return views.at("strip").draw(*study, moment_at(timeline, timeline.steps()), {}, style); };
  const Figure plain = draw();
  std::map<Role, std::set<int>> tags;
  for_each_placed(plain, [&](const Placed& placed) {
    if (const auto* path = std::get_if<Path>(placed.mark)) tags[path->tag.role].insert(path->tag.cell);
    if (const auto* cells = std::get_if<Cells>(placed.mark))
      tags[cells->role].insert(cells->cell_tags.begin(), cells->cell_tags.end());
  });
  CHECK(tags[Role::input].size() == 5);
  CHECK(tags[Role::output].size() == 9);
  CHECK(tags[Role::tap].size() == study->focused().wiring.taps.size());
  const auto outlines = [&](Tag tag) {
    style.hovered = tag;
    int count = 0;
    for_each_placed(draw(), [&](const Placed& placed) {
      const auto* path = std::get_if<Path>(placed.mark);
      count += path && path->stroke.color == style.colors.ink && path->stroke.width == pointed_width(style);
    });
    return count;
  };
  CHECK(outlines({}) == 0);
  // Output cell 1 gets the ends of two stamps; a weight is used in each stamp that is not cropped there.
  CHECK(outlines({Role::output, 1, 0}) == 3);
  // And it stands in the kernel's line.
  CHECK(outlines({Role::weight, 1, 0}) == 6);
  CHECK(outlines({Role::weight, 0, 0}) == 5);
  CHECK(outlines({Role::tap, 0, 0}) == 1);
}

TEST_CASE("the strip fits what has lines, and says the counts") {
  Scene alone;
  alone.input_shape = {1, 1, 1, 3};
  alone.layers.push_back({"r", "relu", {}, {}, "", "", ""});
  const auto ops = all_ops();
  const auto views = all_views();
  CHECK(views.at("strip").fits(*study_of(open_scene("opening", ops), ops)));
  CHECK_FALSE(views.at("strip").fits(*study_of(alone, ops)));
  const std::string text = view_text("strip", open_scene("stamps_on_stamps", ops), 4);
  CHECK(text.find("Ways that lead to each output cell: 1 3 2 3 1") != std::string::npos);
  CHECK(text.find("1 3 2 3 repeats") != std::string::npos);
}

TEST_CASE("layers whose cells lie nowhere near what they go to have no strip") {
  const auto ops = all_ops();
  const auto views = all_views();
  CHECK_FALSE(views.at("strip").fits(*study_of(open_scene("fold_of_unfold", ops), ops)));
  CHECK(views.at("strip").fits(*study_of(open_scene("icnr", ops), ops)));
  CHECK(views.at("strip").fits(*study_of(open_scene("bed_of_nails", ops), ops)));
}

TEST_CASE("the strip says true things of its line") {
  const auto said = [](const char* scene, double time) {
    const auto study = study_of(open_scene(scene, all_ops()), all_ops());
    const Timeline timeline = timeline_of(*study);
    const Fonts fonts;
    const auto views = all_views();
    return views.at("strip").draw(*study, moment_at(timeline, time), {}, style_named("light", fonts)).description;
  };
  const auto says = [&](const char* scene, double time, const char* words) {
    const std::string text = said(scene, time);
    INFO(scene << ": " << text);
    CHECK(text.find(words) != std::string::npos);
  };
  // A dilated kernel shares those cells that have a weight in both.
  says("dilated_transposed", 4.5, "has 3 cells spread over 5, the next begins 2 further: neighbours share 2 cells.");
  says("guide_dilation", 3.5, "neighbours lie between each other and share no cell.");
  says("stride_2_kernel_2", 3.5, "neighbours touch and do not overlap.");
  CHECK(said("stride_2_kernel_2", 3.5).find("add up") == std::string::npos);
  // Three inputs cannot show what repeats away from the ends of more.
  says("guide_no_padding_no_strides_transposed", 5.5, "in a longer row the middle would always get 3.");
  // What occurs once is not seen to repeat.
  says("dilated_transposed", 4.5, "1 0 2 0 3 0 2 0 1 products; in a longer row 3 0 would repeat");
  says("three_channels", 9.5, "1 1 1 1 1 1 products; the same everywhere.");
  // Where stamps of one line only touch, those of other channels add up.
  says("three_channels", 9.5, "neighbours touch and do not overlap; what adds up comes from other channels.");
  says("stamps_of_3_every_2", 2.5, "away from the ends 1 2 repeats");
  says("gradient_checkerboard", 9, "From input row 3 alone the cells of output row 1 get 3 3 3 products");
  says("gradient_checkerboard", 9, "Only row 3 of the input is drawn; rows 2 and 4 go into output row 1 as well.");
  says("icnr", 14.5, "channel 1 goes into output row 2 as well.");
  // Where one value passes nothing is multiplied or added up.
  says("guide_numerical_max_pooling", 3.5, "one value passes, the largest");
  for (const char* scene : {"guide_numerical_max_pooling", "max_pool_and_unpool", "pooling_with_ties"})
    CHECK(said(scene, 2.5).find("product") == std::string::npos);
}

TEST_CASE(
    "where cells are too small for numbers the kernel keeps its own, and rows and stamps say what their colours run from and "
    "to") {
  const auto study = study_of(open_scene("picture_through_kernels", all_ops()), all_ops());
  const Timeline timeline = timeline_of(*study);
  const Fonts fonts;
  const auto views = all_views();
  ViewTile tile;
  tile.view = &views.at("strip");
  const auto words = words_of(drawn({tile}, *study, moment_at(timeline, timeline.steps()), style_named("light", fonts)));
  CHECK(times(words, "0.44") == 3);
  for (const std::string note : {"row 23, all 0.68", "x · w, all 0.302", "row 46, 0.302 to 0.604"}) {
    INFO(note);
    CHECK(times(words, note) == 1);
  }
  CHECK(view_text("strip", open_scene("stamps_of_3_every_2", all_ops()), 2.5).find("x · w in each cell") != std::string::npos);
}

TEST_CASE("a strip keeps its size while it plays") {
  for (const char* scene : {"one_stamp", "guide_padding_strides", "guide_padding_strides_transposed", "three_channels"}) {
    const auto study = study_of(open_scene(scene, all_ops()), all_ops());
    const Timeline timeline = timeline_of(*study);
    const Fonts fonts;
    const auto views = all_views();
    std::set<double> widths;
    double least = 1e9, most = 0;
    for (int step = 0; step < timeline.steps(); ++step) {
      const Figure figure = views.at("strip").draw(*study, moment_at(timeline, step + 0.5), {}, style_named("light", fonts));
      const auto& strip = std::get<Group>(figure.marks.front());
      const auto& words = std::get<Group>(figure.marks.back());
      widths.insert(figure.size.width);
      least = std::min(least, words.offset.y - strip.offset.y), most = std::max(most, words.offset.y - strip.offset.y);
    }
    INFO(scene);
    CHECK(widths.size() == 1);
    CHECK(most == doctest::Approx(least));
  }
}

TEST_CASE("strips of shipped scenes are what was looked at") {
  check_view_golden("strip", "stamps_of_3_every_2", 2.5);
  check_view_golden("strip", "stamps_on_stamps", 1.5);
  check_view_golden("strip", "linear", 14.5);
}
