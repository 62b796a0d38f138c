#include <cmath>
#include <ostream>
#include <sstream>

#include "writer/letter_outlines.h"
#include "writer/moving_image.h"
#include "writer/png_file.h"
#include "writer/slide_parts.h"
#include "writer/svg_drawing.h"
#include "writer/writer.h"
#include "writer/zip.h"

namespace upstamp {
namespace {

struct Options {
  int dpi = 144;
};

// Where a slide's picture lies: as wide as asked for, else as large as fits with a margin.
struct Place {
  long x, y, width, height;
};

Place place_of(const Figure& figure, double width_mm) {
  constexpr double per_mm = 36000, margin = 0.04;
  const double room_x = slide_width * (1 - 2 * margin), room_y = slide_height * (1 - 2 * margin);
  double width = std::min(room_x, room_y * figure.size.width / figure.size.height);
  if (width_mm > 0) width = std::min(width_mm * per_mm, slide_width);
  const double height = width * figure.size.height / figure.size.width;
  return {std::lround((slide_width - width) / 2), std::lround((slide_height - height) / 2), std::lround(width),
          std::lround(height)};
}

// The picture as PNG with the drawing beside it: those who know SVG show that, and can turn it into shapes.
std::string slide(const Figure& figure, const Place& place) {
  const std::string ground = figure.ground.alpha == 0
                                 ? ""
                                 : "<p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"" + hex_text(figure.ground).substr(1) +
                                       "\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";
  const auto number = [](long value) { return "\"" + std::to_string(value) + "\""; };
  return xml_start +
         ("<p:sld xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
          "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
          "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld>" +
          ground +
          "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" "
          "name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:pic><p:nvPicPr>"
          "<p:cNvPr id=\"2\" name=\"" +
          xml_escaped(figure.title) + "\" descr=\"" + xml_escaped(figure.description) +
          "\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip "
          "r:embed=\"rId2\">"
          "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip "
          "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
          "r:embed=\"rId3\"/></a:ext></a:extLst></a:blip>"
          "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=" +
          number(place.x) + " y=" + number(place.y) + "/><a:ext cx=" + number(place.width) + " cy=" + number(place.height) +
          "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:spTree></p:cSld></p:sld>");
}

std::string core_properties(const Figure& figure) {
  return xml_start + ("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
                      xml_escaped(figure.title) + "</dc:title><dc:description>" + xml_escaped(figure.description) +
                      "</dc:description></cp:coreProperties>");
}

void add_frame_of_deck(Zip& zip, const Film& film, const std::string& scene) {
  zip.add("[Content_Types].xml", content_types(film.frames, !scene.empty()), Packing::deflated);
  zip.add("_rels/.rels", package_relations(), Packing::deflated);
  zip.add("docProps/core.xml", core_properties(film.frame(0)), Packing::deflated);
  zip.add("ppt/presentation.xml", presentation(film.frames), Packing::deflated);
  zip.add("ppt/_rels/presentation.xml.rels", presentation_relations(film.frames, !scene.empty()), Packing::deflated);
  zip.add("ppt/theme/theme1.xml", theme(), Packing::deflated);
  zip.add("ppt/slideMasters/slideMaster1.xml", master(), Packing::deflated);
  zip.add("ppt/slideMasters/_rels/slideMaster1.xml.rels", master_relations(), Packing::deflated);
  zip.add("ppt/slideLayouts/slideLayout1.xml", layout(), Packing::deflated);
  zip.add("ppt/slideLayouts/_rels/slideLayout1.xml.rels", layout_relations(), Packing::deflated);
  if (scene.empty()) return;
  // Not packed, so that it is found again.
  zip.add("customXml/item1.xml", xml_start + ("<scene xmlns=\"urn:upstamp:scene\">" + scene) + "</scene>", Packing::stored);
  zip.add("customXml/itemProps1.xml",
          std::string(xml_start) +
              "<ds:datastoreItem ds:itemID=\"{5CE4E57A-3B0A-4C1E-9D5A-2F6B7A8C9D0E}\" "
              "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs>"
              "<ds:schemaRef ds:uri=\"urn:upstamp:scene\"/></ds:schemaRefs></ds:datastoreItem>",
          Packing::deflated);
  zip.add("customXml/_rels/item1.xml.rels", relations(relation("rId1", "customXmlProps", "itemProps1.xml")), Packing::deflated);
}

void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  report(context, 0);
  Zip zip(stream);
  add_frame_of_deck(zip, film, scene_link(film));
  const LetterOutlines outlines(context.fonts);
  const Rasterizer rasterizer(context.fonts);
  std::optional<MovingImage> moving;
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, static_cast<double>(frame) / film.frames);
    const Figure figure = film.frame(frame);
    if (!moving) moving.emplace(rasterizer, figure.size, pixels_per_point(context, figure, options.dpi));
    moving->show(figure);
    std::ostringstream picture;
    write_png(picture, moving->image(), options.dpi, {});
    SvgDrawing drawing(3, &outlines);
    drawing.open(figure, "", 0);
    drawing.add(figure.marks, 1);
    const std::string number = std::to_string(frame + 1);
    zip.add("ppt/slides/slide" + number + ".xml", slide(figure, place_of(figure, context.width_mm)), Packing::deflated);
    zip.add("ppt/slides/_rels/slide" + number + ".xml.rels",
            relations(relation("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml") +
                      relation("rId2", "image", "../media/step" + number + ".png") +
                      relation("rId3", "image", "../media/step" + number + ".svg")),
            Packing::deflated);
    zip.add("ppt/media/step" + number + ".png", picture.view(), Packing::stored);
    zip.add("ppt/media/step" + number + ".svg", drawing.taken() + "</svg>\n", Packing::deflated);
    require_written(stream);
  }
  zip.finish();
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer pptx() {
  Declare<Options> declare("pptx", "PowerPoint",
                           "Slides, one for each step, with drawings that stay sharp and can be taken apart.");
  declare.count("dpi", &Options::dpi, 72, 600,
                {"dots per inch", "How many pixels an inch of the figure gets where a program shows no drawings."});
  Writer writer{declare.declaration(), "application/vnd.openxmlformats-officedocument.presentationml.presentation", true,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.paged = true;
  writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
