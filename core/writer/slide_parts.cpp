#include "writer/slide_parts.h"

namespace upstamp {
namespace {

const std::string namespaces =
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

const std::string empty_tree =
    "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree>";

std::string part(const std::string& name, const std::string& type) {
  return "<Override PartName=\"" + name + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + type + "+xml\"/>";
}

std::string fill_list(const std::string& name, const std::string& entry) {
  return "<a:" + name + ">" + entry + entry + entry + "</a:" + name + ">";
}

}  // namespace

std::string content_types(int slides, bool with_scene) {
  std::string text = xml_start;
  text +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>"
      "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
  text += part("/ppt/presentation.xml", "presentationml.presentation.main");
  text += part("/ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster");
  text += part("/ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout") + part("/ppt/theme/theme1.xml", "theme");
  if (with_scene) text += part("/customXml/itemProps1.xml", "customXmlProperties");
  for (int slide = 1; slide <= slides; ++slide)
    text += part("/ppt/slides/slide" + std::to_string(slide) + ".xml", "presentationml.slide");
  return text + "</Types>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
         "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& all) {
  return xml_start + ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all) +
         "</Relationships>";
}

std::string package_relations() {
  return relations(relation("rId1", "officeDocument", "ppt/presentation.xml") +
                   "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                   "core-properties\" Target=\"docProps/core.xml\"/>");
}

std::string presentation(int slides) {
  std::string text = xml_start + ("<p:presentation" + namespaces) +
                     "><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldIdLst>";
  for (int slide = 1; slide <= slides; ++slide)
    text += "<p:sldId id=\"" + std::to_string(255 + slide) + "\" r:id=\"rId" + std::to_string(slide + 1) + "\"/>";
  return text +
         "</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>";
}

std::string presentation_relations(int slides, bool with_scene) {
  std::string all = relation("rId1", "slideMaster", "slideMasters/slideMaster1.xml");
  for (int slide = 1; slide <= slides; ++slide)
    all += relation("rId" + std::to_string(slide + 1), "slide", "slides/slide" + std::to_string(slide) + ".xml");
  all += relation("rId" + std::to_string(slides + 2), "theme", "theme/theme1.xml");
  if (with_scene) all += relation("rId" + std::to_string(slides + 3), "customXml", "../customXml/item1.xml");
  return relations(all);
}

// Office asks for three of each kind of fill, line and effect.
std::string theme() {
  const auto color = [](const std::string& name, const std::string& hex) {
    return "<a:" + name + "><a:srgbClr val=\"" + hex + "\"/></a:" + name + ">";
  };
  const std::string flat = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
  const std::string face = "<a:latin typeface=\"Inter\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
  return xml_start +
         ("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Upstamp\"><a:themeElements>"
          "<a:clrScheme name=\"Upstamp\">" +
          color("dk1", "1B1F24") + color("lt1", "FFFFFF") + color("dk2", "5B6470") + color("lt2", "E9ECF0") +
          color("accent1", "2A6FDB") + color("accent2", "A85B00") + color("accent3", "0B5A3C") + color("accent4", "4B5563") +
          color("accent5", "74A3F2") + color("accent6", "E59A3C") + color("hlink", "2A6FDB") + color("folHlink", "5B6470") +
          "</a:clrScheme><a:fontScheme name=\"Upstamp\"><a:majorFont>" + face + "</a:majorFont><a:minorFont>" + face +
          "</a:minorFont></a:fontScheme><a:fmtScheme name=\"Upstamp\">" + fill_list("fillStyleLst", flat) +
          fill_list("lnStyleLst", "<a:ln>" + flat + "</a:ln>") +
          fill_list("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>") + fill_list("bgFillStyleLst", flat) +
          "</a:fmtScheme></a:themeElements></a:theme>");
}

std::string master() {
  return xml_start + ("<p:sldMaster" + namespaces) +
         "><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>" + empty_tree +
         "</p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" "
         "accent3=\"accent3\" "
         "accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"
         "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst></p:sldMaster>";
}

std::string master_relations() {
  return relations(relation("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml") +
                   relation("rId2", "theme", "../theme/theme1.xml"));
}

std::string layout() {
  return xml_start + ("<p:sldLayout" + namespaces) + " type=\"blank\"><p:cSld name=\"Blank\">" + empty_tree +
         "</p:cSld></p:sldLayout>";
}

std::string layout_relations() { return relations(relation("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")); }

}  // namespace upstamp
