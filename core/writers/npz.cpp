#include <ostream>

#include "writer/numbers.h"
#include "writer/writer.h"
#include "writer/zip.h"

namespace upstamp {

Writer npz() {
  Declaration about;
  about.id = "npz", about.title = "NPZ";
  about.doc = "The numbers of the input, the weights and the output by their letters, for numpy.load.";
  Writer writer{about, "application/zip", false, [](const Film& film, const WriteContext& context, std::ostream& stream) {
                  report(context, 0);
                  Zip zip(stream);
                  for (const NumberGrid& grid : film.grids)
                    zip.add(grid.name + ".npy", npy_bytes(grid.sides, grid.values), Packing::stored);
                  if (const std::string scene = scene_link(film); !scene.empty()) zip.add("scene.txt", scene, Packing::stored);
                  zip.finish();
                  require_written(stream);
                  report(context, 1);
                }};
  writer.keeps = Keeps::numbers;
  writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
