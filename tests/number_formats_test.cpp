#include <doctest/doctest.h>

#include <cstdlib>

#include "base/error.h"
#include "base/files.h"
#include "lab/numbers.h"
#include "sample_figure.h"
#include "temporary_folder.h"
#include "writer/zip.h"

using namespace upstamp;

namespace {

const std::string check_numbers = R"(
import sys, numpy, zipfile
folder = sys.argv[1]
x = numpy.arange(12.0).reshape(2, 2, 3) / 8 - 0.25
assert numpy.array_equal(numpy.load(folder + "/x.npy"), x)
whole = numpy.load(folder + "/all.npz")
assert numpy.array_equal(whole["x"], x) and whole["y"].shape == (1, 1) and whole["y"][0, 0] == 1e-300
assert zipfile.ZipFile(folder + "/all.npz").testzip() is None
assert numpy.array_equal(numpy.loadtxt(folder + "/x.csv", delimiter=","), x.reshape(4, 3))
packed = zipfile.ZipFile(folder + "/packed.zip")
assert packed.testzip() is None and packed.namelist() == ["a.txt", "größe/b.txt", "none"]
assert packed.read("a.txt") == b"ab" * 5000 and packed.read("größe/b.txt") == b"kept" and packed.read("none") == b""
assert packed.getinfo("a.txt").compress_size < 100
)";

Film numbers() {
  Film film = still(sample_figure());
  film.grids = {{"x", "Input", {2, 2, 3}, {}}, {"y", "Output", {1, 1}, {1e-300}}};
  for (int i = 0; i < 12; ++i) film.grids[0].values.push_back(i / 8.0 - 0.25);
  return film;
}

}  // namespace

TEST_CASE("numbers that leave as .npy and .csv come back the same") {
  const TemporaryFolder folder;
  const Fonts fonts;
  const Film film = numbers();
  for (const char* id : {"npy", "csv"}) {
    const std::string path = folder / (std::string("x.") + id);
    write_file(path, written(all_writers().at(id), film, fonts, {{"which", std::string("x")}}));
    const Array read = std::string(id) == "npy" ? read_npy(path) : read_csv(path);
    CHECK(read.sides == (std::string(id) == "npy" ? std::vector{2, 2, 3} : std::vector{4, 3}));
    CHECK(read.values == film.grids[0].values);
  }
  CHECK(written(all_writers().at("csv"), film, fonts, {{"which", std::string("x")}}) ==
        "# x[0]\n-0.25,-0.125,0\n0.125,0.25,0.375\n# x[1]\n0.5,0.625,0.75\n0.875,1,1.125\n");
  CHECK(written(all_writers().at("csv"), film, fonts) == "1e-300\n");
}

TEST_CASE("numbers that a film does not have are named, with those it has") {
  const Fonts fonts;
  for (const char* id : {"npy", "csv"}) {
    CHECK_THROWS_WITH_AS(written(all_writers().at(id), numbers(), fonts, {{"which", std::string("w")}}),
                         "There are no numbers w here. Choose which=x or which=y.", Error);
    CHECK_THROWS_AS(written(all_writers().at(id), still(sample_figure()), fonts), Error);
  }
}

TEST_CASE("NumPy and Python read what leaves as .npy, .npz, .csv and .zip") {
  if (std::system("python3 -c 'import numpy' 2>/dev/null || /usr/bin/python3 -c 'import numpy' 2>/dev/null") != 0) {
    MESSAGE("Python has no numpy, so nothing was read.");
    return;
  }
  const TemporaryFolder folder;
  const Fonts fonts;
  write_file(folder / "x.npy", written(all_writers().at("npy"), numbers(), fonts, {{"which", std::string("x")}}));
  write_file(folder / "x.csv", written(all_writers().at("csv"), numbers(), fonts, {{"which", std::string("x")}}));
  write_file(folder / "all.npz", written(all_writers().at("npz"), numbers(), fonts));
  write_file(folder / "packed.zip", [](std::ostream& stream) {
    Zip zip(stream);
    std::string long_words;
    for (int i = 0; i < 5000; ++i) long_words += "ab";
    zip.add("a.txt", long_words, Packing::deflated);
    zip.add("größe/b.txt", "kept", Packing::stored);
    zip.add("none", "", Packing::deflated);
    zip.finish();
  });
  write_file(folder / "check.py", check_numbers);
  const std::string rest = " '" + (folder / "check.py") + "' '" + (folder / "") + "'";
  CHECK(std::system(("python3 -c 'import numpy' 2>/dev/null && python3" + rest + " || /usr/bin/python3" + rest).c_str()) == 0);
}
