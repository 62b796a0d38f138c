// The size formula of a layer as it is told: what is not set is left out, a padding that is the same at both ends is one word,
// and a stride that is not given is still called stride.
#pragma once
#include "op/op.h"

namespace upstamp {

struct ShownFormula {
  Expression formula;
  Expression::Values values;       // of its names; to be asked while the op lives
  std::vector<std::string> notes;  // sentences about what the formula does not say
};
ShownFormula shown_size(const Op&, const Settings&, Shape in, Axis);
ShownFormula shown_channels(const Op&, const Settings&, Shape in);

}  // namespace upstamp
