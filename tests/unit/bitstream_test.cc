#include "tools/gnu/bitstream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/gnu/pcm.h"

namespace zcc::tools::gnu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Writes what Bitstream reads.
class Writer {
 public:
  void fixed(std::uint64_t value, unsigned width) {
    for (unsigned i = 0; i < width; ++i, ++bits_) {
      if (bits_ % 8 == 0) bytes_ += '\0';
      if ((value >> i & 1) != 0) bytes_.back() = static_cast<char>(bytes_.back() | 1 << (bits_ % 8));
    }
  }
  void vbr(std::uint64_t value, unsigned width) {
    const auto more = std::uint64_t{1} << (width - 1);
    for (; value >= more; value >>= width - 1) fixed((value & (more - 1)) | more, width);
    fixed(value, width);
  }
  void align() {
    while (bits_ % 32 != 0) fixed(0, 1);
  }
  // A block whose abbreviation ids have `width` bits; its content is what `fill` writes.
  template <typename Fill>
  void block(unsigned outer, std::uint64_t id, unsigned width, Fill fill) {
    fixed(1, outer);
    vbr(id, 8);
    vbr(width, 4);
    align();
    const auto at = bytes_.size();
    fixed(0, 32);
    fill();
    fixed(0, width);
    align();
    const auto words = (bytes_.size() - at - 4) / 4;
    for (unsigned i = 0; i < 4; ++i) bytes_[at + i] = static_cast<char>(words >> (8 * i));
  }
  void record(unsigned width, std::uint64_t code, const std::vector<std::uint64_t>& operands) {
    fixed(3, width);
    vbr(code, 6);
    vbr(operands.size(), 6);
    for (const auto operand : operands) vbr(operand, 6);
  }
  void name(std::uint64_t code, const std::string& text, std::vector<std::uint64_t> before = {}) {
    for (const char c : text) before.push_back(static_cast<unsigned char>(c));
    record(2, code, before);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::size_t bits_ = 0;
};

std::vector<std::uint64_t> with_strings(std::vector<std::uint64_t> before, const std::vector<std::string>& strings) {
  for (const auto& text : strings) {
    before.push_back(text.size());
    before.insert(before.end(), text.begin(), text.end());
  }
  return before;
}

// A file as clang lays it out: names of blocks, a block to skip, and the control block.
std::string module_file(const std::vector<std::uint64_t>& imports, const std::string& file) {
  Writer w;
  w.block(2, 0, 2, [&] {
    w.record(2, 1, {15});
    w.name(2, "CONTROL_BLOCK");
    w.name(3, "IMPORTS", {2});
    w.record(2, 1, {16});
    w.name(2, "INPUT_FILES_BLOCK");
    w.name(3, "INPUT_FILE", {1});
  });
  w.block(2, 8, 5, [&] { w.record(5, 9, {1, 2, 3}); });
  w.block(2, 15, 5, [&] {
    w.record(5, 2, imports);
    w.block(5, 16, 4, [&] {
      // An abbreviation: the code 1, a fixed number, a blob.
      w.fixed(2, 4);
      w.vbr(3, 5);
      w.fixed(1, 1);
      w.vbr(1, 8);
      w.fixed(0, 1);
      w.fixed(1, 3);
      w.vbr(16, 5);
      w.fixed(0, 1);
      w.fixed(5, 3);
      w.fixed(4, 4);
      w.fixed(7, 16);
      w.vbr(file.size(), 6);
      w.align();
      for (const char c : file) w.fixed(static_cast<unsigned char>(c), 8);
      w.align();
    });
  });
  return "CPCH" + w.bytes();
}

// What precedes the name of a module that is imported by its file.
std::vector<std::uint64_t> of_a_file(std::vector<std::uint64_t> before) {
  before.insert(before.end(), {12, 1000, 0});
  before.insert(before.end(), 20, 77);
  return before;
}

TEST(Pcm, ImportsByNameAndByFile) {
  auto imports = with_strings({5, 1, 1}, {std::string(40, 'm')});
  const auto other = with_strings(of_a_file({5, 0}), {"h", "/d/x.pcm"});
  imports.insert(imports.end(), other.begin(), other.end());
  const auto pcm = read_pcm(module_file(imports, "/d/m.cc"));
  ASSERT_TRUE(pcm);
  EXPECT_THAT(pcm->modules, ElementsAre(std::string(40, 'm')));
  EXPECT_THAT(pcm->files, ElementsAre("/d/x.pcm"));
  EXPECT_THAT(pcm->texts, ElementsAre("/d/m.cc"));
}

TEST(Pcm, OfClang14) {
  const auto pcm = read_pcm(module_file(with_strings(of_a_file({1}), {"m", "/d/x.pcm"}), "/d/m.cc"));
  ASSERT_TRUE(pcm);
  EXPECT_THAT(pcm->files, ElementsAre("/d/x.pcm"));
}

TEST(Pcm, ImportsOfAnotherKind) {
  EXPECT_FALSE(read_pcm(module_file({5, 2, 3}, "m.cc")));
  EXPECT_FALSE(read_pcm(module_file(with_strings({5, 1, 1}, {"m"}), "m.cc").substr(0, 60)));
}

TEST(Pcm, NothingImported) {
  const auto pcm = read_pcm(module_file({}, "m.cc"));
  ASSERT_TRUE(pcm);
  EXPECT_THAT(pcm->modules, IsEmpty());
}

TEST(Pcm, CutOffAnywhereOrDisturbedIsNoCrash) {
  const auto whole = module_file(with_strings({5, 1, 9}, {"m"}), "/d/m.cc");
  for (std::size_t size = 0; size + 4 < whole.size(); ++size) {
    EXPECT_FALSE(read_pcm(std::string_view(whole).substr(0, size))) << size;
  }
  for (std::size_t at = 4; at < whole.size(); ++at) {
    for (const int mask : {0x01, 0x80, 0xff}) {
      auto other = whole;
      other[at] = static_cast<char>(other[at] ^ mask);
      (void)read_pcm(other);
    }
  }
}

TEST(Pcm, IsNone) {
  EXPECT_FALSE(read_pcm(""));
  EXPECT_FALSE(read_pcm("CPCH"));
  EXPECT_FALSE(read_pcm("text"));
}

}  // namespace
}  // namespace zcc::tools::gnu
