#include <cmath>
#include <ostream>

#include "writer/tables.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

// One letter of the page for so many points: about the width of a letter of a figure's numbers and notes.
constexpr double column_width = 6.5;

struct Word {
  std::u32string letters;
  double baseline, size, left, right;
  Anchor anchor;
};

std::vector<Word> words_of(const Figure& figure, const Fonts& fonts) {
  std::vector<Word> words;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* text = std::get_if<Text>(placed.mark);
    if (!text || text->words.empty() || placed.opacity * text->color.alpha < 0.05 * 255) return;
    const Rect box = bounds(*placed.mark, fonts).moved(placed.offset);
    if (placed.clip && !placed.clip->contains(box.center())) return;
    words.push_back({printable(text->words), text->at.y + placed.offset.y, text->size, box.x, box.right(), text->anchor});
  });
  return words;
}

// Words whose baselines differ by less than a third of their size stand on one line.
std::vector<std::vector<Word>> lines_of(std::vector<Word> words) {
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.baseline < b.baseline; });
  std::vector<std::vector<Word>> lines;
  for (Word& word : words) {
    if (lines.empty() || word.baseline - lines.back().front().baseline > std::min(word.size, lines.back().front().size) / 3)
      lines.emplace_back();
    lines.back().push_back(std::move(word));
  }
  return lines;
}

// The edge or middle that the figure lines up is the one that lines up on the page.
std::ptrdiff_t first_column(const Word& word) {
  const double length = static_cast<double>(word.letters.size());
  if (word.anchor == Anchor::start) return std::lround(word.left / column_width);
  if (word.anchor == Anchor::end) return std::lround(word.right / column_width - length);
  return std::lround((word.left + word.right) / 2 / column_width - length / 2);
}

std::u32string laid_out(std::vector<Word> words) {
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.left < b.left; });
  std::u32string line;
  for (const Word& word : words) {
    const auto wanted = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, first_column(word)));
    line.resize(line.empty() ? wanted : std::max(line.size() + 1, wanted), U' ');
    line += word.letters;
  }
  while (!line.empty() && line.back() == U' ') line.pop_back();
  return line;
}

std::string page(const Figure& figure, const Fonts& fonts) {
  std::vector<std::u32string> lines;
  double below = 0;
  for (const std::vector<Word>& words : lines_of(words_of(figure, fonts))) {
    const Word& first = words.front();
    // Rows of a grid are closer than that, parts of a figure are not.
    if (!lines.empty() && first.baseline - below > 3 * first.size) lines.emplace_back();
    lines.push_back(laid_out(words));
    below = first.baseline;
  }
  std::size_t margin = std::u32string::npos;
  for (const std::u32string& line : lines) margin = std::min(margin, line.find_first_not_of(U' '));
  std::string text;
  for (const std::u32string& line : lines) {
    if (!line.empty()) text += to_utf8(line.substr(margin));
    text += '\n';
  }
  return text;
}

// What does not change from frame to frame is said once.
class TextPages {
 public:
  TextPages(const WriteContext& context, std::ostream& stream) : context_(context), stream_(stream) {}

  void add(const Figure& figure, const std::string& frame) {
    if (figure.title != title_) {
      const std::u32string title = printable(figure.title);
      stream_ << to_utf8(title) << '\n' << std::string(title.size(), '=') << "\n\n";
    }
    if (!frame.empty()) stream_ << "---- " << frame << " ----\n\n";
    if (figure.description != description_) stream_ << to_utf8(printable(figure.description)) << "\n\n";
    stream_ << page(figure, context_.fonts);
    title_ = figure.title, description_ = figure.description;
    require_written(stream_);
  }

 private:
  const WriteContext& context_;
  std::ostream& stream_;
  std::string title_, description_;
};

void write(const Film& film, const WriteContext& context, std::ostream& stream) {
  TextPages pages(context, stream);
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, static_cast<double>(frame) / film.frames);
    if (frame > 0) stream << '\n';
    pages.add(film.frame(frame), film.frames == 1 ? "" : std::to_string(frame + 1) + " of " + std::to_string(film.frames));
  }
  report(context, 1);
}

}  // namespace

Writer txt() {
  Declaration about;
  about.id = "txt", about.title = "Plain text";
  about.doc = "The words and numbers of the figure, laid out as they stand in it, for terminals, mail and screen readers.";
  return {about, "text/plain; charset=utf-8", true, write, Keeps::words, true};
}

}  // namespace upstamp
