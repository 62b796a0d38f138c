#include "view/stamps.h"

#include <cmath>

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Stamping {
 public:
  Stamping(const Rung& rung, const LadderMap& from, const LadderMap& to, LineScale in, LineScale out, bool scatter)
      : rung_(rung), from_(from), to_(to), own_(scatter ? in : out), other_(scatter ? out : in), scatter_(scatter) {
    by_place_.resize(at(scatter ? rung.in_length : rung.out_length));
    for (const LineProduct& product : rung.products) by_place_[at(scatter ? product.in : product.out)].push_back(&product);
    const auto& sliding = rung.layer->wiring.sliding;
    slides_ = sliding.has_value();
    coarse_ = slides_ && sliding->coarse_is_input == scatter;
  }

  Stamps all() const {
    Stamps stamps;
    std::vector<double> ends;  // of each level
    for (int place = 0; place < static_cast<int>(by_place_.size()); ++place) {
      Stamp stamp = coarse_ ? kernel_at(place) : contacts_of(place);
      if (stamp.parts.empty()) continue;
      stamp.place = place;
      stamp.state = state_of(place);
      while (at(stamp.level) < ends.size() && stamp.left < ends[at(stamp.level)] - 1e-9) ++stamp.level;
      if (at(stamp.level) == ends.size()) ends.push_back(0);
      ends[at(stamp.level)] = stamp.right;
      stamps.all.push_back(std::move(stamp));
    }
    stamps.levels = static_cast<int>(ends.size());
    for (const LineProduct& product : rung_.products)
      stamps.largest_factor = std::max(stamps.largest_factor, std::fabs(product.factor));
    return stamps;
  }

 private:
  const Sliding& slide() const { return *rung_.layer->wiring.sliding; }
  Axis along() const { return rung_.in.along; }
  int other_place(const LineProduct& product) const { return scatter_ ? product.out : product.in; }
  int begin_of(int place) const { return place * slide().stride.at(along()) - slide().padding.begin(along()); }

  // Null where nothing is met.
  StampPart part_at(int place, const LineProduct* product) const {
    StampPart part;
    part.left = other_.at(place), part.right = other_.at(place + 1);
    if (!product) return part;
    part.product = *product;
    part.there = product->tap >= 0 && to_.came[static_cast<std::size_t>(product - rung_.products.data())];
    part.value = (product->tap < 0 ? 1 : product->factor) * from_.values[at(product->in)];
    return part;
  }

  Stamp kernel_at(int place) const {
    Stamp stamp;
    const int begin = begin_of(place), other_length = scatter_ ? rung_.out_length : rung_.in_length;
    stamp.left = other_.at(begin), stamp.right = other_.at(begin + slide().reach(along()));
    for (int k = 0; k < slide().kernel.at(along()); ++k) {
      const int there = begin + k * slide().dilation.at(along());
      const auto& mine = by_place_[at(place)];
      const auto found =
          std::find_if(mine.begin(), mine.end(), [&](const LineProduct* product) { return other_place(*product) == there; });
      StampPart part = part_at(there, found == mine.end() ? nullptr : *found);
      part.outside = there < 0 || there >= other_length;
      stamp.parts.push_back(part);
    }
    return stamp;
  }

  // Of a cell on the finer side, and where nothing slides: the cells it meets, as far apart as they are.
  Stamp contacts_of(int place) const {
    Stamp stamp;
    for (const LineProduct* product : by_place_[at(place)]) {
      StampPart part = part_at(other_place(*product), product);
      if (slides_) {
        // As long as a cell of the kernel, which is the finer side's.
        const double middle = (part.left + part.right) / 2;
        part.left = middle - own_.scale / 2, part.right = middle + own_.scale / 2;
      }
      stamp.left = stamp.parts.empty() ? part.left : std::min(stamp.left, part.left);
      stamp.right = stamp.parts.empty() ? part.right : std::max(stamp.right, part.right);
      stamp.parts.push_back(part);
    }
    if (slides_ && !stamp.parts.empty()) {
      const double middle = own_.at(place + 0.5), half = slide().reach(along()) * own_.scale / 2;
      stamp.left = middle - half, stamp.right = middle + half;
      add_gaps(stamp);
    }
    return stamp;
  }

  // Kernel cells that meet nothing, between the cells of the coarser side and beyond them.
  void add_gaps(Stamp& stamp) const {
    const std::size_t met = stamp.parts.size();
    for (int k = 0; k < slide().kernel.at(along()); ++k) {
      StampPart gap;
      gap.left = stamp.left + k * slide().dilation.at(along()) * own_.scale, gap.right = gap.left + own_.scale;
      gap.outside = true;
      const auto same = [&](const StampPart& part) { return std::fabs(part.left - gap.left) < own_.scale / 2; };
      if (std::none_of(stamp.parts.begin(), stamp.parts.begin() + static_cast<std::ptrdiff_t>(met), same))
        stamp.parts.push_back(gap);
    }
  }

  Stamp::State state_of(int place) const {
    const LadderMap& played = scatter_ ? from_ : to_;
    if (played.now[at(place)]) return Stamp::State::now;
    return played.sent[at(place)] ? Stamp::State::done : Stamp::State::waiting;
  }

  const Rung& rung_;
  const LadderMap &from_, &to_;
  LineScale own_, other_;
  bool scatter_, slides_ = false, coarse_ = false;
  std::vector<std::vector<const LineProduct*>> by_place_;
};

}  // namespace

std::vector<LineScale> scales_of(const Ladder& ladder) {
  std::vector<LineScale> scales(ladder.rungs.size() + 1);
  for (std::size_t i = ladder.rungs.size(); i-- > 0;) {
    const Rung& rung = ladder.rungs[i];
    scales[i] = {scales[i + 1].scale * rung.spread, scales[i + 1].at(rung.shift)};
  }
  return scales;
}

int Stamps::shown() const {
  const auto now = std::find_if(all.begin(), all.end(), [](const Stamp& stamp) { return stamp.state == Stamp::State::now; });
  if (now != all.end()) return static_cast<int>(now - all.begin());
  return all.empty() ? -1 : all.size() > 2 ? 1 : 0;
}

std::optional<KernelLine> kernel_line(const Rung& rung) {
  const Wiring& wiring = rung.layer->wiring;
  if (!wiring.sliding || wiring.weight.cells() == 0) return std::nullopt;
  const auto weighed =
      std::find_if(rung.products.begin(), rung.products.end(), [](const LineProduct& product) { return product.weight >= 0; });
  if (weighed == rung.products.end()) return std::nullopt;
  const Axis along = rung.in.along;
  const Position place = position(wiring.weight, weighed->weight);
  const int step = along == Axis::columns ? 1 : wiring.weight.columns;
  const int first = weighed->weight - (along == Axis::columns ? place.column : place.row) * step;
  KernelLine kernel;
  kernel.line = along == Axis::columns ? place.row : place.column;
  for (int k = 0; k < wiring.sliding->kernel.at(along); ++k) {
    kernel.cells.push_back(first + k * step);
    kernel.weights.push_back(rung.layer->w[kernel.cells.back()]);
  }
  return kernel;
}

bool is_turned(const Rung& rung, bool scatter) {
  const auto& sliding = rung.layer->wiring.sliding;
  return sliding && sliding->coarse_is_input != scatter;
}

Stamps stamps_of(const Rung& rung, const LadderMap& from, const LadderMap& to, LineScale in, LineScale out, bool scatter) {
  return Stamping(rung, from, to, in, out, scatter).all();
}

}  // namespace upstamp
