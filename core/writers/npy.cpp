#include <ostream>

#include "writer/numbers.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

struct Options {
  std::string which = "y";
};

}  // namespace

Writer npy() {
  Declare<Options> declare("npy", "NPY", "The numbers of the input, the weights or the output, for numpy.load.");
  declare.choice("which", &Options::which, {"x", "w", "y"}, "Input, weights or output.");
  Writer writer{declare.declaration(), "application/octet-stream", false,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  report(context, 0);
                  const NumberGrid& grid = grid_named(film, read(context.settings).which);
                  stream << npy_bytes(grid.sides, grid.values);
                  require_written(stream);
                  report(context, 1);
                }};
  writer.keeps = Keeps::numbers;
  return writer;
}

}  // namespace upstamp
