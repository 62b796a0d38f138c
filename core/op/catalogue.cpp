// The build writes ops.inc: one line ENTRY(name) for each core/ops/name.cpp, which defines the function `Op name()`.
#include "op/op.h"

namespace upstamp {

#define ENTRY(name) Op name();
#include "ops.inc"
#undef ENTRY

Catalogue<Op> all_ops() {
  return {"op",
          {
#define ENTRY(name) name(),
#include "ops.inc"
#undef ENTRY
          }};
}

}  // namespace upstamp
