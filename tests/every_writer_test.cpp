#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <streambuf>

#include "base/error.h"
#include "lab/carried_scene.h"
#include "programs.h"
#include "sample_figure.h"

using namespace upstamp;

namespace {

Path& path(Figure& figure) { return std::get<Path>(figure.marks[0]); }
Text& text(Figure& figure) { return std::get<Text>(figure.marks[1]); }
Cells& cells(Figure& figure) { return std::get<Cells>(figure.marks[2]); }
Group& group(Figure& figure) { return std::get<Group>(figure.marks[3]); }

// What shows a property: every format draws, plain text shows only what words are there and roughly where, only SVG has names and
// tags.
enum class Shows { everywhere, in_drawings, in_words, in_names };
struct Change {
  const char* property;
  Shows shows;
  std::function<void(Figure&)> make;
};

std::vector<Change> changes() {
  const auto everywhere = Shows::everywhere, drawn = Shows::in_drawings, said = Shows::in_words, named = Shows::in_names;
  return {
      {"figure size", drawn, [](Figure& f) { f.size.width += 10; }},
      {"figure ground", drawn, [](Figure& f) { f.ground = rgb(0xEEEEEE); }},
      {"figure title", said, [](Figure& f) { f.title += "r"; }},
      {"figure description", said, [](Figure& f) { f.description += " And more."; }},
      {"path point", drawn, [](Figure& f) { path(f).contours[0].points[1].x += 3; }},
      {"path closed", drawn, [](Figure& f) { path(f).contours[0].closed = false; }},
      {"path contours", drawn,
       [](Figure& f) {
         path(f).contours.push_back({{{20, 35}, {40, 35}, {30, 60}}, true});
       }},
      {"path fill", drawn, [](Figure& f) { path(f).fill = rgb(0xD5EFE2); }},
      {"path fill alpha", drawn, [](Figure& f) { path(f).fill.alpha = 100; }},
      {"stroke colour", drawn, [](Figure& f) { path(f).stroke.color = rgb(0x2A6FDB); }},
      {"stroke alpha", drawn, [](Figure& f) { path(f).stroke.color.alpha = 100; }},
      {"stroke width", drawn, [](Figure& f) { path(f).stroke.width = 3; }},
      {"stroke dash", drawn, [](Figure& f) { path(f).stroke.dash = 7; }},
      {"stroke gap", drawn, [](Figure& f) { path(f).stroke.gap = 5; }},
      {"path tag", named, [](Figure& f) { path(f).tag.cell = 4; }},
      {"words", everywhere, [](Figure& f) { text(f).words = "Output 12"; }},
      {"text position", everywhere, [](Figure& f) { text(f).at.x += 13; }},
      {"text height", drawn, [](Figure& f) { text(f).at.y += 2; }},
      {"text size", drawn, [](Figure& f) { text(f).size = 13; }},
      {"text face", drawn, [](Figure& f) { text(f).face = Face::sans_italic; }},
      {"text weight", drawn, [](Figure& f) { text(f).face = Face::sans_semibold; }},
      {"text anchor", everywhere, [](Figure& f) { text(f).anchor = Anchor::start; }},
      {"text colour", drawn, [](Figure& f) { text(f).color = rgb(0xA85B00); }},
      {"text alpha", drawn, [](Figure& f) { text(f).color.alpha = 128; }},
      {"text hidden", everywhere, [](Figure& f) { text(f).color.alpha = 0; }},
      {"text tag", named, [](Figure& f) { text(f).tag.layer = 2; }},
      {"cells box", drawn, [](Figure& f) { cells(f).box.height += 6; }},
      {"cells rows", drawn, [](Figure& f) { std::swap(cells(f).rows, cells(f).columns); }},
      {"cells fill", drawn, [](Figure& f) { cells(f).fills[4] = rgb(0xFFE8CC); }},
      {"cells fill alpha", drawn, [](Figure& f) { cells(f).fills[4].alpha = 128; }},
      {"cells lines' colour", drawn, [](Figure& f) { cells(f).lines.color = rgb(0); }},
      {"cells lines' width", drawn, [](Figure& f) { cells(f).lines.width = 4; }},
      {"cells lines' dash", drawn, [](Figure& f) { cells(f).lines.dash = 9; }},
      {"cells lines' gap", drawn, [](Figure& f) { cells(f).lines.gap = 0; }},
      {"cells role", named, [](Figure& f) { cells(f).role = Role::input; }},
      {"cells layer", named, [](Figure& f) { cells(f).layer = 1; }},
      {"group name", named, [](Figure& f) { group(f).name = "seal"; }},
      {"group offset", everywhere, [](Figure& f) { group(f).offset.x += 30; }},
      {"group opacity", drawn, [](Figure& f) { group(f).opacity = 0.4; }},
      {"group hidden", everywhere, [](Figure& f) { group(f).opacity = 0; }},
      {"group clip", drawn, [](Figure& f) { group(f).clip->width = 80; }},
      {"group clipped away", everywhere, [](Figure& f) { group(f).clip->width = 30; }},
      {"group without clip", drawn, [](Figure& f) { group(f).clip.reset(); }},
      {"order of marks", drawn,
       [](Figure& f) {
         path(f).contours[0].points[1].x = path(f).contours[0].points[2].x = 110, std::swap(f.marks[0], f.marks[2]);
       }},
      {"mark missing", drawn, [](Figure& f) { f.marks.erase(f.marks.begin()); }},
  };
}

bool must_show(const Writer& writer, Shows shows) {
  const std::string& id = writer.about.id;
  if (shows == Shows::in_words) return true;
  if (shows == Shows::in_names) return id == "svg";
  return shows == Shows::everywhere || writer.keeps == Keeps::drawing;
}

// A film with everything that a film can have.
Film sample_film(int frames) {
  Film film{frames, 10, [](int frame) {
              Figure figure = sample_figure();
              group(figure).offset.x += 5 * frame;
              return figure;
            }};
  film.scene = "{\"format\": 1}";
  film.grids = {{"x", "Input", {1, 1, 2}, {1, -2}}, {"y", "Output", {1, 2, 2}, {1, 2.5, 3, 4}}};
  film.telling = [](int frame) {
    return Telling{"Step " + std::to_string(frame + 1), "y = 1", {"y", "Output", {1, 2, 2}, {1, 2.5, frame + 3.0, NAN}}};
  };
  return film;
}

// Those whose programs are here.
std::vector<Writer> usable_writers() {
  std::vector<Writer> usable;
  for (const Writer& writer : all_writers()) {
    if (writer.needs.empty() || has_program(writer.needs))
      usable.push_back(writer);
    else
      MESSAGE(writer.needs << " is not installed, so ." << writer.about.id << " was not tried.");
  }
  return usable;
}

// Takes so many bytes and no more, like a full disk.
class FullDisk : public std::streambuf {
 public:
  explicit FullDisk(std::streamsize room) : room_(room) {}

