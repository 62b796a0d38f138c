#include "reason/spectrum.h"

#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

#include <unsupported/Eigen/FFT>

#include "reason/ways.h"

namespace upstamp {
namespace {

using Complex = std::complex<double>;

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

// The cells of one axis that are looked at: each has the whole of its surroundings on the map, and all phases are among them.
struct Middle {
  int first = 0, end = 0;
};
std::optional<Middle> middle_of(int side, int period) {
  if (period < 1 || side - 2 * (period / 2) < period) return std::nullopt;
  const int margin = std::min(2 * period, (side - period) / 2);
  return Middle{margin, side - margin};
}

// Lines of a plane: cell i of line l is plane[l * line + i * step].
struct Lines {
  std::int64_t count, line, length, step;
};

// Replaces each cell by the mean of its surroundings of one period; an even period counts its two ends by half. Such a mean
// leaves nothing of any multiple of 1 / period and all of a slope. Cells near the ends keep their value.
void smooth(std::vector<double>& plane, const Lines& lines, int period) {
  if (period == 1) return;
  const std::int64_t half = period / 2;
  std::vector<double> sums(at(lines.length) + 1);
  for (std::int64_t l = 0; l < lines.count; ++l) {
    const auto cell = [&](std::int64_t i) -> double& { return plane[at(l * lines.line + i * lines.step)]; };
    for (std::int64_t i = 0; i < lines.length; ++i) sums[at(i) + 1] = sums[at(i)] + cell(i);
    const auto sum = [&sums](std::int64_t from, std::int64_t to) { return sums[at(to)] - sums[at(from)]; };
    for (std::int64_t i = half; i < lines.length - half; ++i)
      cell(i) = period % 2 == 1 ? sum(i - half, i + half + 1) / period
                                : (sum(i - half, i + half) + sum(i - half + 1, i + half + 1)) / (2 * period);
  }
}

struct Energies {
  double pattern = 0, all = 0;
};

// Of one plane: mean squares over the phases of the repeating pattern, and of the cells themselves.
Energies energies_of(const std::vector<double>& plane, const Shape& shape, PerAxis period, Middle rows, Middle columns) {
  std::vector<double> smoothed = plane;
  smooth(smoothed, {shape.columns, 1, shape.rows, shape.columns}, period.rows);
  smooth(smoothed, {shape.rows, shape.columns, shape.columns, 1}, period.columns);
  struct Phase {
    double pattern = 0, squares = 0, cells = 0;
  };
  std::vector<Phase> phases(at(std::int64_t{period.rows} * period.columns));
  for (int row = rows.first; row < rows.end; ++row)
    for (int column = columns.first; column < columns.end; ++column) {
      const std::size_t cell = at(std::int64_t{row} * shape.columns + column);
      Phase& phase = phases[at(std::int64_t{row % period.rows} * period.columns + column % period.columns)];
      phase.pattern += plane[cell] - smoothed[cell];
      phase.squares += plane[cell] * plane[cell];
      ++phase.cells;
    }
  Energies energies;
  for (const Phase& phase : phases) {
    energies.pattern += phase.pattern / phase.cells * (phase.pattern / phase.cells);
    energies.all += phase.squares / phase.cells;
  }
  return energies;
}

// Transforms every line in place.
void transform(std::vector<Complex>& plane, const Lines& lines) {
  Eigen::FFT<double> fft;
  std::vector<Complex> line(at(lines.length)), turned;
  for (std::int64_t l = 0; l < lines.count; ++l) {
    for (std::int64_t i = 0; i < lines.length; ++i) line[at(i)] = plane[at(l * lines.line + i * lines.step)];
    // Of a lone number the transform is that number, which the library does not take.
    if (lines.length == 1) continue;
    fft.fwd(turned, line);
    for (std::int64_t i = 0; i < lines.length; ++i) plane[at(l * lines.line + i * lines.step)] = turned[at(i)];
  }
}

// How many output cells come from how many input cells, in lowest terms. A kernel that slides tells its stride, what resizes its
// sizes, and what else there is enlarges by a whole number or has no pattern; nor has a ratio like 119 : 88 one worth the name.
struct Ratio {
  int up = 1, down = 1;
};
Ratio ratio_of(const Wiring& wiring, Axis axis) {
  constexpr int longest = 16;
  if (wiring.sliding) {
    const int stride = wiring.sliding->stride.at(axis);
    return wiring.sliding->coarse_is_input ? Ratio{stride, 1} : Ratio{1, stride};
  }
  const int in = wiring.in.along(axis), out = wiring.out.along(axis), both = std::gcd(in, out);
  const bool patterned = out / both <= longest && (wiring.resampling || out % in == 0 || in % out == 0);
  return patterned ? Ratio{out / both, in / both} : Ratio{};
}

int period_after(int period, Ratio ratio) { return ratio.up * (period / std::gcd(period, ratio.down)); }

}  // namespace

double artifact_energy(const Tensor& map, PerAxis period) {
  const Shape& shape = map.shape;
  const auto rows = middle_of(shape.rows, period.rows), columns = middle_of(shape.columns, period.columns);
  double largest = 0;
  for (const double value : map.values) {
    if (!std::isfinite(value)) return 0;
    largest = std::max(largest, std::fabs(value));
  }
  if (!rows || !columns || largest == 0) return 0;
  Energies sum;
  for (std::int64_t first = 0; first < shape.cells(); first += shape.plane()) {
    std::vector<double> plane(at(shape.plane()));
    for (std::size_t i = 0; i < plane.size(); ++i) plane[i] = map.values[at(first) + i] / largest;
    const Energies energies = energies_of(plane, shape, period, *rows, *columns);
    sum.pattern += energies.pattern, sum.all += energies.all;
  }
  return sum.all > 0 ? std::min(1.0, sum.pattern / sum.all) : 0;
}

PerAxis replica_period(const Wiring& wiring) {
  const auto along = [&](Axis axis) {
    const Ratio ratio = ratio_of(wiring, axis);
    return ratio.up > ratio.down ? ratio.up : 1;
  };
  return {along(Axis::rows), along(Axis::columns)};
}

PerAxis replica_period(const Study& study) {
  if (!study.span) return replica_period(study.focused().wiring);
  PerAxis period = 1;
  for (int index = stretch_in_view(study).first; index <= study.focus; ++index) {
    const Wiring& wiring = study.layers[at(index)].wiring;
    period = {period_after(period.rows, ratio_of(wiring, Axis::rows)),
              period_after(period.columns, ratio_of(wiring, Axis::columns))};
  }
  return period;
}

Tensor spectrum(const Tensor& map, int channel, PerAxis frequencies) {
  const Shape& shape = map.shape;
  std::vector<Complex> plane(at(std::int64_t{frequencies.rows} * frequencies.columns));
  // At multiples of 1 / frequencies, cells that many apart turn alike, so a longer map may be folded.
  for (int row = 0; row < shape.rows; ++row)
    for (int column = 0; column < shape.columns; ++column)
      plane[at(std::int64_t{row % frequencies.rows} * frequencies.columns + column % frequencies.columns)] +=
          map.at(channel, row, column);
  transform(plane, {frequencies.rows, frequencies.columns, frequencies.columns, 1});
  transform(plane, {frequencies.columns, 1, frequencies.rows, frequencies.columns});
  Tensor magnitudes(Shape{1, 1, frequencies.rows, frequencies.columns});
  for (int row = 0; row < frequencies.rows; ++row)
    for (int column = 0; column < frequencies.columns; ++column)
      magnitudes.at(0, (row + frequencies.rows / 2) % frequencies.rows,
                    (column + frequencies.columns / 2) % frequencies.columns) =
          std::abs(plane[at(std::int64_t{row} * frequencies.columns + column)]);
  return magnitudes;
}

Tensor response_to_constant(const Wiring& wiring, const Tensor& w) {
  Tensor response(wiring.out);
  for (const Tap& tap : wiring.taps) response[tap.out] += tap.gain * (tap.weight < 0 ? 1 : w[tap.weight]);
  return response;
}

}  // namespace upstamp
