// Operations that give the same numbers by different ways, each checked here with the program's own operations.
#pragma once
#include <string>
#include <vector>

#include "op/op.h"

namespace upstamp {

struct Equivalence {
  std::string id, title;
  std::string sentence;  // what equals what, and how the weights and settings are carried over
  std::string source;
  double largest_difference = 0;  // over all cells compared; infinity when the shapes differ
};

// Computed with noise of that seed, in several sizes each. Throws Error when an operation that is needed is missing.
std::vector<Equivalence> equivalences(const Catalogue<Op>&, int seed);

}  // namespace upstamp
