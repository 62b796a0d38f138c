// upstamp-oracle DIR…: compares the ops with the answers of other frameworks that lie in those folders.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "oracle/judge.h"

namespace upstamp::oracle {
namespace {

struct Tally {
  int passed = 0, failed = 0;
  std::map<std::string, int> skipped, set_apart;  // by reason; set apart is what no answer can be judged by

  int skipped_in_all() const {
    int sum = 0;
    for (const auto& [reason, count] : skipped) sum += count;
    return sum;
  }
};

bool begins_with(const std::string& text, const char* start) { return text.rfind(start, 0) == 0; }

std::vector<std::string> case_files(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(path_from_utf8(folder), problem)) {
    const std::string name = utf8_from_path(entry.path().filename());
    const bool cases = begins_with(name, "torch_") || begins_with(name, "onnx_") || begins_with(name, "onnxref_");
    if (cases && entry.path().extension() == ".json") names.push_back(name);
  }
  if (problem) throw Error("The folder " + folder + " cannot be read: " + problem.message() + ".");
  if (names.empty()) throw Error("The folder " + folder + " holds no files torch_*.json, onnx_*.json or onnxref_*.json.");
  std::sort(names.begin(), names.end());
  return names;
}

void run_file(const std::string& folder, const std::string& name, const Catalogue<Op>& ops, Tally& tally) {
  const std::string path = folder + "/" + name;
  if (name == "torch_quirks.json") {
    tally.set_apart["a framework departs from its own formula"] += count_cases(path);
    return;
  }
  const bool refused = begins_with(name, "torch_invalid_");
  for (const Case& one : read_cases(path)) {
    const Verdict verdict = refused ? judge_refusal(one, ops) : judge(one, ops);
    if (verdict.outcome == Verdict::Outcome::passed) ++tally.passed;
    if (verdict.outcome == Verdict::Outcome::skipped) ++tally.skipped[verdict.why];
    if (verdict.outcome == Verdict::Outcome::set_apart) ++tally.set_apart[verdict.why];
    if (verdict.outcome != Verdict::Outcome::failed) continue;
    ++tally.failed;
    std::printf("failed %s, %s: %s\n", name.c_str(), one.name.c_str(), verdict.why.c_str());
  }
}

int run_folders(const std::vector<std::string>& folders) {
  const Catalogue<Op> ops = all_ops();
  Tally tally;
  for (const std::string& folder : folders)
    for (const std::string& name : case_files(folder)) run_file(folder, name, ops, tally);
  for (const auto& [reason, count] : tally.set_apart) std::printf("set apart %d: %s\n", count, reason.c_str());
  for (const auto& [reason, count] : tally.skipped) std::printf("skipped %d: %s\n", count, reason.c_str());
  std::printf("%d passed, %d failed, %d skipped\n", tally.passed, tally.failed, tally.skipped_in_all());
  return tally.failed > 0 ? 1 : 0;
}

}  // namespace
}  // namespace upstamp::oracle

int main(int count, char** words) {
  try {
    if (count < 2) throw upstamp::Error("Which folders? Usage: upstamp-oracle DIR…");
    return upstamp::oracle::run_folders(std::vector<std::string>(words + 1, words + count));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 2;
  }
}
