// Whether, and under which key, a compile's result may serve another checkout (docs/keys.md).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cache/lookup.h"

namespace zcc::cache {

// Why a result is not shared; `status` counts them.
enum class NotShared {
  kNone,
  kGitRootUnavailable,   // a map was asked for, and the working directory is in no checkout
  kPathOutsideRoot,      // a path means something else from another root
  kPathSensitiveArg,     // an argument, a variable or a text may show or ask where the checkout lies
  kRootInObject,         // an output or a message shows it
  kContentHashMismatch,  // the other checkouts' files have other content
  kToolchainMismatch,    // the other checkouts used another compiler
  kUnsupportedLanguage,  // not of gcc and clang
};
std::string_view to_string(NotShared reason);

// The directory that a request stands in a checkout of.
struct Checkout {
  std::string root;    // empty: there is none to be told from others ("/")
  bool maps = false;   // ZCCACHE_PATH_REMAP: outputs are to name things relative to it
  NotShared why_not = NotShared::kNone;  // why it does not, though it was asked for
  std::vector<store::InputId> inputs;  // what it was found by, as long as it decides an output
};

struct SharePlan {
  NotShared reason = NotShared::kNone;  // otherwise, nothing but the root means anything
  std::string root;
  bool maps = false;
  bool names_root = false;  // the compiler was given an absolute path beneath the root
  bool takes_real_paths = false;  // tools::Rootless
  // Of a manifest whose variants are of several checkouts and compilers: the first input of each is no input, but
  // names the checkout's root, with the tool's digest for a content.
  Digest key;
};

SharePlan plan_sharing(const Tool& tool, const tools::Invocation& invocation, std::string_view cwd,
                       const std::vector<std::string_view>& environment, const Checkout& checkout);

// The path of a file, or of what stands for a relation of several (inputs/file_table.h), beneath another root.
std::string moved_name(std::string_view name, std::string_view from, std::string_view to);

// Whether one of its paths is such a one.
bool has_path(std::string_view name, const std::function<bool(std::string_view path)>& such);

}  // namespace zcc::cache
