#include <gtest/gtest.h>

#include "store/records.h"

namespace zcc::store {
namespace {

constexpr std::string_view kKey = "key";

FileRecord a_file() {
  return {.path = "/usr/include/stdio.h",
          .stat = {.device = 0xfe0000000000,
                   .inode = 77,
                   .size = 31000,
                   .mtime_ns = -5,
                   .ctime_ns = 1'700'000'000'000'000'001,
                   .mode = 0100644},
          .digest = sha256("x"),
          .findings = 5,
          .settled = true};
}

InputRecord an_input() { return {.file = 0xffffffff, .digest = sha256("y")}; }

Manifest a_manifest() {
  return {{{.inputs = {7, 8, 9, 3, 0xffffffff, 0}, .artifact = sha256("a"), .appearance = 82},
           {.inputs = {}, .artifact = sha256("b"), .appearance = 1}}};
}

Artifact an_artifact() {
  return {.exit_status = -3,
          .compile_ns = 1'234'567'890'123,
          .stdout_text = "",
          .stderr_text = std::string("warning\0: x", 11),
          .outputs = {{.size = 100'000, .digest = sha256("o"), .in_blob = true, .bytes = ""},
                      {.size = 3, .digest = sha256("d"), .in_blob = false, .bytes = "a:b"}}};
}

// Each byte changed in turn, each length short of the whole, and a byte too many.
template <typename Record, typename Decode>
void expect_damage_is_seen(const Record& record, Decode decode) {
  const auto good = encode(record, kKey);
  ASSERT_EQ(decode(good, kKey), record);
  EXPECT_FALSE(decode(good, "other key"));
  EXPECT_FALSE(decode(good + '\0', kKey));
  for (std::size_t i = 0; i < good.size(); ++i) {
    EXPECT_FALSE(decode(good.substr(0, i), kKey)) << i;
    for (const int bits : {0x01, 0x80, 0xff}) {
      auto bad = good;
      bad[i] = static_cast<char>(bad[i] ^ bits);
      EXPECT_FALSE(decode(bad, kKey)) << i;
    }
  }
}

TEST(StoreRecords, FileIsReadBackAndDamageIsSeen) { expect_damage_is_seen(a_file(), decode_file); }
TEST(StoreRecords, InputIsReadBackAndDamageIsSeen) {
  expect_damage_is_seen(an_input(), decode_input);
}
TEST(StoreRecords, ManifestIsReadBackAndDamageIsSeen) {
  expect_damage_is_seen(a_manifest(), decode_manifest);
}
TEST(StoreRecords, ArtifactIsReadBackAndDamageIsSeen) {
  expect_damage_is_seen(an_artifact(), decode_artifact);
}

TEST(StoreRecords, EmptyRecordsAreReadBack) {
  EXPECT_EQ(decode_file(encode(FileRecord{})), FileRecord{});
  EXPECT_EQ(decode_input(encode(InputRecord{})), InputRecord{});
  EXPECT_EQ(decode_manifest(encode(Manifest{})), Manifest{});
  EXPECT_EQ(decode_artifact(encode(Artifact{})), Artifact{});
}

TEST(StoreRecords, OneKindIsNotTakenForAnother) {
  EXPECT_FALSE(decode_input(encode(Manifest{})));
  EXPECT_FALSE(decode_artifact(encode(FileRecord{})));
}

TEST(StoreRecords, NumbersAreReadBack) {
  for (const std::uint64_t n :
       {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, ~std::uint64_t{0}}) {
    EXPECT_EQ(decode_number(encode_number(n, kKey), kKey), n);
    EXPECT_EQ(decode_pair(encode_pair({n, 1}, kKey), kKey), (Pair{n, 1}));
  }
  EXPECT_FALSE(decode_number(encode_number(1, kKey), "k"));
}

TEST(StoreRecords, ManifestKeepsItsNewestVariants) {
  Manifest m;
  for (std::size_t i = 0; i < Manifest::kMaxVariants + 3; ++i) {
    m.variants.push_back({.inputs = {}, .artifact = sha256(std::to_string(i))});
  }
  const auto read = decode_manifest(encode(m));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->variants.size(), Manifest::kMaxVariants);
  EXPECT_EQ(read->variants[0], m.variants[0]);
}

TEST(StoreRecords, NeighbouringInputsTakeAByteEach) {
  Manifest m{{Variant{}}};
  for (InputId id = 1'000'000; id < 1'000'300; ++id) m.variants[0].inputs.push_back(id);
  EXPECT_LT(encode(m).size(), 400u);
}

}  // namespace
}  // namespace zcc::store
