// Runs cases through the project's ops and compares every answer they hold.
#pragma once
#include <string>

#include "op/op.h"
#include "oracle/case.h"

namespace upstamp::oracle {

struct Verdict {
  enum class Outcome { passed, failed, skipped, set_apart } outcome = Outcome::passed;
  std::string why;  // of all but a pass
};

Verdict judge(const Case&, const Catalogue<Op>&);

// A case that PyTorch refuses: passed when the PyTorch dialect refuses it too, for the reason in `why`.
Verdict judge_refusal(const Case&, const Catalogue<Op>&);

}  // namespace upstamp::oracle
