// How far the lines of a ladder have come at a moment.
#include <cmath>

#include "view/ladder.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// How much of a product has come: 0 not yet, 1 all; in between while it lands.
class Arrival {
 public:
  Arrival(const Stage& stage, bool finished) : stage_(stage), finished_(finished) {
    if (!by_product()) return;
    const auto& done = stage.moment.done;
    for (auto tap = done.rbegin(); tap != done.rend() && played(*tap) >= stage.moment.finished; ++tap) done_.push_back(*tap);
  }

  double of_cell(int cell) const {
    if (finished_ || cell < stage_.moment.finished) return 1;
    return stage_.playing(cell) ? stage_.motion.count : 0;
  }
  double of(const Tap& tap) const {
    if (finished_ || !by_product() || played(tap) < stage_.moment.finished) return of_cell(played(tap));
    return contains(done_, tap) ? 1 : is_now(tap) ? stage_.motion.count : 0;
  }
  bool is_now(const Tap& tap) const {
    if (finished_) return false;
    return by_product() ? contains(stage_.moment.now, tap) : stage_.playing(played(tap));
  }

 private:
  bool by_product() const { return stage_.moment.granularity == Granularity::product; }
  int played(const Tap& tap) const { return stage_.scatter() ? tap.in : tap.out; }
  template <class Taps>
  static bool contains(const Taps& taps, const Tap& tap) {
    return std::find(taps.begin(), taps.end(), tap) != taps.end();
  }

  const Stage& stage_;
  bool finished_;
  std::vector<Tap> done_;  // of the cells that are not over
};

// A layer's whole output at the moment, and how many products have come to each of its cells.
struct Whole {
  std::vector<double> values;
  std::vector<int> counts;
};

std::vector<int> taps_by_output(const LayerStudy& layer) {
  std::vector<int> counts(layer.y.values.size());
  for (const Tap& tap : layer.wiring.taps) ++counts[at(tap.out)];
  return counts;
}

class Carrying {
 public:
  Carrying(const Ladder& ladder, const Stage& stage, bool finished)
      : ladder_(ladder), stage_(stage), arrival_(stage, finished), finished_(finished) {}

