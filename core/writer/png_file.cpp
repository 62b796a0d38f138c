#include "writer/png_file.h"

#include <png.h>

#include <cmath>
#include <ostream>

#include "base/error.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

bool is_opaque(const Image& image) {
  for (std::size_t i = 3; i < image.rgba.size(); i += 4)
    if (image.rgba[i] != 255) return false;
  return true;
}

// libpng leaves a failed call by longjmp, which may pass over no C++ object: so it is called only from functions that hold none.
struct Job {
  png_structp png = nullptr;
  png_infop info = nullptr;
  ~Job() { png_destroy_write_struct(&png, &info); }
};

void write_bytes(png_structp png, png_bytep bytes, std::size_t count) {
  auto& stream = *static_cast<std::ostream*>(png_get_io_ptr(png));
  stream.write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(count));
  if (!stream) png_error(png, "the stream takes no more");
}

void flush_nothing(png_structp) {}
[[noreturn]] void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }
void stay_silent(png_structp, png_const_charp) {}

struct Page {
  png_uint_32 width, height, pixels_per_metre;
  bool opaque;
  const std::uint8_t* rgba;
  png_text* texts;
  int text_count;
};

bool write_page(png_structp png, png_infop info, const Page* page) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_set_IHDR(png, info, page->width, page->height, 8, page->opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // Flat colours pack best as they are, and soonest.
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, 6);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs(png, info, page->pixels_per_metre, page->pixels_per_metre, PNG_RESOLUTION_METER);
  png_set_text(png, info, page->texts, page->text_count);
  png_write_info(png, info);
  if (page->opaque) png_set_filler(png, 0, PNG_FILLER_AFTER);
  for (png_uint_32 y = 0; y < page->height; ++y) png_write_row(png, page->rgba + static_cast<std::size_t>(y) * page->width * 4);
  png_write_end(png, info);
  return true;
}

png_text entry(PngWords& from) {
  png_text text{};
  text.compression = PNG_ITXT_COMPRESSION_NONE;
  text.key = from.key.data();
  text.text = from.words.data();
  text.itxt_length = from.words.size();
  return text;
}

}  // namespace

void write_png(std::ostream& stream, const Image& image, double dpi, std::vector<PngWords> words) {
  std::erase_if(words, [](const PngWords& entry) { return entry.words.empty(); });
  std::vector<png_text> texts;
  for (PngWords& from : words) texts.push_back(entry(from));
  const Page page{static_cast<png_uint_32>(image.width),
                  static_cast<png_uint_32>(image.height),
                  static_cast<png_uint_32>(std::lround(dpi / 0.0254)),
                  is_opaque(image),
                  image.rgba.data(),
                  texts.data(),
                  static_cast<int>(texts.size())};
  Job job;
  job.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, stay_silent);
  if (job.png) job.info = png_create_info_struct(job.png);
  if (!job.info) throw Error("There is not enough memory to write a PNG.");
  png_set_write_fn(job.png, &stream, write_bytes, flush_nothing);
  const bool whole = write_page(job.png, job.info, &page);
  require_written(stream);
  if (!whole) throw Error("The PNG could not be made: libpng refused the picture.");
}

}  // namespace upstamp
