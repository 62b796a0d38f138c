#include <doctest/doctest.h>

#include "command_line.h"
#include "programs.h"
#include "read_back.h"
#include "sample_figure.h"

using namespace upstamp;

namespace {

// Every part is well-formed, has a type, and every relation leads to a part; every picture of a slide is one of its relations.
const std::string check_deck = R"(
import posixpath, sys, zipfile
import xml.etree.ElementTree as xml
deck = zipfile.ZipFile(sys.argv[1])
assert deck.testzip() is None
names = deck.namelist()
assert names[0] == "[Content_Types].xml" and len(set(names)) == len(names)
parts = {name: xml.fromstring(deck.read(name)) for name in names if name.endswith((".xml", ".rels", ".svg"))}
types = parts["[Content_Types].xml"]
endings = {entry.get("Extension") for entry in types if entry.tag.endswith("Default")}
overrides = {entry.get("PartName") for entry in types if entry.tag.endswith("Override")}
assert all("/" + name in overrides or name.rsplit(".", 1)[1] in endings for name in names)
assert all(name[1:] in names for name in overrides)
for name in names:
    if not name.endswith(".rels"):
        continue
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in parts[name]:
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
        assert target in names, (name, target)
relation_id = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
slides = [name for name in names if name.startswith("ppt/slides/slide")]
assert len(slides) == int(sys.argv[2])
for slide in slides:
    known = {entry.get("Id"): entry.get("Target") for entry in parts[slide.replace("slides/", "slides/_rels/") + ".rels"]}
    used = [known[entry.get(relation_id + "embed")] for entry in parts[slide].iter() if entry.get(relation_id + "embed")]
    assert [name.rsplit(".", 1)[1] for name in used] == ["png", "svg"], used
    assert all(deck.read(posixpath.normpath("ppt/slides/" + name)) for name in used)
    described = [entry.get("descr") for entry in parts[slide].iter() if entry.get("descr")]
    assert described == ["Every kind of mark & \"<more>\"."], described
order = [entry.get(relation_id + "id") for entry in parts["ppt/presentation.xml"].iter() if entry.tag.endswith("sldId")]
known = {entry.get("Id"): entry.get("Target") for entry in parts["ppt/_rels/presentation.xml.rels"]}
assert [known[number] for number in order] == ["slides/slide%d.xml" % (n + 1) for n in range(len(slides))]
)";

const Film film{3, 1, [](int frame) {
                  Figure figure = sample_figure();
                  figure.description = "Every kind of mark & \"<more>\".";
                  std::get<Text>(figure.marks[1]).words = std::to_string(frame);
                  return figure;
                }};

}  // namespace

TEST_CASE("a deck's parts are well-formed, typed and all found, one slide a frame") {
  if (!has_program("python3")) {
    MESSAGE("python3 is not installed, so nothing was checked.");
    return;
  }
  const Fonts fonts;
  const TemporaryFolder folder;
  folder.write("check.py", check_deck);
  for (const std::string& scene : {std::string(), std::string("{}")}) {
    Film one = film;
    one.scene = scene;
    folder.write("deck.pptx", written(all_writers().at("pptx"), one, fonts));
    const Answer answer = shell(folder, "python3 check.py deck.pptx 3");
    INFO(answer.err);
    CHECK(answer.code == 0);
  }
}

TEST_CASE("LibreOffice shows every slide of a deck") {
  if (!has_program("soffice") || !has_program("pdftoppm")) {
    MESSAGE("LibreOffice or pdftoppm is not installed, so no slide was shown.");
    return;
  }
  const Fonts fonts;
  const TemporaryFolder folder;
  folder.write("deck.pptx", written(all_writers().at("pptx"), film, fonts));
  REQUIRE(shell(folder, "HOME=$PWD soffice --headless --convert-to pdf deck.pptx").code == 0);
  const Answer facts = shell(folder, "pdfinfo deck.pdf");
  CHECK(facts.out.find("Pages:           3") != std::string::npos);
  CHECK(facts.out.find("Page size:       960") != std::string::npos);
  // The sample's first cell is blue.
  REQUIRE(shell(folder, "pdftoppm -r 36 -png -f 3 -l 3 -singlefile deck.pdf page").code == 0);
  const Image page = read_png(folder.read("page.png")).image;
  int blue = 0;
  for (std::size_t at = 0; at < page.rgba.size(); at += 4) blue += page.rgba[at] < 80 && page.rgba[at + 2] > 180;
  CHECK(blue > page.width * page.height / 50);
}