  std::vector<LadderMap> maps() const {
    const std::vector<Whole> wholes = all_wholes();
    std::vector<LadderMap> maps{first_map()};
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) maps.push_back(carried(i, wholes[i], maps[i]));
    if (!stage_.scatter()) gather(maps);
    // Of a cell that is under way its first products are there.
    for (std::size_t k = 0; alone() && stage_.scatter() && k < maps[1].came.size(); ++k)
      if (maps[1].came[k] && !maps[0].now[at(ladder_.rungs[0].products[k].in)])
        maps[0].sent[at(ladder_.rungs[0].products[k].in)] = 1;
    return maps;
  }

 private:
  bool alone() const { return ladder_.rungs.size() == 1; }
  // Whether no more will come anywhere. Of layers seen as one only the last is played from its output.
  bool over() const { return finished_ || stage_.moment.step >= stage_.moment.steps || (!alone() && !stage_.scatter()); }

  LadderMap first_map() const {
    const Rung& first = ladder_.rungs.front();
    LadderMap input;
    for (int place = 0; place < first.in_length; ++place) {
      const int cell = first.in.cell(first.layer->wiring.in, place);
      const bool sent = !stage_.scatter() || arrival_.of_cell(cell) > 0;
      input.values.push_back(first.layer->x[cell]);
      input.counts.push_back(sent ? 1 : 0);
      input.now.push_back(stage_.scatter() && stage_.playing(cell));
      input.sent.push_back(sent);
    }
    input.there.assign(input.values.size(), 1);
    return input;
  }

  std::vector<Whole> all_wholes() const {
    std::vector<Whole> wholes;
    if (alone() && !finished_) return {{stage_.partial.values, stage_.partial.counts}};
    const Rung& first = ladder_.rungs.front();
    Tensor x = first.layer->x;
    std::vector<char> come(x.values.size(), 1);
    for (int cell = 0; stage_.scatter() && cell < static_cast<int>(x.values.size()); ++cell) {
      const double share = arrival_.of_cell(cell);
      x[cell] *= share, come[at(cell)] = share > 0;
    }
    for (const Rung& rung : ladder_.rungs) {
      const LayerStudy& layer = *rung.layer;
      Whole whole{layer.y.values, taps_by_output(layer)};
      if (!over()) whole = so_far(layer, x, come);
      x = Tensor(layer.y.shape);
      x.values = whole.values;
      come.assign(whole.counts.begin(), whole.counts.end());
      wholes.push_back(std::move(whole));
    }
    return wholes;
  }

  // Of layers seen as one: what has come through the layers before.
  static Whole so_far(const LayerStudy& layer, const Tensor& x, const std::vector<char>& come) {
    Whole whole{std::vector<double>(layer.y.values.size()), std::vector<int>(layer.y.values.size())};
    for (const Tap& tap : layer.wiring.taps) {
      if (!come[at(tap.in)]) continue;
      whole.values[at(tap.out)] += tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]) * x[tap.in];
      ++whole.counts[at(tap.out)];
    }
    for (const Offset& offset : layer.wiring.offsets)
      if (whole.counts[at(offset.out)] > 0)
        whole.values[at(offset.out)] += offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]);
    for (std::size_t cell = 0; layer.curve.value && cell < whole.values.size(); ++cell)
      if (whole.counts[cell] > 0) whole.values[cell] = layer.curve.value(whole.values[cell]);
    return whole;
  }

  // Of layers seen as one, later ones pass on what has come, whole or in part.
  double share_of(std::size_t i, const LineProduct& product, const LadderMap& from) const {
    const Rung& rung = ladder_.rungs[i];
    if (alone()) return arrival_.of(rung.layer->wiring.taps[at(product.tap)]);
    if (i == 0 && stage_.scatter()) return arrival_.of_cell(rung.in.cell(rung.layer->wiring.in, product.in));
    return from.sent[at(product.in)] ? 1 : 0;
  }

  LadderMap carried(std::size_t i, const Whole& whole, const LadderMap& from) const {
    const Rung& rung = ladder_.rungs[i];
    const std::size_t length = at(rung.out_length);
    LadderMap to;
    to.values.resize(length), to.drawn.resize(length), to.counts.resize(length);
    to.brought.resize(length), to.total.resize(length), to.now.resize(length), to.there.resize(length);
    for (const LineProduct& product : rung.products) {
      to.came.push_back(0);
      if (product.tap < 0) continue;
      const double share = share_of(i, product, from);
      const bool now = alone() ? arrival_.is_now(rung.layer->wiring.taps[at(product.tap)]) : from.now[at(product.in)] != 0;
      to.came.back() = share > 0 || now;
      if (share <= 0) continue;
      to.drawn[at(product.out)] += share * product.factor * from.values[at(product.in)];
      to.counts[at(product.out)] += from.counts[at(product.in)];
      ++to.brought[at(product.out)];
      if (now) to.now[at(product.out)] = 1;
    }
    const Shape& out = rung.layer->wiring.out;
    for (std::size_t place = 0; place < length; ++place) {
      const int cell = rung.out.cell(out, static_cast<int>(place));
      to.values[place] = whole.values[at(cell)], to.total[place] = whole.counts[at(cell)];
      const bool none_left = alone() && is_finished(stage_.moment, cell, stage_.motion.count);
      to.there[place] = to.total[place] > 0 || over() || none_left;
    }
    to.sent = to.there;
    return to;
  }

  // The last map is played; those before it are there from the start.
  void gather(std::vector<LadderMap>& maps) const {
    const Rung& last = ladder_.rungs.back();
    LadderMap& output = maps.back();
    for (int place = 0; place < last.out_length; ++place) {
      const int cell = last.out.cell(last.layer->wiring.out, place);
      const bool come = arrival_.of_cell(cell) > 0;
      if (!alone()) output.there[at(place)] = come;
      output.sent[at(place)] = alone() && stage_.moment.granularity == Granularity::product ? output.there[at(place)] : come;
      output.now[at(place)] = stage_.playing(cell);
      if (!alone() && !come) output.brought[at(place)] = output.total[at(place)] = 0, output.drawn[at(place)] = 0;
    }
    for (std::size_t i = ladder_.rungs.size(); i-- > 0;)
      for (std::size_t k = 0; k < ladder_.rungs[i].products.size(); ++k) {
        const LineProduct& product = ladder_.rungs[i].products[k];
        const bool played = maps[i + 1].now[at(product.out)] != 0;
        if (played && (product.tap < 0 || !alone() || maps[i + 1].came[k])) maps[i].now[at(product.in)] = 1;
      }
  }

  const Ladder& ladder_;
  const Stage& stage_;
  Arrival arrival_;
  bool finished_;
};

}  // namespace

std::vector<LadderMap> ladder_maps(const Ladder& ladder, const Stage& stage, bool finished) {
  return Carrying(ladder, stage, finished).maps();
}

}  // namespace upstamp
