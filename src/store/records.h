// What the index holds, decoded. Layouts of the encoded forms are in records.cc.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/digest.h"
#include "platform/file.h"

namespace zcc::store {

using FileId = std::uint32_t;   // names a path
using InputId = std::uint32_t;  // names a path with one content: what a variant depends on

// The last known state of a path.
struct FileRecord {
  std::string path;  // absolute, as the compiler reached it (symlinks not resolved)
  FileStat stat;
  Digest digest;               // of the content; zero: not known
  std::uint32_t findings = 0;  // what the source scan saw, inputs/source_scan.h
  bool settled = false;        // hashed when no later write could hide in `stat`

  bool operator==(const FileRecord&) const = default;
};

// Stands for any content: no file has it as its digest.
inline constexpr Digest kPresent{{0xff}};
// Stands for any program that may be executed.
inline constexpr Digest kExecutable{{0xfe}};

struct InputRecord {
  FileId file = 0;
  Digest digest;  // zero: the path must not exist; kPresent, kExecutable: it must, whatever it holds

  bool operator==(const InputRecord&) const = default;
};

// One way a context came out: with these inputs, this artifact.
struct Variant {
  std::vector<InputId> inputs;  // in the order the compiler read them, the source first
  Digest artifact;
  // How messages look, when there are any: 0 no messages, 1 plain, else 2 + terminal columns.
  std::uint32_t appearance = 0;

  bool operator==(const Variant&) const = default;
};

struct Manifest {
  static constexpr std::size_t kMaxVariants = 16;
  std::vector<Variant> variants;  // newest first; encode() keeps the first kMaxVariants

  bool operator==(const Manifest&) const = default;
};

// A context in its parts: what its key was made of. No key is made from it again; it is there to say what another
// context differs in.
struct ContextParts {
  std::string source;    // absolute
  std::string spelled;   // as given
  std::string cwd;
  std::string compiler;  // the driver's path
  std::vector<InputId> tool;           // the compiler's files, those that must be absent as well
  std::vector<std::string> arguments;  // that count, in order
  std::vector<std::string> variables;  // that count, NAME=value, sorted
  Digest host;                         // zero where the processor does not matter

  bool operator==(const ContextParts&) const = default;
};

// The contexts of one source, the latest first.
struct ContextList {
  static constexpr std::size_t kMost = 8;
  std::vector<Digest> contexts;  // encode() keeps the first kMost

  bool operator==(const ContextList&) const = default;
};

// The bytes of one output. Small ones lie in the record itself, the others in a blob.
struct StoredOutput {
  bool made = true;  // otherwise the compile left it out, and the rest is empty
  std::uint64_t size = 0;
  Digest digest;
  bool in_blob = false;
  std::string bytes;  // when not in_blob

  bool operator==(const StoredOutput&) const = default;
};

struct Artifact {
  std::int32_t exit_status = 0;
  std::uint64_t compile_ns = 0;  // what a hit saves
  std::string stdout_text;
  std::string stderr_text;
  std::vector<StoredOutput> outputs;  // one for each output of the invocation

  bool operator==(const Artifact&) const = default;
};

// Encoding. decode_* return nothing for bytes that are no such record: short, long, of a newer
// format, or failing their checksum. The checksum also covers `key`, the record's key in the index:
// bytes that a lost write left under another key are not taken for that key's record.
std::string encode(const FileRecord&, std::string_view key = {});
std::string encode(const InputRecord&, std::string_view key = {});
std::string encode(const Manifest&, std::string_view key = {});
std::string encode(const Artifact&, std::string_view key = {});
std::string encode(const ContextParts&, std::string_view key = {});
std::string encode(const ContextList&, std::string_view key = {});
std::optional<ContextParts> decode_context(std::string_view, std::string_view key = {});
std::optional<ContextList> decode_context_list(std::string_view, std::string_view key = {});
std::optional<FileRecord> decode_file(std::string_view, std::string_view key = {});
std::optional<InputRecord> decode_input(std::string_view, std::string_view key = {});
std::optional<Manifest> decode_manifest(std::string_view, std::string_view key = {});
std::optional<Artifact> decode_artifact(std::string_view, std::string_view key = {});

// A number or a pair of them (ids, counters, sizes), sealed the same way.
using Pair = std::array<std::uint64_t, 2>;
std::string encode_number(std::uint64_t, std::string_view key);
std::string encode_pair(const Pair&, std::string_view key);
std::optional<std::uint64_t> decode_number(std::string_view, std::string_view key);
std::optional<Pair> decode_pair(std::string_view, std::string_view key);

}  // namespace zcc::store
