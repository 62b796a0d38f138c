#include "writer/numbers.h"

#include <algorithm>

#include "base/error.h"

namespace upstamp {

const NumberGrid& grid_named(const Film& film, const std::string& name) {
  const auto found =
      std::find_if(film.grids.begin(), film.grids.end(), [&](const NumberGrid& grid) { return grid.name == name; });
  if (found != film.grids.end()) return *found;
  std::vector<std::string> names;
  for (const NumberGrid& grid : film.grids) names.push_back(grid.name);
  throw Error("There are no numbers " + name + " here" +
              (names.empty() ? ", for the film has none. Choose a format of pictures."
                             : ". Choose which=" + join(names, " or which=") + "."));
}

}  // namespace upstamp
