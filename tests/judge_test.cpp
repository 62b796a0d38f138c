// Other frameworks' answers, in the small: the same judging that upstamp-oracle does on large folders.
#include "oracle/judge.h"

#include <doctest/doctest.h>

#include "oracle/plan.h"
#include "places.h"

using namespace upstamp;
using oracle::Case;
using oracle::Verdict;

namespace {

std::vector<Case> small_cases(const std::string& name) { return oracle::read_cases(source_folder() + "/tests/data/" + name); }

void check_all(const std::string& name) {
  const Catalogue<Op> ops = all_ops();
  for (const Case& one : small_cases(name)) {
    CAPTURE(one.name);
    const Verdict verdict = oracle::judge(one, ops);
    CHECK_MESSAGE(verdict.outcome == Verdict::Outcome::passed, verdict.why);
  }
}

}  // namespace

TEST_CASE("the ops give PyTorch's answers, forward and backward") { check_all("torch_small.json"); }

TEST_CASE("the ops give ONNX's answers, whose padding and indices are told otherwise") { check_all("onnx_small.json"); }

TEST_CASE("a single wrong number in any answer is a failure that names it") {
  const Catalogue<Op> ops = all_ops();
  for (const Case& right : small_cases("torch_small.json"))
    for (const auto& [name, numbers] : right.outputs) {
      CAPTURE(right.name);
      Case wrong = right;
      wrong.outputs[name].values.back() += 1e-6;
      const Verdict verdict = oracle::judge(wrong, ops);
      CHECK(verdict.outcome == Verdict::Outcome::failed);
      CHECK(verdict.why.rfind(name + "[", 0) == 0);
    }
}

TEST_CASE("disputed answers are set apart, and ops that are not there are skipped with the reason") {
  const Catalogue<Op> ops = all_ops();
  Case one = small_cases("torch_small.json").front();
  one.disputed = "text and numbers disagree";
  CHECK(oracle::judge(one, ops).outcome == Verdict::Outcome::set_apart);
  one.disputed.clear();
  one.op = "unheard_of";
  CHECK(oracle::judge(one, ops).outcome == Verdict::Outcome::skipped);
  CHECK(oracle::judge(one, ops).why == "the op unheard_of is not built yet");
}

TEST_CASE("a file that holds no cases is refused by name") {
  CHECK_THROWS_WITH_AS(oracle::read_cases(source_folder() + "/tests/CMakeLists.txt"), doctest::Contains("CMakeLists.txt"), Error);
}
