#!/bin/sh
# An op, a view and a format are one file each: in a copy of the tree, three new files and a rebuild are enough for `list` to name them.
# Usage: new_parts_test.sh SOURCE SCRATCH COMPILER [FONTS]
set -eu
source=$1 scratch=$2 compiler=$3 fonts=${4:-}

# Times are kept, so that a second run of this test compiles only what has changed since the first.
rm -rf "$scratch/tree"
mkdir -p "$scratch/tree"
for part in CMakeLists.txt app core shaders assets third_party; do cp -Rp "$source/$part" "$scratch/tree/"; done

# Without optimisation, because only the names matter here.
cmake -S "$scratch/tree" -B "$scratch/build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 \
  -DUPSTAMP_GUI=OFF -DUPSTAMP_TESTS=OFF -DUPSTAMP_FONTS="$fonts" >"$scratch/configure.log" 2>&1 || { cat "$scratch/configure.log"; exit 1; }

build() {
  cmake --build "$scratch/build" --target upstamp >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log"; exit 1; }
}

listed() { "$scratch/build/upstamp" list "$1" | grep -qx "$2"; }

build
for pair in "ops echoed" "views outlined" "formats counted_frames"; do
  if listed $pair; then echo "$pair is listed before it was added."; exit 1; fi
done

cat >"$scratch/tree/core/ops/echoed.cpp" <<'CPP'
#include "op/op.h"

namespace upstamp {
namespace {

struct Echoed {};

Wiring repeat(const Echoed&, Wiring wiring, const Inputs&) {
  for (int cell = 0; cell < static_cast<int>(wiring.in.cells()); ++cell) wiring.taps.push_back({cell, cell});
  return wiring;
}

}  // namespace

Op echoed() { return make_op(Declare<Echoed>("echoed", "Echo", "Each output cell is the input cell."), "in", "in_channels", repeat); }

}  // namespace upstamp
CPP

cat >"$scratch/tree/core/views/outlined.cpp" <<'CPP'
#include "view/view.h"

namespace upstamp {

View outlined() {
  View view;
  view.about.id = "outlined";
  view.about.title = "Outline";
  view.about.doc = "The edge of the picture alone.";
  view.fits = [](const Study&) { return true; };
  view.draw = [](const Study&, const Moment&, const Settings&, const Style& style) {
    Figure figure;
    figure.size = {100, 50};
    figure.marks.push_back(rectangle({10, 10, 80, 30}, no_color, {style.colors.ink, 1}));
    return figure;
  };
  return view;
}

}  // namespace upstamp
CPP

cat >"$scratch/tree/core/writers/counted_frames.cpp" <<'CPP'
#include <ostream>

#include "writer/writer.h"

namespace upstamp {

Writer counted_frames() {
  Writer writer;
  writer.about.id = "counted_frames";
  writer.about.title = "Frame count";
  writer.about.doc = "How many frames the film has.";
  writer.media_type = "text/plain";
  writer.moves = true;
  writer.write = [](const Film& film, const WriteContext&, std::ostream& stream) { stream << film.frames << '\n'; };
  return writer;
}

}  // namespace upstamp
CPP

build
for pair in "ops echoed" "views outlined" "formats counted_frames"; do
  listed $pair || { echo "$pair is not listed after its file was added and the program built again."; exit 1; }
done

# They also work together: the new op, seen by the new view, in the new format.
printf '{"format": 1, "input": {"shape": [1, 2, 2]}, "layers": [{"op": "echoed"}]}' >"$scratch/scene.json"
"$scratch/build/upstamp" export "$scratch/scene.json" --view outlined -o "$scratch/out.counted_frames"
counted=$(cat "$scratch/out.counted_frames")
[ "$counted" = 5 ] || { echo "The film of a scene of four steps has $counted frames, not one a step and the end."; exit 1; }
