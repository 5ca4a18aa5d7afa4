#include "tools/rust/messages.h"

#include <gtest/gtest.h>

#include <string>

namespace zcc::tools::rust {
namespace {

const std::string kArtifact = "{\"$message_type\":\"artifact\",\"artifact\":\"t/a.d\",\"emit\":\"dep-info\"}\n";

std::string diagnostic(const std::string& level, const std::string& code, const std::string& message = "text") {
  const auto coded = code.empty() ? "null" : "{\"code\":\"" + code + "\",\"explanation\":\"with \\\"quotes\\\"\\n\"}";
  return "{\"$message_type\":\"diagnostic\",\"message\":\"" + message + "\",\"code\":" + coded + ",\"level\":\"" + level +
         "\",\"spans\":[],\"children\":[],\"rendered\":\"x\"}\n";
}

const std::string kEnd = diagnostic("error", "", "aborting due to 1 previous error");

TEST(RustMessages, ArtifactsSayNothing) {
  EXPECT_TRUE(is_silent("", ""));
  EXPECT_TRUE(is_silent("", kArtifact + kArtifact));
  EXPECT_FALSE(is_silent("x", kArtifact));
  EXPECT_FALSE(is_silent("", kArtifact + diagnostic("warning", "unused")));
}

TEST(RustMessages, ErrorsOfTheTextAreAResult) {
  EXPECT_TRUE(is_failure_of_text("", kArtifact + diagnostic("error", "E0308") + kEnd));
  EXPECT_TRUE(is_failure_of_text("", diagnostic("warning", "unused_variables") + diagnostic("error", "E0308") +
                                         kEnd + diagnostic("failure-note", "", "For more information")));
  EXPECT_TRUE(is_failure_of_text("", diagnostic("error", "clippy::unwrap_used") + kEnd));
}

TEST(RustMessages, OthersAreNot) {
  EXPECT_FALSE(is_failure_of_text("", "")) << "it said nothing";
  EXPECT_FALSE(is_failure_of_text("", kArtifact)) << "no error";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("warning", "unused"))) << "no error";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("error", "", "couldn't read `x`"))) << "no code";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("error", "E0308") + diagnostic("error", "", "linker"))) << "one without";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("error", "E0463"))) << "a crate that is not found";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("error", "E0308") + diagnostic("error", "E0583"))) << "a file, too";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("error: internal compiler error", "E0308"))) << "rustc's own fault";
  EXPECT_FALSE(is_failure_of_text("said", diagnostic("error", "E0308"))) << "on stdout";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("error", "E0308") + "thread 'rustc' panicked\n")) << "no JSON";
  EXPECT_FALSE(is_failure_of_text("", diagnostic("error", "E0308") + "error: memory\n" + kEnd)) << "no JSON";
}

TEST(RustMessages, WhatIsCutOffIsNotUnderstood) {
  const auto whole = diagnostic("error", "E0308");
  const auto level = whole.find("\"spans\"");
  for (std::size_t size = 1; size < level - 1; ++size) {
    EXPECT_FALSE(is_failure_of_text("", whole.substr(0, size))) << whole.substr(0, size);
  }
}

}  // namespace
}  // namespace zcc::tools::rust