 protected:
  int_type overflow(int_type byte) override { return room_-- > 0 ? byte : traits_type::eof(); }
  std::streamsize xsputn(const char*, std::streamsize count) override {
    const std::streamsize taken = std::min(count, std::max<std::streamsize>(room_, 0));
    room_ -= count;
    return taken;
  }

 private:
  std::streamsize room_;
};

}  // namespace

TEST_CASE("no format is blind: every property that it shows changes its bytes") {
  const Fonts fonts;
  for (const Writer& writer : usable_writers()) {
    if (writer.keeps == Keeps::numbers) continue;
    const std::string before = written(writer, still(sample_figure()), fonts);
    for (const Change& change : changes()) {
      CAPTURE(writer.about.id);
      CAPTURE(change.property);
      Figure figure = sample_figure();
      change.make(figure);
      CHECK_FALSE(figure == sample_figure());
      if (must_show(writer, change.shows)) CHECK(written(writer, still(figure), fonts) != before);
    }
  }
}

TEST_CASE("every format writes the same bytes for the same film") {
  const Fonts one, other;
  const Film film = sample_film(3);
  for (const Writer& writer : usable_writers()) CHECK(written(writer, film, one) == written(writer, film, other));
}

TEST_CASE("a format that moves writes every frame, one that does not writes the first") {
  const Fonts fonts;
  Film one = sample_film(1), three = sample_film(3);
  one.frame = three.frame = [](int number) {
    Figure figure = sample_figure();
    text(figure).words = std::to_string(number);
    return figure;
  };
  for (const Writer& writer : usable_writers()) {
    CAPTURE(writer.about.id);
    CHECK((written(writer, three, fonts) != written(writer, one, fonts)) == writer.moves);
  }
}

