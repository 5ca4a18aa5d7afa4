// The digests that lead to an artifact; docs/keys.md says what is in each and why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cache/compile_request.h"
#include "platform/digest.h"
#include "store/records.h"
#include "tools/invocation.h"

namespace zcc::cache {

// The caller's variables that can matter to a compile, NAME=value, in the caller's order.
std::vector<std::string_view> relevant_environment(const CompileRequest& request);

// Whether `pwd` leads to the directory with these numbers. One system call.
bool names_directory(std::string_view pwd, std::uint64_t device, std::uint64_t inode);

// Those of them that decide which programs and libraries a compiler driver runs.
std::vector<std::string_view> tool_environment(const CompileRequest& request);

// What decides the meaning of a request besides its words: those variables, or all, where the tool tells only
// afterwards which it has read.
std::vector<std::string_view> request_environment(const CompileRequest& request);

// Of a request as it came: equal digests mean an equal invocation by an equal tool path, so what
// was worked out for one holds for the other while the files it was worked out from are unchanged.
Digest request_digest(const CompileRequest& request,
                      const std::vector<std::string_view>& environment);

// Of what decides the output, the inputs apart.
Digest context_key(const Digest& tool, const tools::Invocation& invocation, std::string_view cwd,
                   const std::vector<std::string_view>& environment);

// Of everything: the context, each input with its content in the order read, and how messages look.
Digest artifact_key(const Digest& context, const std::vector<store::InputRecord>& inputs,
                    const std::vector<std::string_view>& paths, std::uint32_t appearance);

}  // namespace zcc::cache
