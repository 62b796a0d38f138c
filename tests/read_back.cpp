#include "read_back.h"

#include <doctest/doctest.h>
#include <gif_lib.h>
#include <png.h>
#include <webp/demux.h>

#include <cstring>

namespace upstamp {
namespace {

struct Reading {
  const std::string& bytes;
  std::size_t at = 0;
};

void read_bytes(png_structp png, png_bytep out, std::size_t count) {
  auto& from = *static_cast<Reading*>(png_get_io_ptr(png));
  if (from.at + count > from.bytes.size()) png_error(png, "the file ends early");
  std::memcpy(out, from.bytes.data() + from.at, count);
  from.at += count;
}

// Any error of libpng ends the test program, which is what a test of a broken file should do.
}  // namespace

PngFacts read_png(const std::string& bytes) {
  PngFacts facts;
  Reading from{bytes};
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_read_fn(png, &from, read_bytes);
  png_read_info(png, info);
  facts.pixels_per_metre = png_get_pixels_per_meter(png, info);
  facts.has_alpha = (png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) != 0;
  facts.image.width = static_cast<int>(png_get_image_width(png, info));
  facts.image.height = static_cast<int>(png_get_image_height(png, info));
  png_set_expand(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  facts.image.rgba.resize(4 * static_cast<std::size_t>(facts.image.width) * static_cast<std::size_t>(facts.image.height));
  for (int y = 0; y < facts.image.height; ++y)
    png_read_row(png, facts.image.rgba.data() + 4 * static_cast<std::size_t>(y) * static_cast<std::size_t>(facts.image.width),
                 nullptr);
  png_read_end(png, info);
  png_textp texts = nullptr;
  const int count = png_get_text(png, info, &texts, nullptr);
  for (int i = 0; i < count; ++i) facts.texts[texts[i].key] = texts[i].text;
  png_destroy_read_struct(&png, &info, nullptr);
  return facts;
}

namespace {

struct GifReading {
  const std::string& bytes;
  std::size_t at = 0;
};

int read_gif_bytes(GifFileType* gif, GifByteType* out, int count) {
  auto& from = *static_cast<GifReading*>(gif->UserData);
  const std::size_t taken = std::min(static_cast<std::size_t>(count), from.bytes.size() - from.at);
  std::memcpy(out, from.bytes.data() + from.at, taken);
  from.at += taken;
  return static_cast<int>(taken);
}

void lay_over(Image& canvas, const SavedImage& saved, const ColorMapObject& colors, int clear) {
  const GifImageDesc& box = saved.ImageDesc;
  for (int y = 0; y < box.Height; ++y)
    for (int x = 0; x < box.Width; ++x) {
      const int index = saved.RasterBits[y * box.Width + x];
      if (index == clear) continue;
      auto* out = const_cast<std::uint8_t*>(pixel(canvas, box.Left + x, box.Top + y));
      out[0] = colors.Colors[index].Red, out[1] = colors.Colors[index].Green, out[2] = colors.Colors[index].Blue, out[3] = 255;
    }
}

}  // namespace

Moving read_gif(const std::string& bytes) {
  GifReading from{bytes};
  GifFileType* gif = DGifOpen(&from, read_gif_bytes, nullptr);
  REQUIRE(gif != nullptr);
  REQUIRE(DGifSlurp(gif) == GIF_OK);
  Moving moving;
  Image canvas{gif->SWidth, gif->SHeight, std::vector<std::uint8_t>(4 * static_cast<std::size_t>(gif->SWidth * gif->SHeight))};
  for (int i = 0; i < gif->ImageCount; ++i) {
    GraphicsControlBlock control{};
    DGifSavedExtensionToGCB(gif, i, &control);
    CHECK(control.DisposalMode == DISPOSE_DO_NOT);
    lay_over(canvas, gif->SavedImages[i], *gif->SColorMap, control.TransparentColor);
    moving.frames.push_back(canvas);
    moving.hundredths.push_back(control.DelayTime);
    moving.areas.push_back(gif->SavedImages[i].ImageDesc.Width * gif->SavedImages[i].ImageDesc.Height);
  }
  DGifCloseFile(gif, nullptr);
  return moving;
}

Moving read_webp(const std::string& bytes) {
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
  WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
  REQUIRE(decoder != nullptr);
  WebPAnimInfo about;
  REQUIRE(WebPAnimDecoderGetInfo(decoder, &about));
  Moving moving;
  int before = 0;
  while (WebPAnimDecoderHasMoreFrames(decoder)) {
    std::uint8_t* rgba = nullptr;
    int end = 0;
    REQUIRE(WebPAnimDecoderGetNext(decoder, &rgba, &end));
    const auto width = static_cast<int>(about.canvas_width), height = static_cast<int>(about.canvas_height);
    moving.frames.push_back({width, height, {rgba, rgba + std::size_t{4} * about.canvas_width * about.canvas_height}});
    moving.hundredths.push_back((end - before) / 10);
    before = end;
  }
  CHECK(moving.frames.size() == about.frame_count);
  WebPAnimDecoderDelete(decoder);
  return moving;
}

}  // namespace upstamp