TEST_CASE("a scene that a format carries is found in its file again, after whatever bytes") {
  const Fonts fonts;
  std::string long_scene = "{\"note\": \"";
  for (int i = 0; i < 5000; ++i) long_scene += std::to_string(i * 7919 % 1000) + (i % 50 == 0 ? " größe \\\" " : ",");
  long_scene += "\"}";
  for (const Writer& writer : usable_writers()) {
    CAPTURE(writer.about.id);
    Film film = sample_film(2);
    for (const std::string& scene : {std::string("{}"), long_scene}) {
      film.scene = scene;
      const auto found = carried_scene(written(writer, film, fonts));
      CHECK(found.has_value() == writer.carries_scene);
      if (found) CHECK(*found == scene);
    }
    film.scene.clear();
    CHECK_FALSE(carried_scene(written(writer, film, fonts)).has_value());
  }
}

TEST_CASE("a format of numbers is not blind to them") {
  const Fonts fonts;
  for (const Writer& writer : usable_writers()) {
    if (writer.keeps != Keeps::numbers) continue;
    CAPTURE(writer.about.id);
    Film film = sample_film(1);
    film.telling = {};
    const std::string before = written(writer, film, fonts);
    film.grids[1].values[3] = 4.25;
    const std::string other_value = written(writer, film, fonts);
    CHECK(other_value != before);
    film.grids[1].sides = {2, 2, 1};
    CHECK(written(writer, film, fonts) != other_value);
  }
}

TEST_CASE("every format notices a stream that takes no more") {
  const Fonts fonts;
  for (const Writer& writer : usable_writers()) {
    const auto whole = static_cast<std::streamsize>(written(writer, sample_film(1), fonts).size());
    for (const std::streamsize room : {std::streamsize{0}, std::streamsize{5}, std::min<std::streamsize>(whole - 1, 60)}) {
      CAPTURE(writer.about.id);
      CAPTURE(room);
      FullDisk disk(room);
      std::ostream stream(&disk);
      CHECK_THROWS_AS(writer.write(sample_film(1), {fonts, {}, 0, {}}, stream), Error);
    }
  }
}

TEST_CASE("every format tells its progress up to the whole and stops when asked") {
  const Fonts fonts;
  const Film film = sample_film(4);
  for (const Writer& writer : usable_writers()) {
    CAPTURE(writer.about.id);
    std::vector<double> shares;
    std::ostringstream stream;
    writer.write(film, {fonts, {}, 0, [&](double share) { return shares.push_back(share), true; }}, stream);
    CHECK(std::is_sorted(shares.begin(), shares.end()));
    REQUIRE_FALSE(shares.empty());
    CHECK(shares.back() == 1);
    if (writer.moves) CHECK(shares.size() > 4);
    for (const double until : {0.0, 0.5, 0.9})
      CHECK_THROWS_AS(writer.write(film, {fonts, {}, 0, [&](double share) { return share < until; }}, stream), Cancelled);
  }
}

TEST_CASE("every format survives text that is hostile, empty or malformed") {
  const Fonts fonts;
  for (const std::string& words : {std::string(), std::string("</text></svg>&\"'<!--"),
                                   std::string("\x01\x1B[31m\n\t\xFF\xED\xA0\x80"), std::string("\0x", 2)}) {
    Figure figure = sample_figure();
    figure.title = figure.description = text(figure).words = group(figure).name = words;
    Film film = sample_film(1);
    film.frame = [figure](int) { return figure; };
    for (NumberGrid& grid : film.grids) grid.title = words;
    for (const Writer& writer : usable_writers()) CHECK_FALSE(written(writer, film, fonts).empty());
  }
}

TEST_CASE("a picture too large to draw is refused before anything is allocated") {
  const Fonts fonts;
  for (const char* id : {"png", "gif"})
    for (const double side : {1e9, 0.0, std::numeric_limits<double>::quiet_NaN()}) {
      Figure figure = sample_figure();
      figure.size = {side, side};
      CHECK_THROWS_AS(written(all_writers().at(id), still(figure), fonts), Error);
    }
}

TEST_CASE("every format documents itself") {
  std::set<std::string> ids;
  for (const Writer& writer : all_writers()) {
    CHECK(ids.insert(writer.about.id).second);
    CHECK_FALSE(writer.about.title.empty());
    CHECK(writer.about.doc.back() == '.');
    CHECK(writer.media_type.find('/') != std::string::npos);
    for (const Parameter& parameter : writer.about.parameters) CHECK(parameter.doc.back() == '.');
  }
}
