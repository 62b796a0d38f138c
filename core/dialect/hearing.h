// Layers written in a framework's words, as ours: its names of parameters, and its name of the op with its defaults.
#pragma once
#include "dialect/dialect.h"
#include "lab/vocabulary.h"

namespace upstamp {

// For scene files and for settings as they are typed. With an op of ours a framework's words change what they speak of and leave
// the rest; with the framework's name of an op everything else has the framework's default.
Vocabulary words_of_dialects();

// What the dialect calls our parameter of that op, in the wording; "" when it has no such word.
std::string word_for(const Wording&, std::string_view parameter);

// Whether both name one thing there: ConvTranspose2d is torch.nn.functional.conv_transpose2d.
bool same_call(std::string_view first, std::string_view second);

}  // namespace upstamp
