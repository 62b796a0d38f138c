// One scene as each framework does it when asked in its usual way for the same kernel, stride and size, and what that changes.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "dialect/dialect.h"

namespace upstamp {

struct OtherReading {
  std::string dialect, how;            // id; "padding='same'", "" where that changes nothing
  std::shared_ptr<const Study> study;  // null when it cannot be done there; then the sentence says why
  std::string sentence;
  double largest_difference = 0;  // over all cells; infinity when the shapes differ
};

// All dialects in the catalogue's order, those with several readings several times. Throws Error when the scene itself is
// illegal.
std::vector<OtherReading> other_readings(const Scene&, const Catalogue<Op>&);

// The readings that can be done, as ways for the scene to be held against: "Keras and TensorFlow, padding='same'". Its own
// dialect's is left out where it changes nothing.
std::vector<OtherWay> readings_as_ways(const Scene&, const Catalogue<Op>&);

// What tells the second output from the first: "The same shape, shifted by one cell down and one cell to the right."
std::string difference_sentence(const Tensor& first, const Tensor& second);
double largest_difference(const Tensor& first, const Tensor& second);

}  // namespace upstamp
