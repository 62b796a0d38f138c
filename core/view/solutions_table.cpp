#include "view/solutions_table.h"

#include "base/text.h"
#include "view/formula_lines.h"

namespace upstamp {
namespace {

constexpr std::size_t most_solutions = 5;

Solution own_solution(const SlidingAxis& axis) {
  Solution own{axis.k, axis.s, axis.p_begin, axis.p_end, axis.a, axis.d, {}, 1, 0, 1, {}};
  const PerEdge padding(axis.p_begin, axis.p_end, axis.p_begin, axis.p_end);
  own.counts = phase_counts({true, axis.k, axis.s, axis.d, padding}, Axis::rows);
  return own;
}

bool same_settings(const Solution& a, const Solution& b) {
  return a.kernel == b.kernel && a.padding_begin == b.padding_begin && a.padding_end == b.padding_end &&
         a.output_padding == b.output_padding && a.dilation == b.dilation;
}

bool enlarges_exactly(const SlidingAxis& axis) {
  return axis.d * (axis.k - 1) + 1 + axis.a - axis.p_begin - axis.p_end == axis.s;
}

std::string stamps_words(const Solution& found) {
  const auto [least, most] = std::minmax_element(found.counts.begin(), found.counts.end());
  const std::string numbers = std::to_string(*least);
  if (*least != *most) return numbers + " or " + std::to_string(*most) + (*least == 0 ? ": holes" : ": uneven");
  return numbers + (*most == 1 ? ": even, but inputs never mix" : ": even");
}

std::string padding_words(const Solution& found) {
  return std::to_string(found.padding_begin) +
         (found.padding_begin == found.padding_end ? "" : " and " + std::to_string(found.padding_end));
}

std::string verb_of(int times) {
  if (times == 2) return "double";
  return times == 3 ? "triple" : "enlarge " + std::to_string(times) + " times";
}

struct Column {
  std::string title;
  std::string (*words)(const Solution&);
};
std::vector<Column> columns_of(const std::vector<ListedSolution>& listed) {
  std::vector<Column> columns{{"kernel", [](const Solution& one) { return std::to_string(one.kernel); }},
                              {"padding", padding_words},
                              {"output_padding", [](const Solution& one) { return std::to_string(one.output_padding); }}};
  const auto dilated = [](const ListedSolution& one) { return one.solution.dilation > 1; };
  if (std::any_of(listed.begin(), listed.end(), dilated))
    columns.push_back({"dilation", [](const Solution& one) { return std::to_string(one.dilation); }});
  columns.push_back({"stamps that meet", stamps_words});
  return columns;
}

// Draws one line of the table and answers where its text ends below.
double add_row(const std::vector<std::string>& words, const std::vector<double>& lefts, double y, Face face, double size,
               Color color, const Style& style, std::vector<Mark>& marks) {
  y += style.fonts->ascent(face, size);
  for (std::size_t i = 0; i < words.size(); ++i)
    marks.push_back(Text{words[i], {lefts[i], y}, size, face, Anchor::start, color, {}});
  return y + style.fonts->descent(face, size) + style.sizes.unit * 0.75;
}

Block table(const std::vector<ListedSolution>& listed, double width, const Style& style) {
  const std::vector<Column> columns = columns_of(listed);
  const double size = style.sizes.caption * 1.1, space = style.sizes.unit * 4;
  std::vector<std::string> titles{""};
  std::vector<double> lefts{0};
  double x = style.fonts->width("→ ", Face::sans_semibold, size) + style.sizes.unit;
  for (const Column& column : columns) {
    double widest = style.fonts->width(column.title, Face::sans, size);
    for (const ListedSolution& one : listed)
      widest = std::max(widest, style.fonts->width(column.words(one.solution), Face::sans_semibold, size));
    titles.push_back(column.title);
    lefts.push_back(x);
    x += widest + space;
  }
  const double shrunk = std::min(1.0, width / (x - space));
  for (double& left : lefts) left *= shrunk;
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  double y = add_row(titles, lefts, 0, Face::sans, size * shrunk, style.colors.muted, style, marks);
  for (const ListedSolution& one : listed) {
    if (one.skipped) y = add_row({"", "…"}, lefts, y, Face::sans, size * shrunk, style.colors.muted, style, marks);
    std::vector<std::string> words{one.here ? "→" : ""};
    for (const Column& column : columns) words.push_back(column.words(one.solution));
    y = add_row(words, lefts, y, one.here ? Face::sans_semibold : Face::sans, size * shrunk,
                one.here ? style.colors.kernel.line : style.colors.ink, style, marks);
  }
  block.size = {width, y};
  return block;
}

}  // namespace

std::vector<ListedSolution> listed_solutions(const SlidingAxis& axis) {
  if (!axis.transposed || axis.pooling || axis.s < 2 || axis.s > largest_scale) return {};
  const std::vector<Solution> all = solve({axis.s, {}, {}});
  const Solution own = own_solution(axis);
  std::vector<ListedSolution> listed;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool here = same_settings(all[i], own);
    if (i < most_solutions || here) listed.push_back({all[i], here, i > listed.size()});
  }
  const auto is_here = [](const ListedSolution& one) { return one.here; };
  if (enlarges_exactly(axis) && std::none_of(listed.begin(), listed.end(), is_here))
    listed.push_back({own, true, all.size() > listed.size()});
  return listed;
}

Block solutions_block(const SlidingAxis& axis, double width, const Style& style) {
  const std::vector<ListedSolution> listed = listed_solutions(axis);
  if (listed.empty()) return {};
  FormulaLines heading(style, width);
  heading.add_title("The best settings that " + verb_of(axis.s) + " any size at stride " + std::to_string(axis.s),
                    style.colors.ink);
  Block block = heading.take();
  Block rows = table(listed, width, style);
  rows.group.offset = {0, block.size.height};
  const double below = block.size.height + rows.size.height + style.sizes.unit;
  block.group.marks.push_back(std::move(rows.group));
  const bool here = std::any_of(listed.begin(), listed.end(), [](const ListedSolution& one) { return one.here; });
  FormulaLines legend(style, width);
  legend.add_words(
      std::string("Stamps that meet: in an output cell along one axis, away from the border. ") +
      (here ? "The arrow marks this layer."
            : "This layer makes " + std::to_string(axis.o) + " of " + std::to_string(axis.i) + ", so it is not among them."));
  Block said = legend.take();
  said.group.offset = {0, below};
  block.size.height = below + said.size.height;
  block.group.marks.push_back(std::move(said.group));
  return block;
}

}  // namespace upstamp
