#include "platform/digest.h"

#include <gtest/gtest.h>

namespace zcc {
namespace {

TEST(Digest, IsSha256) {  // FIPS 180-4's examples
  EXPECT_EQ(sha256("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc").hex(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, ComesBackFromItsBytes) {
  const auto d = sha256("x");
  EXPECT_EQ(Digest::from_view(d.view()), d);
}

TEST(Digest, OnlyAllZerosIsZero) {
  EXPECT_TRUE(Digest{}.is_zero());
  for (std::size_t i = 0; i < 32; ++i) {
    Digest d;
    d.bytes[i] = 1;
    EXPECT_FALSE(d.is_zero()) << i;
  }
}

TEST(Hasher, PiecesMakeTheWhole) {
  EXPECT_EQ(Hasher().bytes("ab").bytes("").bytes("c").finish(), sha256("abc"));
}

TEST(Hasher, FieldsThatConcatenateAlikeDiffer) {
  EXPECT_NE(Hasher().field("ab").field("c").finish(), Hasher().field("a").field("bc").finish());
  EXPECT_NE(Hasher().field("abc").finish(), Hasher().field("abc").field("").finish());
  EXPECT_NE(Hasher().field("abc").finish(), sha256("abc"));
}

TEST(Hasher, IsEmptyAfterFinish) {
  Hasher h;
  h.bytes("left over").finish();
  EXPECT_EQ(h.bytes("abc").finish(), sha256("abc"));
}

}  // namespace
}  // namespace zcc
