// Copying what is on the canvas, and pasting: pictures, programs, links, command lines, tables of numbers.
#pragma once
#include <string>

#include "app.h"
#include "clipboard.h"

namespace upstamp {

// The picture as it stands, as lines, as pixels, and as words.
Clip picture_clip(const App&);
// The scene as a link that `upstamp` and the window open.
std::string scene_link(const App&);
// The command that writes this picture.
std::string command_line(const App&);
// The scene as a program in the words of its dialect.
std::string program_text(const App&);

// A link opens its scene; rows of numbers go into the grid of the pinned cell, from there on, or become the input.
void paste(App&, const std::string& text);

}  // namespace upstamp
