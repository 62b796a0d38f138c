// Declares parameters from a plain struct whose member initialisers are the defaults, so that a default is written in one place:
// Declare<Settings>("conv", "Convolution", "…").per_axis("stride", &Settings::stride, 1, 8, {"cells", "Distance …"})
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "declare/declaration.h"

namespace upstamp {

struct UnitAndDoc {
  std::string unit, doc;
};

template <class Plain>
class Declare {
 public:
  Declare(std::string id, std::string title, std::string doc) {
    made_.id = std::move(id), made_.title = std::move(title), made_.doc = std::move(doc);
  }
  template <class Type>
  Declare& number(std::string id, Type Plain::*member, double low, double high, UnitAndDoc words) {
    made_.parameters.push_back({id, words.unit, words.doc, Plain{}.*member, low, high, {}});
    readers_.push_back([id, member](const Declaration& about, const Settings& from, Plain& to) {
      to.*member = std::get<Type>(about.value(from, id));
    });
    return *this;
  }
  Declare& per_axis(std::string id, PerAxis Plain::*member, int low, int high, UnitAndDoc words) {
    return number(id, member, low, high, words);
  }
  Declare& per_edge(std::string id, PerEdge Plain::*member, int low, int high, UnitAndDoc words) {
    return number(id, member, low, high, words);
  }
  Declare& factor(std::string id, Factor Plain::*member, double low, double high, UnitAndDoc words) {
    return number(id, member, low, high, words);
  }
  Declare& real(std::string id, double Plain::*member, double low, double high, UnitAndDoc words) {
    return number(id, member, low, high, words);
  }
  Declare& count(std::string id, int Plain::*member, int low, int high, UnitAndDoc words) {
    return number(id, member, low, high, words);
  }
  Declare& toggle(std::string id, bool Plain::*member, std::string doc) { return number(id, member, 0, 0, {"", doc}); }
  Declare& choice(std::string id, std::string Plain::*member, std::vector<std::string> choices, std::string doc) {
    number(id, member, 0, 0, {"", doc});
    made_.parameters.back().choices = std::move(choices);
    return *this;
  }
  Declare& words(std::string id, std::string Plain::*member, std::string doc) { return number(id, member, 0, 0, {"", doc}); }
  // True on every axis; names are parameters (padding_begin and padding_end for an edge), "in", "in_channels".
  Declare& rule(Expression condition, std::string because) {
    made_.rules.push_back({std::move(condition), std::move(because)});
    return *this;
  }
  Declare& source(std::string words) {
    made_.source = std::move(words);
    return *this;
  }
  Declaration declaration() const { return made_; }
  // Turns the bag of values into the plain struct.
  std::function<Plain(const Settings&)> reader() const {
    return [about = made_, readers = readers_](const Settings& from) {
      Plain plain;
      for (const auto& read : readers) read(about, from, plain);
      return plain;
    };
  }

 private:
  Declaration made_;
  std::vector<std::function<void(const Declaration&, const Settings&, Plain&)>> readers_;
};

}  // namespace upstamp
