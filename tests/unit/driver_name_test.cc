#include <gtest/gtest.h>

#include "tools/gnu/probe.h"

namespace zcc::tools::gnu {
namespace {

void expect(std::string_view name, Family family, bool cxx) {
  const auto got = classify_driver_name(name);
  EXPECT_TRUE(got.known) << name;
  EXPECT_FALSE(got.generic) << name;
  EXPECT_EQ(got.family, family) << name;
  EXPECT_EQ(got.cxx, cxx) << name;
}

TEST(DriverName, Gcc) {
  for (const auto* name : {"gcc", "gcc-12", "gcc-4.9", "gcc-12.2.0", "x86_64-linux-gnu-gcc",
                           "x86_64-linux-gnu-gcc-12", "arm-none-eabi-gcc"}) {
    expect(name, Family::kGcc, false);
  }
}

TEST(DriverName, Gxx) {
  for (const auto* name : {"g++", "g++-12", "x86_64-linux-gnu-g++-12", "aarch64-linux-gnu-g++"}) {
    expect(name, Family::kGcc, true);
  }
}

TEST(DriverName, Clang) {
  for (const auto* name : {"clang", "clang-14", "x86_64-pc-linux-gnu-clang", "clang-cl-14"}) {
    expect(name, Family::kClang, false);
  }
  for (const auto* name : {"clang++", "clang++-14", "armv7a-linux-androideabi21-clang++"}) {
    expect(name, Family::kClang, true);
  }
}

TEST(DriverName, GenericNamesTellTheLanguageAlone) {
  for (const auto& [name, cxx] :
       {std::pair{"cc", false}, {"c++", true}, {"x86_64-linux-gnu-cc", false}}) {
    const auto got = classify_driver_name(name);
    EXPECT_TRUE(got.known) << name;
    EXPECT_TRUE(got.generic) << name;
    EXPECT_EQ(got.cxx, cxx) << name;
  }
}

TEST(DriverName, OthersAreNotKnown) {
  for (const auto* name : {"",
                           "-",
                           "-12",
                           "12",
                           "gcc-",
                           "gcc-ar",
                           "gcc-ranlib-12",
                           "gccgo",
                           "xgcc",
                           "clang-tidy",
                           "clang-format-14",
                           "cpp",
                           "ld",
                           "as",
                           "tcc",
                           "icc",
                           "rustc",
                           "gfortran",
                           "gcc-12-wrapper",
                           "g++x",
                           "clang+"}) {
    EXPECT_FALSE(classify_driver_name(name).known) << name;
  }
}

TEST(SearchesWorkingDirectory, ByRelativeAndEmptyElements) {
  for (const auto* variable :
       {"LIBRARY_PATH=", "LIBRARY_PATH=lib", "LIBRARY_PATH=/a:", "LIBRARY_PATH=/a::/b", "LPATH=:/a",
        "LD_LIBRARY_PATH=lib", "LD_LIBRARY_PATH=/a:", "LD_LIBRARY_PATH=/a;.", "LD_LIBRARY_PATH=$ORIGIN/a",
        "LD_PRELOAD=./a.so", "LD_PRELOAD=/a.so lib/b.so", "LD_PRELOAD=a.so:b/c.so"}) {
    EXPECT_TRUE(searches_working_directory(variable)) << variable;
  }
}

TEST(SearchesWorkingDirectory, NotByAbsoluteOnesNorOtherVariables) {
  for (const auto* variable : {"", "LIBRARY_PATH", "LIBRARY_PATH=/a", "LPATH=/a:/b", "LD_LIBRARY_PATH=",
                               "LD_LIBRARY_PATH=/a:/b", "LD_PRELOAD=", "LD_PRELOAD=a.so", "LD_PRELOAD= /a.so:",
                               "PATH=bin", "LIBRARY_PATHS=lib", "COMPILER_PATH=."}) {
    EXPECT_FALSE(searches_working_directory(variable)) << variable;
  }
}

}  // namespace
}  // namespace zcc::tools::gnu
