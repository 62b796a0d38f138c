// The build writes coders.inc: one line ENTRY(name) for each core/coders/name.cpp, which defines the function `Coder name()`.
#include "base/error.h"
#include "coder/coder.h"

namespace upstamp {

namespace coders {
#define ENTRY(name) Coder name();
#include "coders.inc"
#undef ENTRY
}  // namespace coders

Catalogue<Coder> all_coders() {
  return {"target",
          {
#define ENTRY(name) coders::name(),
#include "coders.inc"
#undef ENTRY
          }};
}

std::string code_for(const Coder& coder, const Study& study) {
  constexpr std::int64_t most_numbers = 20'000;
  std::int64_t numbers = study.input.shape.cells();
  for (const LayerStudy& layer : study.layers) numbers += layer.y.shape.cells() + layer.wiring.weight.cells();
  if (numbers > most_numbers)
    throw Error("The program would hold " + std::to_string(numbers) + " numbers, more than " + std::to_string(most_numbers) +
                ". Choose a smaller scene.");
  return coder.write(study);
}

}  // namespace upstamp
