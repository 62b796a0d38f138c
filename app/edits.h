// The edits a person can make, as functions from a scene to a changed one. Panels and canvas choose among them and hand the
// answer up.
#pragma once
#include <optional>
#include <string>

#include "figure/figure.h"
#include "lab/lab.h"
#include "view/view.h"

namespace upstamp {

Edit change_setting(const Scene&, int layer, const std::string& parameter, Value, bool goes_on);
// Several at once; `leading` names the step for undo.
Edit change_settings(const Scene&, int layer, const Settings& changes, const std::string& leading);
// The settings of that layer as they were in `opened`, or the declared defaults when it was not there.
Edit reset_settings(const Scene&, const Scene& opened, int layer);
Edit change_order(const Scene&, Order);
Edit change_dialect(const Scene&, const std::string& id, const std::string& title);
Edit focus_layer(const Scene&, int layer);
// What the scene is held against.
Edit change_ways(const Scene&, std::vector<OtherWay>, const std::string& name);
Edit change_granularity(const Scene&, Granularity);
Edit change_values(const Scene&, Values);
// Which views there are, with their places and settings.
Edit arrange_views(const Scene&, const std::vector<ViewTile>&, const std::string& name, bool goes_on);
// The settings of one of these views. Others of the scene stay, whether they are among these or not.
Edit change_view(const Scene&, std::vector<ViewTile>, std::size_t index, Settings, const std::string& name, bool goes_on);
// What the layer is filled with; layer -1 is the input.
Edit change_filling(const Scene&, int layer, Filling);
Edit change_input_shape(const Scene&, Shape, bool goes_on);
Edit change_input(const Scene&, Tensor, const std::string& name);

// True when the tag means a cell that its grid has.
bool in_grid(const Study&, const Tag&);

// Whose number a cell shows: the scene's input or a layer's weight; nothing when it is computed or only shown.
struct Source {
  int layer = -1;  // -1: the input
  int cell = 0;
  bool operator==(const Source&) const = default;
};
std::optional<Source> source_of(const Study&, const Tag&);
double number_at(const Study&, const Source&);
const Tensor& numbers_of(const Study&, const Source&);
// All numbers of the input (layer -1) or of a layer's weights.
Edit change_numbers(const Study&, int layer, Tensor, const std::string& name);
Edit change_number(const Study&, const Source&, double value, bool goes_on);

// A dragged number: `steps` steps from where it began. In grids of whole numbers a step is 1 (fine 0.1), else 0.1 (fine 0.01);
// snap lands on whole numbers.
bool all_whole(const Tensor&);
double dragged_number(bool whole, double began, int steps, bool fine, bool snap);
// "1/3", "-2", "2 * (1 + 3)": what a person types into a cell. Throws Error when it is no number.
double number_in_words(const std::string& text);

// The pickable cell next to this one in its own grid; stops at the edges.
Tag neighbour(const Study&, const Tag&, int rows, int columns);

}  // namespace upstamp
