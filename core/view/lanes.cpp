#include "view/lanes.h"

#include <algorithm>
#include <map>
#include <set>

namespace upstamp {
namespace {

class Laying {
 public:
  Laying(const Study& study, int first, int last) : study_(study), first_(first), last_(last) {}

  Lanes laid() {
    place_main();
    for (int layer = first_; layer <= last_; ++layer)
      if (!place_of_.contains(layer)) place_aside(layer);
    for (int layer = first_; layer <= last_; ++layer) link(layer);
    raise_arches();
    for (const MapPlace& place : lanes_.places) {
      lanes_.columns = std::max(lanes_.columns, place.column + 1);
      lanes_.lanes = std::max(lanes_.lanes, place.lane + 1);
    }
    return std::move(lanes_);
  }

 private:
  // The maps that come into a layer, also into a join that cannot be.
  struct Feeds {
    int from = -1, with = -1, switches_from = -1;
  };
  Feeds feeds(int index) const {
    if (index == static_cast<int>(study_.layers.size())) return {study_.misfit->from, study_.misfit->with, -1};
    const LayerStudy& layer = study_.layers[static_cast<std::size_t>(index)];
    return {layer.from, layer.with, layer.switches_from};
  }
  const MapPlace& place(int map) const { return lanes_.places[place_of_.at(map)]; }

  void put(const MapPlace& where) {
    place_of_[where.map] = lanes_.places.size();
    lanes_.places.push_back(where);
  }

  void place_main() {
    std::vector<int> way;
    int map = last_;
    for (; map >= first_; map = feeds(map).from) way.push_back(map);
    way.push_back(map);
    std::reverse(way.begin(), way.end());
    for (std::size_t i = 0; i < way.size(); ++i) put({way[i], static_cast<int>(i), 0});
  }

  // Up to where the layer's output runs in its lane: just before the last of those that take it.
  int last_column(int index, int column) const {
    int end = column;
    for (int other = index + 1; other <= last_; ++other)
      if ((feeds(other).from == index || feeds(other).with == index) && place_of_.contains(other))
        end = std::max(end, place(other).column - 1);
    return end;
  }

  void place_aside(int index) {
    const int source = feeds(index).from;
    const bool drawn = place_of_.contains(source);
    const int column = drawn ? place(source).column + 1 : 0, end = last_column(index, column);
    // A branch of a branch stays in its lane where that is free.
    int lane = drawn ? std::max(1, place(source).lane) : 1;
    const auto taken = [&] {
      for (int i = column; i <= end; ++i)
        if (taken_.contains({lane, i})) return true;
      return false;
    };
    while (taken()) ++lane;
    for (int i = column; i <= end; ++i) taken_.insert({lane, i});
    put({index, column, lane});
  }

  void link(int index) {
    const Feeds to = feeds(index);
    const auto add = [&](int from, MapLink::Kind kind) {
      if (from < -1 || !place_of_.contains(from)) return;
      const std::size_t begin = place_of_.at(from), end = place_of_.at(index);
      const MapPlace &before = lanes_.places[begin], &after = lanes_.places[end];
      const bool arched =
          kind == MapLink::Kind::switches || (before.lane == 0 && after.lane == 0 && after.column > before.column + 1);
      lanes_.links.push_back({kind, begin, end, arched ? 0 : -1});
    };
    add(to.from, MapLink::Kind::layer);
    if (to.with >= 0 && to.with != to.from) add(to.with, MapLink::Kind::skip);
    if (to.switches_from >= 0) add(to.switches_from, MapLink::Kind::switches);
  }

  // The shorter ones lie lower; two that share a stretch lie one above the other.
  void raise_arches() {
    const auto from = [&](const MapLink& link) { return lanes_.places[link.from].column; };
    const auto to = [&](const MapLink& link) { return lanes_.places[link.to].column; };
    std::vector<MapLink*> arches;
    for (MapLink& link : lanes_.links)
      if (link.arch >= 0) arches.push_back(&link);
    std::stable_sort(arches.begin(), arches.end(),
                     [&](const MapLink* a, const MapLink* b) { return to(*a) - from(*a) < to(*b) - from(*b); });
    for (std::size_t i = 0; i < arches.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k)
        if (from(*arches[i]) <= to(*arches[k]) && from(*arches[k]) <= to(*arches[i]))
          arches[i]->arch = std::max(arches[i]->arch, arches[k]->arch + 1);
      lanes_.arches = std::max(lanes_.arches, arches[i]->arch + 1);
    }
  }

  const Study& study_;
  int first_, last_;
  Lanes lanes_;
  std::map<int, std::size_t> place_of_;
  std::set<std::pair<int, int>> taken_;
};

}  // namespace

Lanes lanes_of(const Study& study, int first, int last) { return Laying(study, first, last).laid(); }

}  // namespace upstamp
