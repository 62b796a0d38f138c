#include "lab/numbers.h"
#include "lab/scene.h"

#include <doctest/doctest.h>
#include <png.h>

#include "base/error.h"
#include "temporary_folder.h"

using namespace upstamp;
using doctest::Contains;

namespace {

std::string npy(const std::string& header, const std::string& values, char version = 1) {
  std::string bytes = "\x93NUMPY";
  bytes += version;
  bytes += '\0';
  const std::size_t length = header.size();
  bytes += static_cast<char>(length & 0xFF);
  bytes += static_cast<char>(length >> 8);
  if (version == 2) bytes += std::string(2, '\0');
  return bytes + header + values;
}

std::string header(const std::string& type, const std::string& shape, bool fortran = false) {
  return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + shape + "), }\n";
}

std::string png(int width, int height, const std::vector<png_byte>& rgba) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = 0;
  REQUIRE(png_image_write_to_memory(&image, nullptr, &size, 0, rgba.data(), 0, nullptr));
  std::string bytes(size, '\0');
  REQUIRE(png_image_write_to_memory(&image, bytes.data(), &size, 0, rgba.data(), 0, nullptr));
  bytes.resize(size);
  return bytes;
}

std::vector<png_byte> greys(std::initializer_list<int> levels) {
  std::vector<png_byte> rgba;
  for (const int level : levels) {
    rgba.insert(rgba.end(), 3, static_cast<png_byte>(level));
    rgba.push_back(255);
  }
  return rgba;
}

// Writes the bytes, expects the reader to refuse them, and answers the sentence.
template <class Reader>
doctest::String refusal(const std::string& name, const std::string& bytes, Reader read) {
  const TemporaryFolder folder;
  const std::string path = folder.write(name, bytes);
  try {
    read(path);
  } catch (const Error& error) {
    return error.what();
  }
  return "it was read";
}
doctest::String npy_refusal(const std::string& bytes) { return refusal("x.npy", bytes, read_npy); }
doctest::String csv_refusal(const std::string& bytes) { return refusal("x.csv", bytes, read_csv); }
doctest::String image_refusal(const std::string& bytes) {
  return refusal("x.png", bytes, [](const std::string& path) { read_image(path, 1, 1, false); });
}

Array npy_read(const std::string& bytes) {
  const TemporaryFolder folder;
  return read_npy(folder.write("x.npy", bytes));
}
Array csv_read(const std::string& bytes) {
  const TemporaryFolder folder;
  return read_csv(folder.write("x.csv", bytes));
}

}  // namespace

TEST_CASE("an array survives a .npy file unchanged, and the same array gives the same bytes") {
  const TemporaryFolder folder;
  for (const std::vector<int>& sides : {std::vector<int>{6}, {2, 3}, {1, 2, 3}, {3, 1, 2, 1}}) {
    const Array array{sides, {1, -12.375, 0.1, 1e300, -0.0, 5e-324}};
    write_npy(folder / "x.npy", array);
    const Array back = read_npy(folder / "x.npy");
    CHECK(back.sides == sides);
    CHECK(back.values == array.values);
    write_npy(folder / "z.npy", back);
    CHECK(folder.read("x.npy") == folder.read("z.npy"));
    CHECK(folder.read("x.npy").size() % 64 == 6 * 8);
  }
}

TEST_CASE("integers are written so that they read back as integers, -1 included") {
  const TemporaryFolder folder;
  write_npy_integers(folder / "i.npy", {{3}, {-1, 0, 7}});
  CHECK(folder.read("i.npy").find("'<i8'") != std::string::npos);
  CHECK(read_npy(folder / "i.npy").values == std::vector<double>{-1, 0, 7});
}

TEST_CASE("every plain number type of .npy is read, whichever byte comes first") {
  using namespace std::string_literals;
  CHECK(npy_read(npy(header("<f4", "1,"), "\x00\x00\xC0\xBF"s)).values[0] == -1.5);
  CHECK(npy_read(npy(header(">f4", "1,"), "\xBF\xC0\x00\x00"s)).values[0] == -1.5);
  CHECK(npy_read(npy(header(">i2", "2,"), "\xFF\xFE\x01\x00"s)).values == std::vector<double>{-2, 256});
  CHECK(npy_read(npy(header("|i1", "1,"), "\x80"s)).values[0] == -128);
  CHECK(npy_read(npy(header("|u1", "1,"), "\x80"s)).values[0] == 128);
  CHECK(npy_read(npy(header("|b1", "2,"), "\x01\x00"s)).values == std::vector<double>{1, 0});
  CHECK(npy_read(npy(header("<u8", "1,"), "\x05\0\0\0\0\0\0\0"s, 2)).values[0] == 5);
}

