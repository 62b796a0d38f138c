#include "op/matrix.h"

#include <Eigen/QR>
#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {

double entry_count(const Wiring& wiring) {
  return static_cast<double>(wiring.out.cells()) * static_cast<double>(wiring.in.cells());
}

WiringMatrix matrix_of(const Wiring& wiring, const Tensor& w) {
  if (entry_count(wiring) > static_cast<double>(most_entries))
    throw Error("The matrix would have " + rounded_text(entry_count(wiring), 0) + " entries; at most " +
                std::to_string(most_entries) + " can be looked at one by one. Make the input smaller.");
  if (wiring.weight.cells() > 0 && w.shape != wiring.weight)
    throw Error("The weights should be " + shape_text(wiring.weight) + ", but are " + shape_text(w.shape) + ".");
  WiringMatrix matrix{static_cast<int>(wiring.out.cells()), static_cast<int>(wiring.in.cells()), {}, {}};
  const auto entries = static_cast<std::size_t>(matrix.rows) * static_cast<std::size_t>(matrix.columns);
  matrix.values.assign(entries, 0.0);
  matrix.taps.assign(entries, -1);
  for (std::size_t i = 0; i < wiring.taps.size(); ++i) {
    const Tap& tap = wiring.taps[i];
    const auto entry =
        static_cast<std::size_t>(tap.out) * static_cast<std::size_t>(matrix.columns) + static_cast<std::size_t>(tap.in);
    matrix.values[entry] += tap.gain * (tap.weight < 0 ? 1 : w[tap.weight]);
    if (matrix.taps[entry] < 0) matrix.taps[entry] = static_cast<int>(i);
  }
  return matrix;
}

bool quickly_recovered(const Wiring& wiring) {
  constexpr double most_work = 1 << 24;
  const double entries = entry_count(wiring);
  return entries <= static_cast<double>(most_entries) &&
         entries * static_cast<double>(std::min(wiring.in.cells(), wiring.out.cells())) <= most_work;
}

Recovered recovered(const Wiring& wiring, const Tensor& w, const Tensor& y) {
  if (y.shape != wiring.out)
    throw Error("The output should be " + shape_text(wiring.out) + ", but is " + shape_text(y.shape) + ".");
  const WiringMatrix matrix = matrix_of(wiring, w);
  using Dense = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver(
      Eigen::Map<const Dense>(matrix.values.data(), matrix.rows, matrix.columns));
  Tensor values = y;
  for (const Offset& offset : wiring.offsets) values[offset.out] -= offset.gain * (offset.weight < 0 ? 1 : w[offset.weight]);
  Recovered found{Tensor(wiring.in), static_cast<int>(solver.rank())};
  Eigen::Map<Eigen::VectorXd>(found.x.values.data(), matrix.columns) =
      solver.solve(Eigen::Map<const Eigen::VectorXd>(values.values.data(), matrix.rows));
  return found;
}

}  // namespace upstamp
