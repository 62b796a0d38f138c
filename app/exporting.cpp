#include "exporting.h"

#include "base/error.h"
#include "base/files.h"

namespace upstamp {
ExportJob::ExportJob(Film film, Writer writer, ExportPlan wish, std::shared_ptr<const Fonts> fonts, std::function<void()> wake)
    : wish_(std::move(wish)), fonts_(std::move(fonts)), wake_(std::move(wake)) {
  worker_ = std::thread([this, film = std::move(film), writer = std::move(writer)] { work(film, writer); });
}

ExportJob::~ExportJob() {
  cancel();
  worker_.join();
}

void ExportJob::work(const Film& film, const Writer& writer) {
  const WriteContext context{*fonts_, wish_.settings, wish_.width_mm, [this](double share) {
                               // A hundred wakings are enough for a bar, however many frames there are.
                               if (share - progress_ >= 0.01 || share >= 1) {
                                 progress_ = share;
                                 wake_();
                               }
                               return !cancelled_;
                             }};
  try {
    write_file(wish_.path, [&](std::ostream& out) { writer.write(film, context, out); });
    outcome_ = "Exported " + wish_.path;
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
