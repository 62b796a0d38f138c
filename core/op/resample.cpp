#include "op/resample.h"

namespace upstamp {

std::vector<std::string> coordinate_choices() {
  return {"half_pixel", "align_corners", "asymmetric", "pytorch_half_pixel", "half_pixel_symmetric"};
}

double source_place(std::string_view coordinates, const ResizedAxis& axis, int index) {
  const bool by_factor = axis.factor > 0;
  const double step = by_factor ? 1 / axis.factor : static_cast<double>(axis.in) / axis.out;
  if (coordinates == "asymmetric") return index * step;
  if (coordinates == "align_corners") return axis.out == 1 ? 0 : index * (static_cast<double>(axis.in - 1) / (axis.out - 1));
  // The length that was asked for counts here, before it is rounded down to whole cells.
  if (coordinates == "pytorch_half_pixel" && (by_factor ? axis.in * axis.factor : axis.out) == 1) return 0;
  const double place = (index + 0.5) * step - 0.5;
  // The factor asks for in * factor cells, of which only the whole ones exist; symmetric centres those on the input.
  if (coordinates == "half_pixel_symmetric" && by_factor) return place + axis.in / 2.0 * (1 - axis.out / (axis.factor * axis.in));
  return place;
}

void connect_samples(Wiring& wiring, const AxisSamples& rows, const AxisSamples& columns) {
  reserve_taps(wiring, wiring.out.channels * rows.count() * columns.count());
  for (int cell = 0; cell < static_cast<int>(wiring.out.cells()); ++cell) {
    const Position at = position(wiring.out, cell);
    for (const Sample& row : rows.at(at.row))
      for (const Sample& column : columns.at(at.column))
        wiring.taps.push_back({cell, wiring.in.index(at.channel, row.in, column.in), -1, row.gain * column.gain});
  }
}

}  // namespace upstamp
