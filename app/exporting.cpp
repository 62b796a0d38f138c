#include "exporting.h"

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"

namespace upstamp {

ExportJob::ExportJob(std::vector<ExportFile> files, Writer writer, Settings settings, std::shared_ptr<const Fonts> fonts,
                     std::function<void()> wake)
    : files_(std::move(files)), settings_(std::move(settings)), fonts_(std::move(fonts)), wake_(std::move(wake)) {
  worker_ = std::thread([this, writer = std::move(writer)] { work(writer); });
}

ExportJob::~ExportJob() {
  cancel();
  worker_.join();
}

std::optional<double> ExportJob::seconds_left() const {
  constexpr double enough = 0.02;
  const double share = progress_;
  if (share < enough) return std::nullopt;
  const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  return taken / share * (1 - share);
}

void ExportJob::work(const Writer& writer) {
  const auto count = static_cast<double>(files_.size());
  try {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const WriteContext context{*fonts_, settings_, files_[i].width_mm, [&](double part) {
                                   const double share = (static_cast<double>(i) + part) / count;
                                   // A hundred wakings are enough for a bar, however many frames there are.
                                   if (share - progress_ >= 0.01 || share >= 1) {
                                     progress_ = share;
                                     wake_();
                                   }
                                   return !cancelled_;
                                 }};
      if (cancelled_) throw Cancelled{};
      write_file(files_[i].path, [&](std::ostream& out) { writer.write(files_[i].film, context, out); });
    }
    outcome_ = files_.size() == 1
                   ? "Exported " + files_.front().path
                   : "Exported " + counted(static_cast<long long>(files_.size()), "file") + ", the last " + files_.back().path;
  } catch (const Cancelled&) {
    outcome_.clear();
  } catch (const std::exception& error) {
    outcome_ = error.what();
    failed_ = true;
  }
  finished_ = true;
  wake_();
}

}  // namespace upstamp
