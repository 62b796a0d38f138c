// Export from the window: the same files as from the command line, written by a worker while the window lives on.
#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "cli/export_files.h"

namespace upstamp {

// What to write; kept so that "export again" needs no questions.
struct ExportPlan {
  std::string writer;       // id; "" = not chosen yet
  Settings settings;        // of the writer
  Settings options;         // of export_options()
  bool this_moment = true;  // the picture at the playhead, no steps
  std::string path;         // may hold {step}: a file for each
};

// Files being written by a worker thread, one after another. It reads only plain values, never the window.
class ExportJob {
 public:
  // `wake` is called from the worker when there is news.
  ExportJob(std::vector<ExportFile>, Writer, Settings, std::shared_ptr<const Fonts>, std::function<void()> wake);
  ~ExportJob();  // cancels and waits
  ExportJob(const ExportJob&) = delete;
  ExportJob& operator=(const ExportJob&) = delete;

  void cancel() { cancelled_ = true; }
  double progress() const { return progress_; }
  // Seconds that the rest will take at the pace so far; nothing while that is unknown.
  std::optional<double> seconds_left() const;
  bool finished() const { return finished_; }
  // Once finished: a sentence for the user, and whether it went wrong. Both empty and false when cancelled.
  const std::string& outcome() const { return outcome_; }
  bool failed() const { return failed_; }

 private:
  void work(const Writer&);

  std::vector<ExportFile> files_;
  Settings settings_;
  std::shared_ptr<const Fonts> fonts_;
  std::function<void()> wake_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::string outcome_;
  bool failed_ = false;
  std::atomic<double> progress_ = 0;
  std::atomic<bool> cancelled_ = false, finished_ = false;
  std::thread worker_;
};

}  // namespace upstamp
