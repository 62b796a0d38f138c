// The document: an input, a short list of layers, and how to look at them. A scene is plain data; it is what undo keeps and files
// hold.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declare/declaration.h"
#include "op/tensor.h"

namespace upstamp {

enum class Order { scatter, gather };  // where does this input go? / where does this output come from?
// What one step of the playhead is: one product, all of one cell, all of one row of cells, everything at once.
enum class Granularity { product, cell, row, whole };
enum class Values { numbers, fractions, colors, picture };  // how figures show the values of cells; a picture is black to white

// The words for them in files and on the command line, in the order of the enumerations.
const std::vector<std::string>& order_names();
const std::vector<std::string>& granularity_names();
const std::vector<std::string>& value_style_names();

// Where numbers come from: their own values, or a preset that any shape can be filled with.
struct Filling {
  std::string preset = "ramp";  // one of preset_names(); not looked at when there are values
  int seed = 1;                 // of the preset "noise"
  std::shared_ptr<const Tensor> values;
  bool operator==(const Filling&) const;
};
// ramp (1, 2, 3 …), noise (seeded, in [-1, 1], two decimals), impulse (one 1 in the middle), checker (0 and 1), ones, zeros,
// landscape (a small picture, from 0 to 1).
const std::vector<std::string>& preset_names();
Tensor preset_values(std::string_view preset, int seed, Shape);  // throws Error for an unknown preset
// The values where they fit the shape; else they are laid into it from the first cell, the rest 0.
Tensor filled(const Filling&, Shape);

struct Layer {
  std::string id;
  std::string op;
  Settings settings;
  Filling weights;
  std::string from;           // id of the layer whose output comes in; "" = the layer before (the input for the first)
  std::string switches_from;  // id of the pool whose switches are used; "" = the nearest earlier layer that has some
  std::string unknown;        // keys this version does not know, as a JSON object, kept when saving
  std::string with = {};      // of a join: id of the earlier layer whose output comes second
  bool operator==(const Layer&) const = default;
};

// Views are tiled in rows. Which settings a view has is known where views are; here they are a JSON object as text.
struct ViewChoice {
  std::string id;
  std::string settings = {};  // "" = its defaults
  bool beside = false;        // stands in one row with the view before
  double share = 1;           // of the row's width, in relation to its neighbours
  double height = 1;          // of the row, in relation to other rows; that of the row's first view counts
  std::string unknown = {};
  bool operator==(const ViewChoice&) const = default;
};

// Other layers for the same input, to be held against the scene's own.
struct OtherWay {
  std::string title;
  std::string dialect = {};  // whose rules hold; "" = the scene's
  std::vector<Layer> layers = {};
  std::string unknown = {};
  bool operator==(const OtherWay&) const = default;
};
inline constexpr std::size_t most_others = 6;

struct Scene {
  std::string title, note;  // one line; plain sentences
  std::string dialect = "pytorch";
  Shape input_shape{1, 1, 3, 3};
  Filling input;
  std::vector<Layer> layers;
  std::vector<OtherWay> others;  // at most most_others
  std::string focus;             // id of the layer the views look at; "" = the last
  std::string since;        // id of an earlier layer: the views look at all from there to the focus as one; "" = the focus alone
  bool linearised = false;  // curves on the way are replaced by their tangents at this input
  Order order = Order::scatter;
  Granularity granularity = Granularity::cell;
  Values values = Values::numbers;
  std::vector<ViewChoice> views;  // empty: the default for the op
  std::optional<double> poster;   // time of a still, in steps
  std::string unknown;
  bool operator==(const Scene&) const = default;
};

// Index of the layer with that id, or nothing.
std::optional<int> find_layer(const Scene&, std::string_view id);
// Index of the layer the views look at; 0 for a scene without layers.
int focused_layer(const Scene&);

}  // namespace upstamp
