// Runs the built program as a person at a shell does.
#pragma once
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "temporary_folder.h"

#include "places.h"

namespace upstamp {

struct Answer {
  int code = -1;
  std::string out, err;
};

// Runs a shell command inside the folder; "upstamp" in it is the program under test.
inline Answer shell(const TemporaryFolder& folder, const std::string& command) {
  const TemporaryFolder streams;
  const std::string all = "upstamp() { \"" + program_path() + "\" \"$@\"; }; cd '" + folder / "" + "' && { " + command +
                          "\n} > '" + streams / "out" + "' 2> '" + streams / "err" + "'";
  const int status = std::system(all.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, streams.read("out"), streams.read("err")};
}

inline Answer upstamp_says(const TemporaryFolder& folder, const std::string& words) { return shell(folder, "upstamp " + words); }

// Exit code 2, nothing on standard output, one line on standard error that is a sentence and holds `part`; no file more than
// before.
inline void check_refusal(const TemporaryFolder& folder, const std::string& words, const std::string& part) {
  const int before = folder.files();
  const Answer answer = upstamp_says(folder, words);
  INFO(words);
  INFO(answer.err);
  CHECK(answer.code == 2);
  CHECK(answer.out.empty());
  CHECK(answer.err.starts_with("upstamp: "));
  CHECK(answer.err.find('\n') == answer.err.size() - 1);
  CHECK(answer.err.ends_with(".\n"));
  CHECK(answer.err.find(part) != std::string::npos);
  CHECK(folder.files() == before);
}

}  // namespace upstamp
