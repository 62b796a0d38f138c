// The figures of a comparison as words.
#pragma once
#include <string>
#include <vector>

#include "view/comparison.h"

namespace upstamp {

// Three digits that count, for errors.
double rounded(double value);
std::string with_decimals(double value, int decimals);  // all of them, zeros too
std::string percent_words(double share);
// One of several values, all written with the same number of decimals.
std::string alike_words(double value, const std::vector<double>& all);
std::string rmse_words(const Comparison&, const Way&);
// What differences are: "output − input".
std::string difference_words(const Comparison&);

}  // namespace upstamp
