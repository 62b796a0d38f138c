// A scene worked out: every layer's wiring and numbers. Views read it, nobody changes it.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/scene.h"
#include "op/op.h"

namespace upstamp {

struct LayerStudy {
  int index = 0;  // among the study's layers; the number of layers for several seen as one
  std::shared_ptr<const Op> op;
  Layer layer;
  int from = -1;           // layer whose output comes in; -1 = the scene's input
  int switches_from = -1;  // layer whose switches are used; -1 = none
  int with = -1;           // of a join: layer whose output comes second
  int second_channel = 0;  // of a join: the channel of x where that output begins
  Wiring wiring;
  TapsByOutput by_output;  // of the wiring
  Tensor x, w, y;          // w has one cell 0 when the op has no weights
  Switches switches;       // empty unless the op makes some
  Curve curve;             // bends the wiring's sums; no functions when the op is its wiring
  bool several = false;    // layers seen as one: what their weights come to stands in the gains of the taps
};

// What another way makes of the scene's input.
struct OtherStudy {
  std::string title;
  std::shared_ptr<const Tensor> y;  // null when it cannot be worked out; then `obstacle` says why
  std::string obstacle;
};

// Two maps that a join cannot take together, because their rows or columns differ: 88 × 88 and 89 × 89. Named by the layers that
// give them; -1 is the scene's input.
struct Misfit {
  std::string title;  // of the join
  int from = -1, with = -1;
  std::string remedy;  // "output_padding = 1 in layer 3 (double)"; "" when no small change mends it
};

struct Study {
  Scene scene;
  Tensor input;
  std::vector<LayerStudy> layers;
  int focus = 0;
  std::vector<OtherStudy> others;  // one for each of the scene's
  std::optional<LayerStudy> span;  // the layers that the views look at as one, if they do
  std::optional<Misfit> misfit;    // why there are no more layers: a join comes next that cannot be; none in a whole study
  const LayerStudy& focused() const { return span ? *span : layers[static_cast<std::size_t>(focus)]; }
  // By LayerStudy::index; null when there is none.
  const LayerStudy* find(int index) const;
};

// The setting of an earlier layer that makes two maps fit.
struct JoinRemedy {
  int layer = 0;
  std::string parameter;
  Value value;
  std::string words;  // "output_padding = 1 in layer 3 (double)"
};

// What keeps a scene from being worked out: in which layer (-1: the scene itself), and why.
struct Obstacle {
  int layer = -1;
  std::vector<Problem> problems;
  std::optional<JoinRemedy> remedy = {};
  std::shared_ptr<const Study> so_far = {};  // of a join whose maps do not fit: the layers before it, with their misfit
};

// What a framework forbids on top of the ops' own rules; and how such rules are found by the name of the scene's dialect, which
// may throw Error for an unknown name. Without them only the ops' own rules hold.
using LayerRules = std::function<std::vector<Problem>(const Op&, const Settings&, Shape in)>;
using DialectRules = std::function<LayerRules(std::string_view dialect)>;

struct Worked {
  std::shared_ptr<const Study> study;  // null when there are obstacles
  Obstacle obstacle;                   // the first one; no problems when there is a study
};
// Illegal settings are no errors: they come back as problems.
Worked work_out(const Scene&, const Catalogue<Op>&, const DialectRules& = {});
// Throws Error with the first problem, for callers who have nobody to show problems to.
std::shared_ptr<const Study> study_of(const Scene&, const Catalogue<Op>&, const DialectRules& = {});

// Shape that comes into layer `index` (a layer of the scene), if the layers that lead there are legal; nothing is computed.
std::optional<Shape> shape_into(const Scene&, int index, const Catalogue<Op>&);

// Layers `first` to `last`, each fed by the one before, as one wiring from the first one's input to the last one's output. A
// curve is no wiring: throws Error naming the layer, unless `linearised`, which takes its tangent at this input. Throws Error for
// joins.
Composed seen_as_one(const Study&, int first, int last, bool linearised = false);

}  // namespace upstamp