TEST_CASE("Fortran order comes out row by row") {
  CHECK(npy_read(npy(header("|u1", "2, 3", true), "\1\4\2\5\3\6")).values == std::vector<double>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("a .npy that claims more than it holds is refused before memory is taken") {
  CHECK(npy_refusal(npy(header("<f8", "16384, 16384"), "")) == Contains("claims more than"));
  CHECK(npy_refusal(npy(header("<f8", "2147483647, 2147483647, 2147483647, 2147483647"), "")) == Contains("claims more than"));
  CHECK(npy_refusal(npy(header("<f8", "99999999999999999999,"), "")) == Contains("claims more than"));
  CHECK(npy_refusal(npy(header("<f8", "4096, 4096"), "12345678")) == Contains("134217728 bytes"));
  CHECK(npy_refusal(npy(header("<f8", "1,"), "123456789")) == Contains("has 9 bytes"));
}

TEST_CASE("a damaged or foreign .npy is refused in one sentence that names the file") {
  const std::string good = header("<f8", "1,");
  for (const std::string& bad :
       {std::string(), std::string("x"), std::string("{'descr'"), good.substr(1), good + "x", header("<f8", "1 2"),
        header("<f8", "-1"), std::string("{'descr': '<f8', 'descr': '<f8', 'shape': (1,), }"),
        std::string("{'descr': '<f8', 'fortran_order': Maybe, 'shape': (1,), }"), std::string("{}")}) {
    INFO(bad);
    const doctest::String sentence = npy_refusal(npy(bad, "12345678"));
    CHECK(sentence == Contains("damaged .npy header"));
    CHECK(sentence == Contains("x.npy"));
  }
  CHECK(npy_refusal("PK\3\4 an archive") == Contains("is not a .npy file"));
  CHECK(npy_refusal(npy(good, "12345678", 3)) == Contains("version 3"));
  CHECK(npy_refusal(npy(header("<c16", "1,"), "")) == Contains("\"<c16\""));
  CHECK(npy_refusal(npy(header("|O", "1,"), "")) == Contains("does not read"));
  CHECK(npy_refusal(npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", "")) == Contains("records"));
  CHECK(npy_refusal(npy(header("<f8", "0, 3"), "")) == Contains("without any values"));
  CHECK(npy_refusal(npy(header("<f8", "1, 1, 1, 1, 1"), "12345678")) == Contains("more than the 4 axes"));
  CHECK(npy_refusal(npy(good, "").substr(0, 20)) == Contains("within its header"));
}

TEST_CASE("NaN and infinity are refused with their place") {
  using namespace std::string_literals;
  const std::string one = "\x00\x00\x80\x3F"s;
  CHECK(npy_refusal(npy(header("<f4", "2, 2"), one + one + "\x00\x00\xC0\x7F"s + one)) == Contains("NaN at [1, 0]"));
  CHECK(npy_refusal(npy(header("<f4", "2, 2", true), one + one + "\x00\x00\x80\xFF"s + one)) == Contains("infinity at [0, 1]"));
}

TEST_CASE("rows of numbers are read whatever separates them") {
  for (const char* text : {"1,2.5,-3\n4,5,6\n", "1;2.5;-3\r\n4;5;6", "1\t2.5\t-3\n4\t5\t6\n\n", "  1 2.5   -3 \n4 5 6",
                           "\xEF\xBB\xBF# a b c\n1, 2.5, -3\n\n4 ,5, 6\n"}) {
    INFO(text);
    const Array array = csv_read(text);
    CHECK(array.sides == std::vector<int>{2, 3});
    CHECK(array.values == std::vector<double>{1, 2.5, -3, 4, 5, 6});
  }
}

TEST_CASE("a CSV error names line and column") {
  CHECK(csv_refusal("1,2\n3, x\n") == Contains("line 2, column 4: \"x\" is not a finite number"));
  CHECK(csv_refusal("a,b\n1,2\n") == Contains("line 1, column 1: \"a\" is not a number. Start a line of headings with #"));
  CHECK(csv_refusal("1,2\n3,\n") == Contains("line 2, column 3: a number is missing"));
  CHECK(csv_refusal("1,5;2\n") == Contains("with a point"));
  CHECK(csv_refusal("1,2\n\n3\n") == Contains("line 3 has 1 number where the first row has 2"));
  CHECK(csv_refusal("1,nan\n") == Contains("column 3"));
  CHECK(csv_refusal("1,1e999\n") == Contains("column 3"));
  CHECK(csv_refusal("\n# nothing\n") == Contains("holds no numbers"));
}

TEST_CASE("a row may be as long as a picture has pixels") {
  std::string row = "0";
  for (int i = 1; i < 300000; ++i) row += ',' + std::to_string(i % 10);
  const TemporaryFolder folder;
  const Array array = read_csv(folder.write("long.csv", row));
  CHECK(array.sides == std::vector<int>{1, 300000});
  CHECK(array.values.back() == 9);
}

TEST_CASE("a picture shrinks by averaging and grows by repeating") {
  const TemporaryFolder folder;
  const std::string path = folder.write("x.png", png(4, 2, greys({0, 255, 51, 51, 255, 0, 51, 51})));
  CHECK(image_size(path) == std::pair{2, 4});
  CHECK(read_image(path, 1, 2, false).values == std::vector<double>{0.5, 0.2});
  CHECK(read_image(path, 2, 4, false).values == std::vector<double>{0, 1, 0.2, 0.2, 1, 0, 0.2, 0.2});
  CHECK(read_image(path, 4, 4, false).values ==
        std::vector<double>{0, 1, 0.2, 0.2, 0, 1, 0.2, 0.2, 1, 0, 0.2, 0.2, 1, 0, 0.2, 0.2});
  // Three columns of four: the middle one takes half of each neighbour.
  CHECK(read_image(path, 2, 3, false).at(0, 0, 1) ==
        doctest::Approx((255.0 * 2 / 3 + 51 * 2.0 / 3) / (4.0 / 3) / 255).epsilon(0.002));
}

TEST_CASE("colour becomes three channels, or grey by the usual weights, on white where it is see-through") {
  const TemporaryFolder folder;
  const std::string path = folder.write("x.png", png(2, 1, {255, 0, 0, 255, 0, 0, 255, 0}));
  CHECK(read_image(path, 1, 2, true).values == std::vector<double>{1, 1, 0, 1, 0, 1});
  CHECK(read_image(path, 1, 2, false).values == std::vector<double>{0.299, 1});
}

TEST_CASE("a cut-off or foreign picture is refused, at every length") {
  const std::string whole = png(4, 4, greys({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));
  for (std::size_t length = 0; length + 12 < whole.size(); ++length) {
    INFO(length);
    CHECK(image_refusal(whole.substr(0, length)) == Contains("x.png\" is"));
  }
  CHECK(image_refusal("GIF89a") == Contains("is not a PNG or JPEG"));
}

TEST_CASE("a picture that claims to be huge is refused by its header") {
  std::string claimed = png(1, 1, greys({0}));
  claimed.replace(16, 8, std::string("\x00\x00\x30\x00\x00\x00\x30\x00", 8));
  CHECK(image_refusal(claimed) == Contains("12288 × 12288 pixels"));
  claimed.replace(16, 8, std::string("\x00\x00\x80\x00\x00\x00\x00\x01", 8));
  CHECK(image_refusal(claimed) == Contains("32768 × 1 pixels"));
}

TEST_CASE("a JPEG is read, and one without its end is refused") {
  const std::string hex =
      "ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b0a0b0b0d"
      "0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffc0000b080002000401011100ffc400140001000000000000000000000000"
      "00000008ffc4001a1000010501000000000000000000000000070004185796d3ffda0008010100003f007f44d07d343fcb31e4bfffd9";
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  const TemporaryFolder folder;
  const Tensor map = read_image(folder.write("g.jpg", bytes), 2, 1, false);
  CHECK(map[0] == doctest::Approx(0).epsilon(0.03));
  CHECK(map[1] == doctest::Approx(1).epsilon(0.03));
  CHECK(image_refusal(bytes.substr(0, bytes.size() - 2)) == Contains("cut off"));
  CHECK(image_refusal(bytes.substr(0, bytes.size() - 8)) == Contains("cut off"));
}

TEST_CASE("a feature map comes from any of the files, by ending, and large pictures are shrunk") {
  const TemporaryFolder folder;
  CHECK(read_feature_map(folder.write("a.CSV", "1,2\n3,4\n"), 8).shape == Shape{1, 1, 2, 2});
  write_npy(folder / "a.npy", {{5}, {1, 2, 3, 4, 5}});
  CHECK(read_feature_map(folder / "a.npy", 8).shape == Shape{1, 1, 1, 5});
  write_npy(folder / "b.npy", {{2, 1, 3}, {1, 2, 3, 4, 5, 6}});
  CHECK(read_feature_map(folder / "b.npy", 8).shape == Shape{1, 2, 1, 3});
  const std::string wide = folder.write("w.png", png(40, 20, std::vector<png_byte>(40 * 20 * 4, 255)));
  CHECK(read_feature_map(wide, 8) == Tensor(Shape{1, 1, 4, 8}, 1));
  write_npy(folder / "batch.npy", {{2, 1, 1, 1}, {1, 2}});
  CHECK_THROWS_WITH_AS(read_feature_map(folder / "batch.npy", 8), Contains("batch of 2"), Error);
  CHECK_THROWS_WITH_AS(read_feature_map(folder.write("a.docx", ""), 8), Contains("There is: .npy"), Error);
  CHECK_THROWS_WITH_AS(read_feature_map(folder / "none.npy", 8), Contains("There is no file"), Error);
}

TEST_CASE("a picture with too many cells for numbers looks like one, unless the scene says how values look") {
  const TemporaryFolder folder;
  const std::string wide = folder.write("w.png", png(40, 20, std::vector<png_byte>(40 * 20 * 4, 255)));
  Scene scene;
  fill_input(scene, wide, 24);
  CHECK(scene.input_shape == Shape{1, 1, 12, 24});
  CHECK(scene.values == Values::numbers);
  fill_input(scene, wide, 30);
  CHECK(scene.input.values->shape == Shape{1, 1, 15, 30});
  CHECK(scene.values == Values::picture);
  scene.values = Values::colors;
  fill_input(scene, wide, 40);
  CHECK(scene.values == Values::colors);
}
