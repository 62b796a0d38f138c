// The one exception for bad input from outside: its text is a full sentence a user can act on, with the place and a way out.
#pragma once
#include <stdexcept>
#include <string>

namespace upstamp {

// Example: throw Error("line 4, column 12 of up.json: there is no op \"bilinaer\". Did you mean linear?");
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& sentence) : std::runtime_error(sentence) {}
};

}  // namespace upstamp
