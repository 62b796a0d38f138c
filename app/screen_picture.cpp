#include "screen_picture.h"

#include <epoxy/gl.h>

#include <utility>

#include "draw_traces.h"
#include "framebuffer.h"
#include "window_parts.h"

namespace upstamp {
namespace {

// For each box vertices are sent anew, so near boxes are drawn as one.
constexpr double worth_a_box = 20000;  // pixels

// OpenGL's rows go upwards.
void clear(const PixelBox& box, int height, Color ground) {
  const auto channel = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
  glEnable(GL_SCISSOR_TEST);
  glScissor(box.left, height - box.bottom(), box.width, box.height);
  glClearColor(channel(ground.red), channel(ground.green), channel(ground.blue), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
}

void draw_whole(ImDrawData& data, int width, int height, Color ground) {
  glViewport(0, 0, width, height);
  clear({0, 0, width, height}, height, ground);
  shim::render(&data);
}

void draw_within(ImDrawData& data, const std::vector<Trace>& traces, const PixelBox& box) {
  const auto left = static_cast<float>(box.left), top = static_cast<float>(box.top), right = static_cast<float>(box.right()),
             bottom = static_cast<float>(box.bottom());
  std::vector<bool> wanted(traces.empty() ? 0 : traces.back().mark + 1, false);
  for (const Trace& trace : traces)
    if (trace.ink.x <= right && trace.ink.right() >= left && trace.ink.y <= bottom && trace.ink.bottom() >= top)
      wanted[trace.mark] = true;
  shim::render_part(data, {left, top, right, bottom}, wanted);
}

}  // namespace

ScreenPicture::ScreenPicture() : parts_(shows_parts()) {}
ScreenPicture::~ScreenPicture() = default;

const Framebuffer* ScreenPicture::picture() const { return picture_ && picture_->complete() ? picture_.get() : nullptr; }

std::vector<PixelBox> ScreenPicture::updated(ImDrawData& data, Color ground) {
  const PixelBox all{0, 0, picture_->width(), picture_->height()};
  std::vector<Trace> traces = traces_of(data);
  std::vector<PixelBox> changed{all};
  picture_->draw_here();
  if (shown_ && shown_->ground == ground) {
    changed = boxes_around(differences(shown_->traces, traces), 1, all, worth_a_box);
    for (const PixelBox& box : changed) {
      clear(box, all.height, ground);
      draw_within(data, traces, box);
    }
  } else {
    draw_whole(data, all.width, all.height, ground);
  }
  Framebuffer::draw_on_window();
  shown_ = {std::move(traces), ground};
  return changed;
}

bool ScreenPicture::show(ImDrawData& data, int width, int height, Color ground) {
  // The first frame goes straight onto the window: people wait for it.
  const bool first = std::exchange(first_, false);
  if (!first && (!picture_ || picture_->width() != width || picture_->height() != height)) {
    picture_ = std::make_unique<Framebuffer>(width, height);
    shown_.reset();
  }
  if (!picture()) {
    draw_whole(data, width, height, ground);
    return false;
  }
  const std::vector<PixelBox> changed = updated(data, ground);
  if (!parts_) {
    picture_->copy_to_window({0, 0, width, height});
    return false;
  }
  for (const PixelBox& box : changed) {
    picture_->copy_to_window(box);
    show_part(box, height);
  }
  return true;
}

}  // namespace upstamp
