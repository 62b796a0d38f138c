// Export from the window: the same films and formats as on the command line, written by a worker while the window lives on.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "view/view.h"
#include "writer/writer.h"

namespace upstamp {

// What to write; kept so that "export again" needs no questions.
struct ExportPlan {
  std::string writer;  // id; "" = not chosen yet
  Settings settings;   // of the writer
  bool all_steps = false;
  std::string theme;
  double width_mm = 0;
  std::string path;
  bool smooth = false;  // of all steps: many frames a step, not one
};

// One file being written by a worker thread. It reads only plain values, never the window.
class ExportJob {
 public:
  // `wake` is called from the worker when there is news.
  ExportJob(Film, Writer, ExportPlan, std::shared_ptr<const Fonts>, std::function<void()> wake);
  ~ExportJob();  // cancels and waits
  ExportJob(const ExportJob&) = delete;
  ExportJob& operator=(const ExportJob&) = delete;

  void cancel() { cancelled_ = true; }
  double progress() const { return progress_; }
  bool finished() const { return finished_; }
  // Once finished: a sentence for the user, and whether it went wrong. Both empty and false when cancelled.
  const std::string& outcome() const { return outcome_; }
  bool failed() const { return failed_; }
  const std::string& path() const { return wish_.path; }

 private:
  void work(const Film&, const Writer&);

  ExportPlan wish_;
  std::shared_ptr<const Fonts> fonts_;
  std::function<void()> wake_;
  std::string outcome_;
  bool failed_ = false;
  std::atomic<double> progress_ = 0;
  std::atomic<bool> cancelled_ = false, finished_ = false;
  std::thread worker_;
};

}  // namespace upstamp
