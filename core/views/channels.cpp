// Several channels: which input channel feeds which output channel, through which kernel, in which group.
#include "view/caption.h"
#include "view/channel_links.h"
#include "view/channel_picture.h"
#include "view/sentences.h"
#include "view/straight.h"
#include "view/view.h"

namespace upstamp {
namespace {

struct Options {
  int most_inputs = 12, most_outputs = 12;
};

constexpr double narrowest = 560;

std::string link_sentence(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  const int in = wiring.in.channels, out = wiring.out.channels, groups = groups_of(stage.layer);
  const bool kernels = wiring.sliding && wiring.weight.cells() > 0;
  if (channels_are_separate(stage))
    return kernels ? "Every channel has a kernel of its own and none meets another: " + counted(in, "group") + " of one channel."
                   : "Every channel goes its own way: none meets another.";
  if (channels_are_handed_out(stage))
    return "Each output channel takes cells of one input channel; those that it leaves are grey.";
  if (!kernels)
    return std::string("In the middle stands, in its place, what each input channel puts into an output channel; these parts ") +
           (Straight(stage.layer).has_constants() ? "and the constants add up to the output." : "add up to the output.");
  const std::string each = "Each output channel adds up " + counted(in / groups, "input channel");
  const std::string count = counted(static_cast<long long>(wiring.weight.outer) * wiring.weight.channels, "kernel");
  if (groups == 1)
    return each + (in == 1 ? "" : ", each") + " through a kernel of its own: " + std::to_string(in) + " × " +
           std::to_string(out) + " = " + count + ".";
  return "Channels of different groups never mix. " + each + " of its group, so " + counted(groups, "group") + " need " + count +
         " instead of " + std::to_string(in * out) + ".";
}

std::string layout_sentence(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  if (!wiring.sliding || wiring.weight.cells() == 0) return "";
  const bool coarse_is_input = wiring.sliding->coarse_is_input;
  const std::string of_group = groups_of(stage.layer) > 1 ? " within the group" : "";
  return "The weights lie as w[" +
         std::string(coarse_is_input ? "input channel, output channel" : "output channel, input channel") + of_group +
         ", row, column]: " + std::to_string(wiring.weight.outer) + " × " + std::to_string(wiring.weight.channels) + " × " +
         std::to_string(wiring.weight.rows) + " × " + std::to_string(wiring.weight.columns) + ".";
}

// What is said of every step, and then of this one, with room for two lines, so that the picture keeps its height.
Block sentences_and_step(const std::vector<std::string>& always, const std::string& step, double width, const Style& style) {
  Block first = sentences_block(always, width, style), last = sentences_block({step}, width, style, false);
  const Block line = sentences_block({"w"}, width, style, false);
  last.size.height = std::max(last.size.height, 2 * line.size.height);
  return stacked({std::move(first), std::move(last)}, 0);
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const double margin = style.sizes.margin, gap = style.sizes.gap;
  const double page_width = style.page.width * type_scale(style) - 2 * margin;
  std::vector<std::string> sentences{link_sentence(stage), layout_sentence(stage)};
  const double words = sentences_block({"w", "w", "w", "w", "w"}, page_width, style).size.height + gap;
  ChannelPicture picture = channel_picture(stage, {page_width, style.page.height * type_scale(style) - 2 * margin - words},
                                           options.most_inputs, options.most_outputs);
  sentences.push_back(picture.left_out);
  const double width = std::max(picture.block.size.width, std::min(narrowest * type_scale(style), page_width));
  Block below = sentences_and_step(sentences, step_sentence(stage), width, style);
  sentences.push_back(step_sentence(stage));
  picture.block.group.name = "channels";
  picture.block.group.offset = {margin + (width - picture.block.size.width) / 2, margin};
  below.group.offset = {margin, margin + picture.block.size.height + gap};
  Figure figure;
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Channels of " + stage.layer.op->about.title;
  figure.description = joined_sentences(sentences);
  figure.marks = {std::move(picture.block.group), std::move(below.group)};
  return figure;
}

}  // namespace

View channels() {
  return make_view(
      Declare<Options>("channels", "Channels",
                       "Shows every channel as a small picture, and between them the kernels, in groups, or which output cells "
                       "each input channel reaches.")
          .count("most_inputs", &Options::most_inputs, 1, 32, {"channels", "At most so many input channels are drawn."})
          .count("most_outputs", &Options::most_outputs, 1, 32, {"channels", "At most so many output channels are drawn."}),
      [](const Study& study) { return study.focused().wiring.in.channels > 1 || study.focused().wiring.out.channels > 1; }, draw);
}

}  // namespace upstamp
