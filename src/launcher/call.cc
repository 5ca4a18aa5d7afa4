#include "launcher/call.h"

#include <algorithm>
#include <string_view>

#include "launcher/text.h"
#include "protocol/command_names.h"
#include "protocol/compile.h"

namespace zcc::launcher {
namespace {

using namespace std::string_view_literals;

struct PolicyFlag {
  std::string_view text;
  uint32_t clears;  // so that the last one wins
  uint32_t sets;
};

constexpr uint32_t kStrictPaths = protocol::kPolicyStrictOff | protocol::kPolicyStrictConsistent |
                                  protocol::kPolicyStrictAbsolute;
constexpr uint32_t kSystemHeaders =
    protocol::kPolicyScanSystemHeaders | protocol::kPolicySkipSystemHeaders;

constexpr PolicyFlag kPolicyFlags[] = {
    {"--fast", 0, protocol::kPolicyFast},
    {"--scan-system-headers", kSystemHeaders, protocol::kPolicyScanSystemHeaders},
    {"--skip-system-headers", kSystemHeaders, protocol::kPolicySkipSystemHeaders},
    {"--strict-paths", kStrictPaths, protocol::kPolicyStrictAbsolute},
    {"--strict-paths=absolute", kStrictPaths, protocol::kPolicyStrictAbsolute},
    {"--strict-paths=consistent", kStrictPaths, protocol::kPolicyStrictConsistent},
    {"--strict-paths=off", kStrictPaths, protocol::kPolicyStrictOff},
};

bool is_subcommand(std::string_view word) { return std::ranges::binary_search(protocol::kCommandNames, word); }

// Takes the word into the call if it is a policy flag.
bool take_policy_flag(char* word, Call& call) {
  const std::string_view text = word;
  for (const auto& flag : kPolicyFlags) {
    if (text == flag.text) {
      call.policy_flags = (call.policy_flags & ~flag.clears) | flag.sets;
      return true;
    }
  }
  if (!text.starts_with("--strict-paths=")) return false;
  call.bad_policy = word;  // a compile follows, and it is not to fail for this
  return true;
}

}  // namespace

Call parse_call(char** argv) {
  Call call;
  if (!argv[0]) return call;
  if (base_name(argv[0]) != "zccache") {
    call.kind = CallKind::kMasquerade;
    call.argv = argv;
    return call;
  }
  bool wrap = false;
  for (char** word = argv + 1; *word; ++word) {
    if (**word == '-') {
      if (!take_policy_flag(*word, call)) return call;
    } else if (!wrap && *word == "wrap"sv) {
      wrap = true;
    } else {
      if (!wrap && is_subcommand(*word)) return call;
      call.kind = CallKind::kCompile;
      call.argv = word;
      return call;
    }
  }
  return call;
}

}  // namespace zcc::launcher
