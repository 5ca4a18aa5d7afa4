// The three answers to a compile request, encoded (protocol/compile.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cache/compile_request.h"
#include "platform/unique_fd.h"
#include "store/store.h"
#include "tools/invocation.h"
#include "tools/module.h"

namespace zcc::daemon {

inline constexpr std::uint32_t kUncertainAppearance = ~0u;

// What of a command a reply is about: one source of several, or, by default, the whole of it.
struct Part {
  std::uint32_t source = 0;          // protocol::ReplyHead::source
  std::vector<std::uint32_t> later;  // positions of the sources that come after it
};

// How the compiler's messages would look to this caller; equal numbers look alike (store::Variant).
// 1: plain. 2: coloured. From 4 on also wrapped at a width, as clang does on a terminal.
// kUncertainAppearance: nobody knows, and only what has no messages fits.
std::uint32_t appearance_of(const cache::CompileRequest& request, tools::Family family,
                            const tools::Invocation& invocation);

// Whether a compile for such messages gets more arguments than the user gave that decide them.
bool adds_arguments(std::uint32_t appearance);

// Whether the compiler breaks such messages' lines at a width.
bool wraps_messages(std::uint32_t appearance);

struct HitReply {
  struct Blob {
    Digest digest;
    std::uint64_t size = 0;
  };
  std::shared_ptr<const std::string> payload;
  std::vector<Blob> blobs;
  std::vector<UniqueFd> opened;  // of each blob
  std::uint64_t compile_ns = 0;    // what the compile had taken
  std::uint64_t inline_bytes = 0;  // of outputs, in the payload
  int exit_status = 0;

  // False when one is not to be had.
  bool open_blobs(const store::Store& store);
  std::uint64_t blob_bytes() const;
  std::vector<int> descriptors() const;
};

// Nothing when the artifact or one of its blobs is not to be had.
std::optional<HitReply> hit_reply(const store::Store& store, const Digest& artifact_key,
                                  const tools::Invocation& invocation, const Part& part = {});
std::optional<HitReply> hit_reply(const store::Store& store, const std::optional<store::Artifact>& artifact,
                                  const tools::Invocation& invocation, const Part& part);

std::string run_reply(const tools::Module& module, const tools::Invocation& invocation,
                      std::uint32_t appearance, const Part& part = {});

std::string pass_through_reply();

// For a compile that is not to be made: the message, and what the launcher ends with.
std::string failure_reply(std::string_view message, int exit_status = 1);

// To a request without the tool that is not known so.
std::string name_tool_reply();

// The outputs' names as the compiler gets them.
std::vector<std::string> output_paths(const tools::Invocation& invocation);

std::string absolute_path(std::string_view path, std::string_view cwd);

}  // namespace zcc::daemon
