#include "base/files.h"

#include <doctest/doctest.h>

#include <ostream>

#include "base/error.h"
#include "temporary_folder.h"

using namespace upstamp;
using doctest::Contains;

TEST_CASE("a file is replaced only once the new one is whole") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "old");
  CHECK_THROWS_AS(write_file(path,
                             [](std::ostream& stream) {
                               stream << "half of the new";
                               throw Error("Stopped.");
                             }),
                  Error);
  CHECK(folder.read("a.txt") == "old");
  CHECK(folder.files() == 1);
  write_file(path, "new");
  CHECK(folder.read("a.txt") == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("a part left by a killed run is gone after the next") {
  const TemporaryFolder folder;
  folder.write("a.txt.part", "left over, and longer than what comes next");
  write_file(folder / "a.txt", "new");
  CHECK(folder.read("a.txt") == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("a part that cannot be opened is somebody else's and stays") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "a.svg.part");
  CHECK_THROWS_AS(write_file(folder / "a.svg", "new"), Error);
  CHECK(std::filesystem::is_directory(folder / "a.svg.part"));
}

TEST_CASE("places that take no file are refused by name") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "");
  CHECK_THROWS_WITH_AS(write_file(folder / "none/a.txt", "x"), Contains("none/a.txt\" cannot be written: No such file"), Error);
  CHECK_THROWS_WITH_AS(write_file(file + "/b.txt", "x"), Contains("cannot be written"), Error);
  CHECK_THROWS_WITH_AS(write_file(folder / "", "x"), Contains("is a folder"), Error);
  CHECK(folder.files() == 1);
}

TEST_CASE("reading names what is wrong with the file") {
  const TemporaryFolder folder;
  CHECK(read_file(folder.write("a.txt", "abc"), 3) == "abc");
  CHECK_THROWS_WITH_AS(read_file(folder / "none"), Contains("There is no file"), Error);
  CHECK_THROWS_WITH_AS(read_file(folder / ""), Contains("is a folder"), Error);
  CHECK_THROWS_WITH_AS(read_file(folder / "a.txt", 2), Contains("larger than"), Error);
}

#ifndef _WIN32
TEST_CASE("a link stays a link and its target gets the bytes") {
  const TemporaryFolder folder;
  folder.write("a.txt", "old");
  std::filesystem::create_symlink("a.txt", folder / "link.txt");
  write_file(folder / "link.txt", "new");
  CHECK(std::filesystem::is_symlink(folder / "link.txt"));
  CHECK(folder.read("a.txt") == "new");
  CHECK(folder.files() == 2);
}
#endif

#ifdef __linux__
TEST_CASE("a device stays a device, and one that is full says so") {
  write_file("/dev/null", "x");
  CHECK(std::filesystem::is_character_file("/dev/null"));
  CHECK_THROWS_WITH_AS(write_file("/dev/full", "x"), Contains("No space left"), Error);
  CHECK_THROWS_WITH_AS(write_file("/dev/full", std::string(1 << 20, 'x')), Contains("/dev/full\" cannot be written"), Error);
  CHECK(std::filesystem::is_character_file("/dev/full"));
  CHECK_FALSE(std::filesystem::exists("/dev/full.part"));
}
#endif
