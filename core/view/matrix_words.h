// What the matrix view says: what the step's row or column holds, how full the matrix is, and when it holds at all.
#pragma once
#include <string>
#include <vector>

#include "view/matrix_sheet.h"

namespace upstamp {

// Of the present step, of what is pointed at, or of the matrix as a whole.
std::vector<std::string> present_sentences(const MatrixSheet&, const Turned&);
// The longest that they may become while the steps play, for keeping room.
std::vector<std::vector<std::string>> possible_sentences(const MatrixSheet&, const Turned&);
// What is true at every step.
std::vector<std::string> lasting_sentences(const Study&, const MatrixSheet&);

}  // namespace upstamp
