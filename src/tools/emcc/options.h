// What the options and settings of emcc itself mean for a compile, as data. What is not here is clang's
// (gnu/options.h). Adding one is adding a line to options.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "tools/invocation.h"

namespace zcc::tools::emcc {

// How an option takes its value.
enum class Takes : std::uint8_t {
  kNothing,  // the argument is the name, exactly
  kValue,    // behind '=', or the next argument
  kJoined,   // the rest of the argument
};

enum class Effect : std::uint8_t {
  kKey,    // in the key as text
  kSpeaks, // the same; emcc may say that it means nothing to a compile, or that it is an old one
  kPass,   // the compile is passed through, for `reason`
};

struct Option {
  std::string_view name;
  Takes takes = Takes::kNothing;
  Effect effect = Effect::kKey;
  PassReason reason = PassReason::kNone;
};

// Null for what is no option of emcc's own.
const Option* find_option(std::string_view argument);

// Whether `word` stands for a setting, NAME or NAME=value, behind -s: the name in capitals.
bool is_setting(std::string_view word);
// What it is to a compile. Ports, which emcc fetches and builds, are passed through unless they are given a 0,
// and so is one whose value is in a file.
Option setting(std::string_view word);

// Whether emcc knows that this option of clang's has its value in the next argument. Of others it takes the
// value for an option or a source.
bool knows_value_of(std::string_view option);

std::span<const Option> options();
std::span<const Option> settings();

}  // namespace zcc::tools::emcc
