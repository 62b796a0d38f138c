// An ordered set of declared things (ops, views, formats), found by id.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "declare/declare.h"

namespace upstamp {

// Thing has a member `Declaration about`.
template <class Thing>
class Catalogue {
 public:
  Catalogue(std::string noun, std::vector<Thing> things) : noun_(std::move(noun)), things_(std::move(things)) {}

  auto begin() const { return things_.begin(); }
  auto end() const { return things_.end(); }
  std::size_t size() const { return things_.size(); }

  const Thing* find(std::string_view id) const {
    for (const Thing& thing : things_)
      if (thing.about.id == id) return &thing;
    return nullptr;
  }
  // Throws Error with the nearest id and the list of all when there is none.
  const Thing& at(std::string_view id) const {
    if (const Thing* thing = find(id)) return *thing;
    std::vector<std::string> ids;
    for (const Thing& thing : things_) ids.push_back(thing.about.id);
    const std::string near = nearest_word(id, ids);
    throw Error("There is no " + noun_ + " \"" + shortened(id) + "\"." + (near.empty() ? "" : " Did you mean " + near + "?") +
                " There is: " + join(ids, ", ") + ".");
  }

 private:
  std::string noun_;
  std::vector<Thing> things_;
};

}  // namespace upstamp
