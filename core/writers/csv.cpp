#include <ostream>

#include "writer/numbers.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

struct Options {
  std::string which = "y";
};

// Where the block of rows stands that begins at this value: "[0, 2]" for all sides but the last two.
std::string place_of(const std::vector<int>& sides, std::size_t value) {
  std::vector<std::string> places;
  for (std::size_t side = sides.size(); side-- > 0;) {
    const auto length = static_cast<std::size_t>(std::max(sides[side], 1));
    if (side + 2 < sides.size()) places.insert(places.begin(), std::to_string(value % length));
    value /= length;
  }
  return "[" + join(places, ", ") + "]";
}

// Rows of the last side. Where there are several blocks of them, each begins with a remark that says where it stands.
std::string table(const NumberGrid& grid) {
  const auto side = [&](std::size_t from_last) {
    return grid.sides.size() < from_last ? std::size_t{1}
                                         : static_cast<std::size_t>(std::max(grid.sides[grid.sides.size() - from_last], 1));
  };
  const std::size_t columns = side(1), block = columns * side(2);
  std::string text;
  for (std::size_t value = 0; value < grid.values.size(); ++value) {
    if (value % block == 0 && grid.values.size() > block) text += "# " + grid.name + place_of(grid.sides, value) + "\n";
    text += number_text(grid.values[value]) + ((value + 1) % columns == 0 ? "\n" : ",");
  }
  return text;
}

}  // namespace

Writer csv() {
  Declare<Options> declare("csv", "CSV", "The numbers of the input, the weights or the output as rows, for spreadsheets.");
  declare.choice("which", &Options::which, {"x", "w", "y"}, "Input, weights or output.");
  Writer writer{declare.declaration(), "text/csv", false,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  report(context, 0);
                  stream << table(grid_named(film, read(context.settings).which));
                  require_written(stream);
                  report(context, 1);
                }};
  writer.keeps = Keeps::numbers;
  return writer;
}

}  // namespace upstamp
