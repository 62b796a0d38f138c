#include <cairo-pdf.h>

#include <ostream>

#include "writer/cairo_pen.h"
#include "writer/tables.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

struct Options {
  std::string paper = "none";
};

constexpr double points_per_mm = 72 / 25.4;
constexpr double margin = 20 * points_per_mm, ruling = 8 * points_per_mm, gap = 24, title_size = 16, note_size = 10,
                 note_leading = 14;

cairo_status_t write_bytes(void* to, const unsigned char* bytes, unsigned count) {
  auto& stream = *static_cast<std::ostream*>(to);
  stream.write(reinterpret_cast<const char*>(bytes), count);
  return stream ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

// One page after another. No page says when it was made, so that the same film gives the same bytes.
class Document {
 public:
  Document(const Fonts& fonts, std::ostream& stream)
      : stream_(stream),
        pen_(fonts, true),
        surface_(cairo_pdf_surface_create_for_stream(write_bytes, &stream, 1, 1)),
        context_(CairoPen::on(surface_.get(), 1)) {
    // Later versions pack what the scene stands in.
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    say(CAIRO_PDF_METADATA_CREATOR, "Upstamp");
  }

  void say(cairo_pdf_metadata_t what, const std::string& words) {
    cairo_pdf_surface_set_metadata(surface_.get(), what, single_line(words).c_str());
  }
  // A bookmark to the page that comes next.
  void mark(const std::string& words, int page) {
    cairo_pdf_surface_add_outline(surface_.get(), CAIRO_PDF_OUTLINE_ROOT, single_line(words).c_str(),
                                  ("page=" + std::to_string(page) + " pos=[0 0]").c_str(), {});
  }
  void open_page(Size size) {
    if (!(size.width >= 1 && size.height >= 1 && size.width <= 14400 && size.height <= 14400))
      throw Error("The page would be " + rounded_text(size.width, 0) + " x " + rounded_text(size.height, 0) +
                  " points; a PDF takes up to 14400 a side. Choose another width.");
    cairo_pdf_surface_set_size(surface_.get(), size.width, size.height);
  }
  void draw(const Figure& figure, Point at, double scale) {
    cairo_t* context = context_.get();
    cairo_save(context);
    cairo_translate(context, at.x, at.y);
    cairo_scale(context, scale, scale);
    if (figure.ground.alpha > 0) {
      set_color(context, figure.ground);
      cairo_rectangle(context, 0, 0, figure.size.width, figure.size.height);
      cairo_fill(context);
    }
    for_each_placed(figure, [&](const Placed& placed) { pen_.draw(context, placed); });
    cairo_restore(context);
  }
  void close_page() {
    cairo_show_page(context_.get());
    check(cairo_status(context_.get()));
  }
  void finish() {
    context_.reset();
    cairo_surface_finish(surface_.get());
    check(cairo_surface_status(surface_.get()));
  }

 private:
  void check(cairo_status_t status) const {
    require_written(stream_);
    if (status != CAIRO_STATUS_SUCCESS)
      throw Error(std::string("The PDF cannot be drawn: ") + cairo_status_to_string(status) + ".");
  }

  std::ostream& stream_;
  CairoPen pen_;
  CairoSurface surface_;
  CairoContext context_;
};

// Words in lines no wider than that.
std::vector<std::string> lines_of(const std::string& words, const Fonts& fonts, double width) {
  std::vector<std::string> lines{""};
  for (const std::string& word : split(single_line(words), ' ')) {
    const std::string longer = lines.back() + (lines.back().empty() ? "" : " ") + word;
    if (lines.back().empty() || fonts.width(longer, Face::sans, note_size) <= width)
      lines.back() = longer;
    else
      lines.push_back(word);
  }
  return lines;
}

// Where the picture begins: below the heading, and on the first sheet below the note, which may take five lines.
double top_of_picture(const Film& film, const Fonts& fonts, double width, int page) {
  if (page > 1 || film.note.empty()) return margin + gap;
  return margin + gap + note_leading * static_cast<double>(std::min<std::size_t>(5, lines_of(film.note, fonts, width).size()));
}

// A sheet to write on: heading, room for the picture, ruled lines below it, the place at the foot. Its words are print, whatever
// the picture's theme.
Figure sheet(Size paper, const Film& film, const std::string& title, double bottom, const std::string& place, int page,
             const Fonts& fonts) {
  const Color ink = rgb(0x1B1F24), muted = rgb(0x5B6470);
  const double width = paper.width - 2 * margin, foot = paper.height - margin;
  const auto words = [&](const std::string& text, double x, double y, double size, Face face, Anchor anchor, Color color) {
    return Text{cut_to_width(fonts, single_line(text), face, size, width), {x, y}, size, face, anchor, color, {}};
  };
  Figure sheet;
  sheet.size = paper;
  sheet.marks.push_back(words(title, margin, margin, title_size, Face::sans_semibold, Anchor::start, ink));
  double y = margin + note_leading;
  if (page == 1 && !film.note.empty())
    for (const std::string& text : lines_of(film.note, fonts, width))
      if (y + 1 < top_of_picture(film, fonts, width, page))
        sheet.marks.push_back(words(text, margin, y += note_leading, note_size, Face::sans, Anchor::start, muted));
  for (y = bottom + ruling; y < foot - gap; y += ruling)
    sheet.marks.push_back(line({margin, y}, {paper.width - margin, y}, {rgb(0xB8C0CB), 0.5}));
  sheet.marks.push_back(words(place, margin, foot, note_size, Face::sans, Anchor::start, muted));
  sheet.marks.push_back(words(std::to_string(page) + " / " + std::to_string(film.frames), paper.width - margin, foot, note_size,
                              Face::sans, Anchor::end, muted));
  return sheet;
}

void add_sheet(Document& document, const Film& film, const WriteContext& context, const Figure& picture, Size paper, int frame) {
  const double top = top_of_picture(film, context.fonts, paper.width - 2 * margin, frame + 1);
  const Size room{paper.width - 2 * margin, paper.height - top - margin - 2 * gap};
  const double wished = context.width_mm > 0 ? pixels_per_point(context, picture, 72) : room.width / picture.size.width;
  const double scale = std::min({wished, room.width / picture.size.width, room.height / picture.size.height});
  const std::string place = film.telling ? film.telling(frame).place : "";
  document.open_page(paper);
  document.draw(sheet(paper, film, film.title.empty() ? picture.title : film.title, top + picture.size.height * scale, place,
                      frame + 1, context.fonts),
                {}, 1);
  document.draw(picture, {(paper.width - picture.size.width * scale) / 2, top}, scale);
}

void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  Document document(context.fonts, stream);
  document.say(CAIRO_PDF_METADATA_KEYWORDS, scene_link(film));
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, static_cast<double>(frame) / film.frames);
    const Figure picture = film.frame(frame);
    if (frame == 0) {
      document.say(CAIRO_PDF_METADATA_TITLE, film.title.empty() ? picture.title : film.title + ": " + picture.title);
      document.say(CAIRO_PDF_METADATA_SUBJECT, picture.description);
    }
    const double scale = pixels_per_point(context, picture, 72);
    if (options.paper == "none") {
      document.open_page({picture.size.width * scale, picture.size.height * scale});
      document.draw(picture, {}, scale);
    } else {
      add_sheet(document, film, context, picture, options.paper == "a4" ? Size{595.276, 841.89} : Size{612, 792}, frame);
    }
    if (film.frames > 1) document.mark(film.telling ? film.telling(frame).place : std::to_string(frame + 1), frame + 1);
    document.close_page();
  }
  document.finish();
  report(context, 1);
}

}  // namespace

Writer pdf() {
  Declare<Options> declare(
      "pdf", "PDF", "A drawing for papers and slides, its letters real text with their fonts in the file; one page a step.");
  declare.choice("paper", &Options::paper, {"none", "a4", "letter"},
                 "Pages as large as the picture, or sheets of paper with room for notes.");
  Writer writer{declare.declaration(), "application/pdf", true,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.paged = writer.carries_scene = true;
  writer.all_steps = [read = declare.reader()](const Settings& settings) { return read(settings).paper != "none"; };
  return writer;
}

}  // namespace upstamp
