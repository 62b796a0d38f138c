#include <webp/encode.h>
#include <webp/mux.h>

#include <memory>
#include <ostream>

#include "writer/frame_patches.h"
#include "writer/svg_drawing.h"

namespace upstamp {
namespace {

struct Options {
  int dpi = 96;
  bool transparent = false;
};

constexpr int longest_side = WEBP_MAX_DIMENSION;

[[noreturn]] void fail() {
  throw Error("The WebP could not be made: libwebp refused the picture. Choose fewer dots per inch or another format.");
}

struct Unmaking {
  void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};
using Mux = std::unique_ptr<WebPMux, Unmaking>;

struct Packed {
  WebPMemoryWriter bytes;
  Packed() { WebPMemoryWriterInit(&bytes); }
  ~Packed() { WebPMemoryWriterClear(&bytes); }
  Packed(const Packed&) = delete;
  Packed& operator=(const Packed&) = delete;
  WebPData data() const { return {bytes.mem, bytes.size}; }
};

void pack(const FramePatch& patch, Packed& packed) {
  WebPConfig config;
  WebPPicture picture;
  // Level 4 of 9: with more work these pictures get hardly smaller.
  if (!WebPConfigInit(&config) || !WebPConfigLosslessPreset(&config, 4) || !WebPPictureInit(&picture)) fail();
  picture.use_argb = 1, picture.width = patch.box.width, picture.height = patch.box.height;
  picture.writer = WebPMemoryWrite, picture.custom_ptr = &packed.bytes;
  const bool done = WebPPictureImportRGBA(&picture, patch.rgba.data(), 4 * patch.box.width) && WebPEncode(&config, &picture);
  WebPPictureFree(&picture);
  if (!done) fail();
}

// Title, description and scene in the words that WebP has for them.
std::string words_of(const Film& film) {
  const Figure figure = film.frame(0);
  const auto text = [](const char* name, const std::string& words) {
    return words.empty() ? ""
                         : std::string("<dc:") + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml_escaped(words) +
                               "</rdf:li></rdf:Alt></dc:" + name + ">";
  };
  const std::string scene = scene_link(film);
  return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" +
         text("title", figure.title) + text("description", figure.description) +
         (scene.empty() ? "" : "<dc:source>" + scene + "</dc:source>") + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

void add(WebPMux* mux, const FramePatch& patch) {
  Packed packed;
  pack(patch, packed);
  WebPMuxFrameInfo frame{};
  frame.bitstream = packed.data();
  frame.x_offset = patch.box.left, frame.y_offset = patch.box.top, frame.duration = patch.milliseconds;
  frame.id = WEBP_CHUNK_ANMF, frame.dispose_method = WEBP_MUX_DISPOSE_NONE;
  frame.blend_method = patch.over ? WEBP_MUX_BLEND : WEBP_MUX_NO_BLEND;
  if (WebPMuxPushFrame(mux, &frame, 1) != WEBP_MUX_OK) fail();
}

// The packed frames are kept, because the file begins with its length.
void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  const Mux mux(WebPMuxNew());
  if (!mux) fail();
  for_each_patch(film, context, {static_cast<double>(options.dpi), options.transparent, 2}, [&](const FramePatch& patch) {
    if (patch.box.width > longest_side || patch.box.height > longest_side)
      throw Error("A WebP has at most 16383 pixels a side. Choose a smaller width or fewer dots per inch.");
    if (patch.frame == 0 && WebPMuxSetCanvasSize(mux.get(), patch.box.width, patch.box.height) != WEBP_MUX_OK) fail();
    add(mux.get(), patch);
  });
  const WebPMuxAnimParams over_and_over{0x00FFFFFF, 0};
  const std::string words = words_of(film);
  const WebPData xmp{reinterpret_cast<const std::uint8_t*>(words.data()), words.size()};
  WebPData file{};
  const bool done = WebPMuxSetAnimationParams(mux.get(), &over_and_over) == WEBP_MUX_OK &&
                    WebPMuxSetChunk(mux.get(), "XMP ", &xmp, 0) == WEBP_MUX_OK &&
                    WebPMuxAssemble(mux.get(), &file) == WEBP_MUX_OK;
  if (done) stream.write(reinterpret_cast<const char*>(file.bytes), static_cast<std::streamsize>(file.size));
  WebPDataClear(&file);
  if (!done) fail();
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer webp() {
  Declare<Options> declare("webp", "Animated WebP",
                           "A moving picture with every colour as it is, about as large as a GIF, for the web.");
  declare.count("dpi", &Options::dpi, 48, 600, {"dots per inch", "How many pixels an inch of the figure gets."})
      .toggle("transparent", &Options::transparent, "Leaves out the ground, so that what is behind the picture shows through.");
  Writer writer{declare.declaration(), "image/webp", true,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
