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
    if (coarse_) learn_kernel();
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

  // What a cropped or padded part would have been multiplied by is known from another stamp.
  void learn_kernel() {
    kernel_.resize(at(slide().kernel.at(along())));
    for (const LineProduct& product : rung_.products) {
      const int away = other_place(product) - begin_of(scatter_ ? product.in : product.out), step = slide().dilation.at(along());
      if (away >= 0 && away % step == 0 && at(away / step) < kernel_.size()) kernel_[at(away / step)] = &product;
    }
  }

  StampPart part_at(int place, const LineProduct& product) const {
    StampPart part;
    part.left = other_.at(place), part.right = other_.at(place + 1);
    part.product = product;
    if (product.in >= 0) part.value = (product.tap < 0 ? 1 : product.factor) * from_.values[at(product.in)];
    return part;
  }

  Stamp kernel_at(int place) const {
    Stamp stamp;
    const int begin = begin_of(place), other_length = scatter_ ? rung_.out_length : rung_.in_length;
    stamp.left = other_.at(begin), stamp.right = other_.at(begin + slide().reach(along()));
    for (std::size_t k = 0; k < kernel_.size(); ++k) {
      const int there = begin + static_cast<int>(k) * slide().dilation.at(along());
      const auto& mine = by_place_[at(place)];
      const auto found =
          std::find_if(mine.begin(), mine.end(), [&](const LineProduct* product) { return other_place(*product) == there; });
      StampPart part = part_at(there, found == mine.end() ? LineProduct{-1, -1} : **found);
      part.outside = there < 0 || there >= other_length;
      if (part.outside && kernel_[k] && scatter_) {
        part.product.factor = kernel_[k]->factor, part.product.weight = kernel_[k]->weight;
        part.value = kernel_[k]->factor * from_.values[at(place)];
      }
      stamp.parts.push_back(part);
    }
    return stamp;
  }

  // Of a cell on the finer side, and where nothing slides: the cells it meets, as far apart as they are.
  Stamp contacts_of(int place) const {
    Stamp stamp;
    for (const LineProduct* product : by_place_[at(place)]) {
      StampPart part = part_at(other_place(*product), *product);
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
    }
    return stamp;
  }

  Stamp::State state_of(int place) const {
    const LadderMap& played = scatter_ ? from_ : to_;
    if (played.now[at(place)]) return Stamp::State::now;
    const bool done = scatter_ ? played.counts[at(place)] > 0 : played.there[at(place)] != 0;
    return done ? Stamp::State::done : Stamp::State::waiting;
  }

  const Rung& rung_;
  const LadderMap &from_, &to_;
  LineScale own_, other_;
  bool scatter_, slides_ = false, coarse_ = false;
  std::vector<std::vector<const LineProduct*>> by_place_;
  std::vector<const LineProduct*> kernel_;
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

Stamps stamps_of(const Rung& rung, const LadderMap& from, const LadderMap& to, LineScale in, LineScale out, bool scatter) {
  return Stamping(rung, from, to, in, out, scatter).all();
}

}  // namespace upstamp
