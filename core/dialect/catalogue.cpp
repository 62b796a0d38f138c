// The build writes dialects.inc: one line ENTRY(name) for each core/dialects/name.cpp, which defines the function `Dialect
// name()`.
#include "dialect/dialect.h"

namespace upstamp {

namespace dialects {
#define ENTRY(name) Dialect name();
#include "dialects.inc"
#undef ENTRY
}  // namespace dialects

Catalogue<Dialect> all_dialects() {
  return {"dialect",
          {
#define ENTRY(name) dialects::name(),
#include "dialects.inc"
#undef ENTRY
          }};
}

}  // namespace upstamp
