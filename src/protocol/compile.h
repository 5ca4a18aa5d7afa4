// The messages of one compile. Layouts are fixed heads followed by sections in the order named;
// a "list" is a run of strings, each ended by NUL. See frame.h for the frame around them.
#pragma once

#include <cstdint>

namespace zcc::protocol {

// ---- kCompile: launcher -> daemon ---------------------------------------------------------------

enum CompileFlag : std::uint32_t {
  kStderrIsTerminal = 1u << 0,
  kReadOnly = 1u << 1,  // ZCCACHE_READONLY: hits only
  kRecache = 1u << 2,   // ZCCACHE_RECACHE: compile and replace
  // Policy flags of the command line; at most one of each group. None: as the variables say.
  kPolicyStrictOff = 1u << 3,
  kPolicyStrictConsistent = 1u << 4,
  kPolicyStrictAbsolute = 1u << 5,
  kPolicyFast = 1u << 6,
  kPolicyScanSystemHeaders = 1u << 7,
  kPolicySkipSystemHeaders = 1u << 8,
  kToolOnPath = 1u << 9,  // the tool is what the first variable PATH leads to for argv[0]
  kStdoutIsTerminal = 1u << 10,  // asked only for tools that speak there: of a name with "tidy" in it
};

// Who the caller is in terms of the file system. The id of the mount at "/" differs between mount
// namespaces (each clone of one gives its mounts new ids) and its device and inode between roots,
// so together they say whether the daemon sees the same files under the same names, for one statx.
struct RootIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t mount_id = 0;
  bool operator==(const RootIdentity&) const = default;
};

// Sections: tool (path the launcher would exec, NUL), cwd (NUL), argv (list), environment (list), and as what is
// left the session (ZCCACHE_SESSION_ID, which is not in the environment). It comes last and no length tells of
// it, so that the bytes before it are the same in every session.
//
// To search PATH takes a launcher a tenth of a hit, and a daemon that has every directory on it under
// watch knows how it would end. So where the tool is to be found on PATH, the request is first sent
// without it (tool_length 0); the answer is kHit, or kNameTool, and then the request comes again.
struct CompileHead {
  std::uint32_t flags = 0;
  std::uint32_t umask = 0;
  RootIdentity root;
  std::uint64_t cwd_device = 0;
  std::uint64_t cwd_inode = 0;
  std::uint32_t columns = 0;  // width of the terminal on stderr, 0 when it is none
  std::uint32_t argc = 0;
  std::uint32_t envc = 0;
  std::uint32_t tool_length = 0;  // each with its NUL(s)
  std::uint32_t cwd_length = 0;
  std::uint32_t argv_length = 0;
  std::uint32_t env_length = 0;
  std::uint32_t timeout_ms = 0;  // how long the launcher waits for the next frame
};
static_assert(sizeof(CompileHead) == 80);
inline constexpr std::uint32_t kLongestSession = 64;

// ---- kCompileReply: daemon -> launcher ----------------------------------------------------------

enum class ReplyKind : std::uint32_t {
  kHit = 1,          // sections as in ReplyHead; deliver, print, exit
  kRun = 2,          // run the compiler with extra arguments, then send kResult
  kPassThrough = 3,  // exec the compiler, nothing more to say
  kNameTool = 4,     // to a request without the tool: send it with the tool
  kRunAloud = 5,     // as kRun, and what comes on stderr is passed on at once: who reads it acts on it
};

inline constexpr std::uint32_t kNoArgument = ~0u;

// Sections of kHit: `output_count` times (OutputHead, path list of one, padding to 8, inline bytes,
// padding to 8), then stdout bytes, then stderr bytes. Descriptors: one for each output whose
// `inline_size` is kInDescriptor, in order.
// Sections of kRun and kRunAloud: extra arguments (list of `extra_argc`), then output paths (list of
// `output_count`), then variables to set, NAME=value (list of `env_count`), then `later_sources` positions.
//
// A command with several sources is answered source by source, in their order, each as if it were the
// only one; a launcher follows one reply before it looks at the next. kPassThrough is about all that are left. Positions are those of arguments
// in argv as it is without the sources that are dealt with.
struct ReplyHead {
  ReplyKind kind{};
  std::uint32_t source = 0;  // position of the source this is about; 0: the whole command
  // Of kHit: what to end with. Of kRun: not 0 if any exit status is a result, which the daemon takes.
  std::int32_t exit_status = 0;
  std::uint32_t output_count = 0;
  std::uint32_t stdout_length = 0;
  std::uint32_t stderr_length = 0;
  std::uint32_t extra_argc = 0;
  // Which of the extra arguments is the name of a file to be made by the launcher that takes the
  // compiler's dependency output, or, where it ends with '=', is followed by that; kNoArgument: none.
  std::uint32_t depfile_argument = kNoArgument;
  std::uint32_t env_count = 0;
  std::uint32_t later_sources = 0;  // how many replies follow
};
static_assert(sizeof(ReplyHead) == 40);

inline constexpr std::uint64_t kInDescriptor = ~0ull;

// What the compiler does to a regular file that lies at the output's path. It decides what such a
// file is afterwards where it has other names, another mode or another owner than a new one would.
enum class Existing : std::uint16_t {
  kReplaced = 0,   // unlinked, or renamed over (an empty one: perhaps rewritten)
  kRewritten = 1,  // truncated and written: remains the same file
  kUnknown = 2,    // the one or the other
};

enum OutputFlag : std::uint16_t {
  kMakesDirectories = 1u << 0,  // the compiler makes those on the way that are not there
  kExecutable = 1u << 1,        // a linker makes it, so that it may be executed
  kRefusesReadOnly = 1u << 2,   // the compiler makes none in place of one that nobody may write to
};

struct OutputHead {
  std::uint64_t size = 0;
  std::uint64_t inline_size = 0;  // equal to size, or kInDescriptor
  std::uint32_t path_length = 0;  // with its NUL
  Existing existing = Existing::kReplaced;
  std::uint16_t flags = 0;  // OutputFlag
};
static_assert(sizeof(OutputHead) == 24);

constexpr std::uint32_t padded(std::uint32_t n) { return (n + 7u) & ~7u; }

// ---- kResult: launcher -> daemon ----------------------------------------------------------------

// Descriptors, in order: captured stdout, captured stderr, dependency output if the plan asked for
// it, then each output of the plan whose bit in `outputs_present` is set.
struct ResultHead {
  std::int32_t wait_status = 0;      // as wait4 gives it
  std::uint32_t outputs_present = 0;  // bit i: output i of the plan exists and is sent
  std::uint64_t duration_ns = 0;      // from before the spawn to the end of the compiler
};
static_assert(sizeof(ResultHead) == 16);

}  // namespace zcc::protocol
