// What differs between systems: the command line as UTF-8, a terminal that shows it, memory, and other programs.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace upstamp {

// The program's arguments, its own name first. Also makes the terminal show UTF-8 where that must be asked for.
std::vector<std::string> utf8_arguments(int count, const char* const* words);

// Memory that is given back stays with the program instead of going to the system and coming back page by page: for a window that
// draws many times a second.
void keep_freed_memory();

// Another program, fed through its standard input. It does not outlive this.
class FedProgram {
 public:
  // The program's name, looked for where the system keeps programs, and its arguments. What it says goes into the file `says_to`.
  FedProgram(const std::vector<std::string>& words, const std::string& says_to);
  ~FedProgram();  // ends it where it still runs
  FedProgram(const FedProgram&) = delete;
  FedProgram& operator=(const FedProgram&) = delete;

  bool started() const { return process_ != none; }      // false: there is no such program
  bool feed(std::span<const std::uint8_t> bytes) const;  // false: it takes no more
  bool finish();                                         // says that this was all, waits, answers whether it succeeded

 private:
  static constexpr std::intptr_t none = -1;
  std::intptr_t process_ = none, input_ = none;
};

}  // namespace upstamp
