#include "writer/film_parts.h"

#include <list>
#include <unordered_map>

namespace upstamp {
namespace {

constexpr std::size_t farthest_back = 200;  // parts that are tried for a mark, so that long films take no longer than they are

// A mark, or one cell of a block, as it stands in the drawing.
struct Piece {
  std::string text;
  Rect box;
};

struct Strip {
  Piece piece;
  std::vector<bool> frames;
  std::size_t place = 0;  // in drawing order, as of the last frame
};
using Strips = std::list<Strip>;

// Equal pieces of different frames have equal text.
std::vector<Piece> cut(const Figure& figure, const Fonts& fonts, const WriteMark& write) {
  std::vector<Piece> pieces;
  for_each_placed(figure, [&](const Placed& placed) {
    if (placed.opacity <= 0 || (placed.clip && (placed.clip->width <= 0 || placed.clip->height <= 0))) return;
    const auto add = [&](const Mark& mark) {
      const Rect box = bounds(mark, fonts);
      pieces.push_back({write(mark, placed.opacity, placed.clip), placed.clip ? intersected(box, *placed.clip) : box});
    };
    const Mark mark = moved(*placed.mark, placed.offset);
    const auto* cells = std::get_if<Cells>(&mark);
    if (!cells) return add(mark);
    // Each cell by itself, because in a film they change one by one.
    for (std::size_t i = 0; i < cells->fills.size() && i < static_cast<std::size_t>(cells->rows * cells->columns); ++i) {
      if (cells->fills[i].alpha == 0) continue;
      const Rect box = cell_box(*cells, static_cast<int>(i) / cells->columns, static_cast<int>(i) % cells->columns);
      add(Cells{box, 1, 1, {cells->fills[i]}, {}, Role::none, {}, 0});
    }
    if (cells->lines.width > 0) add(lines_of(*cells));
  });
  return pieces;
}

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
      const auto known = by_text_.find(piece.text);
      const std::size_t time = times[piece.text]++;
      found.push_back(known == by_text_.end() || time >= known->second.size() ? strips_.end() : known->second[time]);
    }
    const std::vector<char> kept = keeping_order(found, strips_.end());
    auto after = strips_.begin();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!kept[i]) {
        found[i] = strips_.insert(after, {std::move(pieces[i]), std::vector<bool>(frames_)});
        by_text_[found[i]->piece.text].push_back(found[i]);
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
      parts[at].text += strip.piece.text;
      boxes[at].push_back(strip.piece.box);
    }
    return parts;
  }

 private:
  std::size_t frames_;
  Strips strips_;
  std::unordered_map<std::string_view, std::vector<Strips::iterator>> by_text_;  // into the strips' own text
};

}  // namespace

bool FilmPart::always() const { return std::find(frames.begin(), frames.end(), false) == frames.end(); }

FilmParts parts_of(const Film& film, const Fonts& fonts, const WriteMark& write,
                   const std::function<void(int frame)>& before_frame) {
  Reel reel(film.frames);
  FilmParts made;
  for (int frame = 0; frame < film.frames; ++frame) {
    before_frame(frame);
    Figure figure = film.frame(frame);
    reel.add(cut(figure, fonts, write), frame);
    figure.marks.clear();
    if (frame + 1 == film.frames) made.last = std::move(figure);
  }
  made.parts = reel.parts();
  return made;
}

Mark moved(const Mark& mark, Point by) {
  Mark copy = mark;
  if (auto* path = std::get_if<Path>(&copy))
    for (Path::Contour& contour : path->contours)
      for (Point& point : contour.points) point = point + by;
  if (auto* text = std::get_if<Text>(&copy)) text->at = text->at + by;
  if (auto* cells = std::get_if<Cells>(&copy)) cells->box = cells->box.moved(by);
  return copy;
}

std::string frame_ranges(const std::vector<bool>& frames) {
  std::string ranges;
  for (std::size_t first = 0; first < frames.size(); ++first) {
    if (!frames[first]) continue;
    std::size_t last = first;
    while (last + 1 < frames.size() && frames[last + 1]) ++last;
    ranges += (ranges.empty() ? "" : ",") + std::to_string(first + 1);
    if (last > first) ranges += "-" + std::to_string(last + 1);
    first = last;
  }
  return ranges;
}

}  // namespace upstamp
