// Pieces that the wordings of several frameworks are made of.
#pragma once
#include <string>

#include "dialect/dialect.h"

namespace upstamp {

// An op without weights that is said by its name and a statement.
Wording plain(const std::string& op, const std::string& name, const std::string& statement, std::vector<Word> words = {});

// What a layer's class says of its weights besides, and what must hold of it: as many channels as come in, and no bias, which is
// a layer of its own here.
std::vector<Word> words_of_weights(const std::string& bias);
void hear_weights(const Settings& there, Shape in, Settings& ours);

// The size that settings of a resizing op ask for, on both axes: given, or from the factor, rounded down.
PerAxis size_asked_for(const Settings& ours, Shape in);

}  // namespace upstamp
