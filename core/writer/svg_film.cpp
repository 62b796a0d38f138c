#include "writer/svg_film.h"

#include <list>
#include <map>
#include <unordered_map>

namespace upstamp {
namespace {

constexpr int digits = 2;
constexpr std::size_t farthest_back = 200;  // parts that are tried for a mark, so that long films take no longer than they are

// A mark, or one cell of a block, as it stands in the drawing.
struct Piece {
  std::string svg;
  Rect box;
};

struct Strip {
  Piece piece;
  std::vector<bool> frames;
  std::size_t place = 0;  // in drawing order, as of the last frame
};
using Strips = std::list<Strip>;

Mark moved(const Mark& mark, Point by) {
  Mark copy = mark;
  if (auto* path = std::get_if<Path>(&copy))
    for (Path::Contour& contour : path->contours)
      for (Point& point : contour.points) point = point + by;
  if (auto* text = std::get_if<Text>(&copy)) text->at = text->at + by;
  if (auto* cells = std::get_if<Cells>(&copy)) cells->box = cells->box.moved(by);
  return copy;
}

// Cuts figures into pieces. Equal pieces of different frames have equal text.
class Cutter {
 public:
  Cutter(const Fonts& fonts, const LetterOutlines* outlines) : fonts_(fonts), drawing_(digits, outlines) {
    drawing_.gather_styles();
  }

  std::vector<Piece> cut(const Figure& figure) {
    std::vector<Piece> pieces;
    for_each_placed(figure, [&](const Placed& placed) {
      if (placed.opacity <= 0 || (placed.clip && (placed.clip->width <= 0 || placed.clip->height <= 0))) return;
      const Mark mark = moved(*placed.mark, placed.offset);
      if (const auto* cells = std::get_if<Cells>(&mark)) return cut(*cells, placed, pieces);
      add(mark, placed, pieces);
    });
    return pieces;
  }
  std::string definitions() const {
    std::string all;
    for (const auto& [clip, id] : clips_) all += "<clipPath id=\"" + id + "\">" + clip + "</clipPath>\n";
    return all.empty() ? "" : "<defs>\n" + all + "</defs>\n";
  }
  std::string style() const { return drawing_.styles(); }

 private:
  void add(const Mark& mark, const Placed& placed, std::vector<Piece>& pieces) {
    drawing_.add(mark, placed.opacity);
    add_drawn(bounds(mark, fonts_), placed, pieces);
  }
  void add_drawn(Rect box, const Placed& placed, std::vector<Piece>& pieces) {
    std::string svg = drawing_.taken();
    if (placed.clip) {
      svg = "<g clip-path=\"url(#" + clip_id(*placed.clip) + ")\">" + svg + "</g>\n";
      box = intersected(box, *placed.clip);
    }
    pieces.push_back({std::move(svg), box});
  }

  // Each cell by itself, because in a film they change one by one.
  void cut(const Cells& cells, const Placed& placed, std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < cells.fills.size() && i < static_cast<std::size_t>(cells.rows * cells.columns); ++i) {
      if (cells.fills[i].alpha == 0) continue;
      const Rect box = cell_box(cells, static_cast<int>(i) / cells.columns, static_cast<int>(i) % cells.columns);
      drawing_.add_cell(box, cells.fills[i], placed.opacity);
      add_drawn(box, placed, pieces);
    }
    if (cells.lines.width > 0) add(lines_of(cells), placed, pieces);
  }

  std::string clip_id(const Rect& clip) {
    drawing_.add(Mark(rectangle(clip, rgb(0))), 1);
    return clips_.try_emplace(drawing_.taken(), "c" + std::to_string(clips_.size() + 1)).first->second;
  }

  const Fonts& fonts_;
  SvgDrawing drawing_;
  std::map<std::string, std::string> clips_;
};

// The most pieces that keep their order: places of the longest rising run among the strips that the pieces are found in.
std::vector<char> keeping_order(const std::vector<Strips::iterator>& found, Strips::iterator none) {
  std::vector<std::size_t> tails, before(found.size());
  constexpr std::size_t nothing = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] == none) continue;
    const auto at = std::lower_bound(tails.begin(), tails.end(), found[i]->place,
                                     [&](std::size_t tail, std::size_t place) { return found[tail]->place < place; });
    before[i] = at == tails.begin() ? nothing : *std::prev(at);
    if (at == tails.end())
      tails.push_back(i);
    else
      *at = i;
  }
  std::vector<char> kept(found.size());
  for (std::size_t i = tails.empty() ? nothing : tails.back(); i != nothing; i = before[i]) kept[i] = 1;
  return kept;
}

// All pieces of the film in one drawing order.
class Reel {
 public:
  explicit Reel(int frames) : frames_(static_cast<std::size_t>(frames)) {}

  void add(std::vector<Piece> pieces, int frame) {
    std::vector<Strips::iterator> found;
    std::unordered_map<std::string_view, std::size_t> times;
    for (const Piece& piece : pieces) {
      const auto known = by_svg_.find(piece.svg);
      const std::size_t time = times[piece.svg]++;
      found.push_back(known == by_svg_.end() || time >= known->second.size() ? strips_.end() : known->second[time]);
    }
    const std::vector<char> kept = keeping_order(found, strips_.end());
    auto after = strips_.begin();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!kept[i]) {
        found[i] = strips_.insert(after, {std::move(pieces[i]), std::vector<bool>(frames_)});
        by_svg_[found[i]->piece.svg].push_back(found[i]);
      }
      found[i]->frames[static_cast<std::size_t>(frame)] = true;
      after = std::next(found[i]);
    }
    std::size_t place = 0;
    for (Strip& strip : strips_) strip.place = place++;
  }

  // Strips that show together become one part where nothing between them is in the way.
  std::vector<FilmPart> parts() const {
    std::vector<FilmPart> parts;
    std::vector<std::vector<Rect>> boxes;
    for (const Strip& strip : strips_) {
      const auto in_the_way = [&](const Rect& box) {
        const Rect shared = intersected(box, strip.piece.box);
        return shared.width > 0 && shared.height > 0;
      };
      std::size_t at = parts.size();
      for (std::size_t i = parts.size(); i-- > 0 && parts.size() - i <= farthest_back;) {
        if (parts[i].frames == strip.frames) {
          at = i;
          break;
        }
        if (std::any_of(boxes[i].begin(), boxes[i].end(), in_the_way)) break;
      }
      if (at == parts.size()) parts.push_back({"", strip.frames}), boxes.emplace_back();
      parts[at].svg += strip.piece.svg;
      boxes[at].push_back(strip.piece.box);
    }
    return parts;
  }

 private:
  std::size_t frames_;
  Strips strips_;
  std::unordered_map<std::string_view, std::vector<Strips::iterator>> by_svg_;  // into the strips' own text
};

}  // namespace

FilmParts parts_of(const Film& film, const Fonts& fonts, const LetterOutlines* outlines,
                   const std::function<void(int frame)>& before_frame) {
  Cutter cutter(fonts, outlines);
  Reel reel(film.frames);
  FilmParts made;
  for (int frame = 0; frame < film.frames; ++frame) {
    before_frame(frame);
    Figure figure = film.frame(frame);
    reel.add(cutter.cut(figure), frame);
    figure.marks.clear();
    if (frame + 1 == film.frames) made.last = std::move(figure);
  }
  made.parts = reel.parts();
  made.definitions = cutter.definitions();
  made.style = cutter.style();
  return made;
}

}  // namespace upstamp
