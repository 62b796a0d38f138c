// A scene as a program in another language, with its numbers: short, runnable, and it asserts the output that is on screen.
#pragma once
#include <functional>
#include <string>

#include "lab/study.h"

namespace upstamp {

struct Coder {
  Declaration about;   // the id is what --to says
  std::string ending;  // of a file: py, tex
  std::function<std::string(const Study&)> write;
};

// Every file of core/coders, in alphabetical order.
Catalogue<Coder> all_coders();

// The program. Throws Error for scenes whose numbers would not fit on paper.
std::string code_for(const Coder&, const Study&);

}  // namespace upstamp
