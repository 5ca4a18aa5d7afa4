#include "platform/processor.h"

#include <gtest/gtest.h>

namespace zcc {
namespace {

constexpr std::string_view kTwoCores =
    "processor\t: 0\nmodel name\t: X\ncpu MHz\t\t: 2596.1\nflags\t\t: fpu sse\napicid\t: 0\n\n"
    "processor\t: 1\nmodel name\t: X\ncpu MHz\t\t: 2600.9\nflags\t\t: fpu sse\napicid\t: 1\n\n";

TEST(Processor, CoresAndMomentsDoNotCount) {
  EXPECT_EQ(processor_kind(kTwoCores), "flags\t\t: fpu sse\nmodel name\t: X\n");
}

TEST(Processor, FeaturesAndModelsCount) {
  EXPECT_NE(processor_kind("flags : fpu\n"), processor_kind("flags : fpu sse\n"));
  EXPECT_NE(processor_kind("model : 1\n"), processor_kind("model : 2\n"));
}

TEST(Processor, AllKindsOfCoresCount) {
  EXPECT_EQ(processor_kind("CPU part : 0xd03\n\nCPU part : 0xd08\nCPU part : 0xd03"),
            "CPU part : 0xd03\nCPU part : 0xd08\n");
}

TEST(Processor, NothingToldIsNothing) { EXPECT_EQ(processor_kind(""), ""); }

TEST(Processor, ThisOneIsKnownAndStays) {
  ASSERT_TRUE(host_processor().has_value());
  EXPECT_EQ(host_processor(), host_processor());
}

}  // namespace
}  // namespace zcc
