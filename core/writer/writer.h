// What a file format is: a function from a film of figures to bytes. It never knows where the figures came from.
#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "declare/catalogue.h"
#include "declare/declaration.h"
#include "figure/film.h"
#include "figure/fonts.h"

namespace upstamp {

struct WriteContext {
  const Fonts& fonts;
  Settings settings;                           // by the writer's declaration (dpi …)
  double width_mm = 0;                         // physical width; 0 = 1 point is 1/72 inch
  std::function<bool(double share)> progress;  // told from 0 to 1; false cancels (the writer throws Cancelled)
};

struct Cancelled {};

// What a format keeps of a film: every property of every mark; or only the words, about where they stand; or only the numbers
// behind the pictures.
enum class Keeps { drawing, words, numbers };

struct Writer {
  Declaration about;       // id is the usual file extension
  std::string media_type;  // "image/svg+xml"
  bool moves = false;      // true: writes every frame of a film
  std::function<void(const Film&, const WriteContext&, std::ostream&)> write;
  Keeps keeps = Keeps::drawing;
  bool paged = false;             // of what moves: every frame stays as long as one likes, so one frame is one step
  bool carries_scene = false;     // what is written can be opened again
  std::string other_ending = {};  // of files, besides the id
  std::string needs = {};         // the program that does part of the work; "" = none
  // Whether all steps are written unless somebody says which. Empty: as `moves` says. With settings for which it answers yes
  // every frame is written, even where `moves` says no.
  std::function<bool(const Settings&)> all_steps = {};
};

// The two questions above, for these settings.
bool writes_every_frame(const Writer&, const Settings&);
bool wants_all_steps(const Writer&, const Settings&);
// Tells progress and throws Cancelled when the user gave up.
void report(const WriteContext&, double share);
// Throws Error when the stream did not take all it was given (a full disk).
void require_written(const std::ostream&);
// The film's scene as one word of plain ASCII, which a format puts wherever it keeps words, unbroken and not compressed; the
// program finds it there again. "" when the film has none.
std::string scene_link(const Film&);
// Pixels per point at so many dots per inch, the physical width asked for included.
double pixels_per_point(const WriteContext&, const Figure&, double dpi);

Catalogue<Writer> all_writers();

}  // namespace upstamp
