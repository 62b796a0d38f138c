// Letters as shapes, for drawings that must look the same where the fonts are missing.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "figure/figure.h"
#include "figure/fonts.h"

namespace upstamp {

// Opens the faces once. One thread at a time.
class LetterOutlines {
 public:
  explicit LetterOutlines(const Fonts&);
  ~LetterOutlines();

  // The words as one path in SVG's words, to be filled by the nonzero rule; letters stand where their advances put them.
  std::string path_of(const Text&, const std::function<std::string(double)>& number) const;

 private:
  struct Faces;
  const Fonts& fonts_;
  std::unique_ptr<const Faces> faces_;
};

}  // namespace upstamp
