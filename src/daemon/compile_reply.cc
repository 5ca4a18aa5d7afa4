#include "daemon/compile_reply.h"

#include <algorithm>
#include <charconv>

#include "platform/checks.h"
#include "protocol/compile.h"

namespace zcc::daemon {
namespace {

using protocol::OutputHead;
using protocol::ReplyHead;
using protocol::ReplyKind;

constexpr std::uint32_t kPlain = 1;
constexpr std::uint32_t kColour = 1;      // added to kPlain
constexpr std::uint32_t kPerColumn = 2;   // times the width, added

template <typename T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void pad(std::string& out) { out.resize(protocol::padded(static_cast<std::uint32_t>(out.size()))); }

void append_string(std::string& out, std::string_view text) {
  out += text;
  out += '\0';
}

ReplyHead head_of(ReplyKind kind, const Part& part) {
  ReplyHead head;
  head.kind = kind;
  head.source = part.source;
  head.later_sources = static_cast<std::uint32_t>(part.later.size());
  return head;
}

bool terminal_has_colour(const cache::CompileRequest& request, tools::Family family) {
  const auto term = request.variable("TERM");
  if (!term || term->empty() || *term == "dumb") return false;
  // GCC manual, -fdiagnostics-color: GCC_COLORS set to the empty string disables colours.
  const auto gcc_colors = request.variable("GCC_COLORS");
  return family != tools::Family::kGcc || !gcc_colors || !gcc_colors->empty();
}

// Whether all versions of clang take this terminal for one with colours. Which they ask differs: terminfo,
// or a list of names, and $NO_COLOR.
bool colours_are_certain(const cache::CompileRequest& request, tools::Family family) {
  const auto term = request.variable("TERM");
  if (family != tools::Family::kClang || !term || term->empty() || *term == "dumb") return true;
  if (const auto none = request.variable("NO_COLOR"); none && !none->empty()) return false;
  return term->starts_with("xterm") || term->starts_with("screen") || term->starts_with("rxvt") ||
         term->ends_with("256color") || *term == "linux";
}

std::uint32_t wrapping_columns(const cache::CompileRequest& request) {
  constexpr std::uint32_t kMost = 10'000;
  const auto value = request.variable("COLUMNS");
  std::uint32_t columns = 0;
  if (value) std::from_chars(value->data(), value->data() + value->size(), columns);
  return std::min(columns, kMost);
}

// Arguments that make the compiler write to our files as it would have written to the terminal.
void append_appearance(std::vector<std::string>& extra, const tools::Module& module,
                       std::uint32_t appearance) {
  if (!adds_arguments(appearance)) return;
  const auto bits = appearance - kPlain;
  if ((bits & kColour) != 0) extra.emplace_back(module.colour_argument);
  if (bits >= kPerColumn) extra.push_back(std::string(module.width_argument) += std::to_string(bits / kPerColumn));
}

// The launcher puts its own name for the file where the list has an empty word.
void append_dependencies(std::vector<std::string>& extra, const tools::Module& module, ReplyHead& head) {
  for (const auto argument : module.dependency_arguments) {
    if (argument.empty()) head.depfile_argument = static_cast<std::uint32_t>(extra.size());
    extra.emplace_back(argument.empty() ? "depfile" : argument);
  }
}

}  // namespace

std::uint32_t appearance_of(const cache::CompileRequest& request, tools::Family family,
                            const tools::Invocation& invocation) {
  if (!check_is_on(Check::kAppearance)) return kPlain;
  if (invocation.appearance == tools::Appearance::kByArguments) {
    return kPlain + kPerColumn * invocation.message_columns;
  }
  // To have it colour its messages would take an argument that overrides its configuration.
  if (invocation.speaks_on_stdout) {
    const bool coloured = (request.head.flags & protocol::kStdoutIsTerminal) != 0 && invocation.color_follows_terminal;
    return coloured ? kUncertainAppearance : kPlain;
  }
  if ((request.head.flags & protocol::kStderrIsTerminal) == 0) return kPlain;
  if (invocation.appearance == tools::Appearance::kUncertainOnTerminal) return kUncertainAppearance;
  if (invocation.color_follows_terminal && !colours_are_certain(request, family)) return kUncertainAppearance;
  auto look = kPlain;
  if (invocation.color_follows_terminal && terminal_has_colour(request, family)) look += kColour;
  // Clang wraps messages at $COLUMNS on a terminal, and not where that is unset.
  if (family == tools::Family::kClang) look += kPerColumn * wrapping_columns(request);
  return look;
}

bool adds_arguments(std::uint32_t appearance) { return appearance > kPlain; }

bool wraps_messages(std::uint32_t appearance) { return appearance - kPlain >= kPerColumn; }

std::vector<int> HitReply::descriptors() const {
  std::vector<int> out;
  for (const auto& blob : opened) out.push_back(blob.get());
  return out;
}

std::uint64_t HitReply::blob_bytes() const {
  std::uint64_t sum = 0;
  for (const auto& blob : blobs) sum += blob.size;
  return sum;
}

bool HitReply::open_blobs(const store::Store& store) {
  opened.clear();
  for (const auto& blob : blobs) {
    auto file = store.open_blob(blob.digest, blob.size);
    if (!file) return false;
    opened.push_back(std::move(*file));
  }
  return true;
}

std::vector<std::string> output_paths(const tools::Invocation& invocation) {
  std::vector<std::string> out;
  for (const auto& output : invocation.outputs) out.push_back(output.path);
  return out;
}

std::optional<HitReply> hit_reply(const store::Store& store, const Digest& artifact_key,
                                  const tools::Invocation& invocation, const Part& part) {
  return hit_reply(store, store.artifact(artifact_key), invocation, part);
}

std::optional<HitReply> hit_reply(const store::Store& store, const std::optional<store::Artifact>& artifact,
                                  const tools::Invocation& invocation, const Part& part) {
  if (!artifact || artifact->outputs.size() != invocation.outputs.size()) return std::nullopt;
  HitReply reply;
  reply.compile_ns = artifact->compile_ns;
  reply.exit_status = artifact->exit_status;
  std::string payload;
  auto head = head_of(ReplyKind::kHit, part);
  head.exit_status = artifact->exit_status;
  head.output_count = static_cast<std::uint32_t>(
      std::ranges::count_if(artifact->outputs, &store::StoredOutput::made));
  head.stdout_length = static_cast<std::uint32_t>(artifact->stdout_text.size());
  head.stderr_length = static_cast<std::uint32_t>(artifact->stderr_text.size());
  append(payload, head);
  for (std::size_t i = 0; i < invocation.outputs.size(); ++i) {
    const auto& output = artifact->outputs[i];
    const auto& file = invocation.outputs[i];
    if (!output.made) continue;
    if (output.in_blob) reply.blobs.push_back({output.digest, output.size});
    OutputHead out;
    out.size = output.size;
    out.inline_size = output.in_blob ? protocol::kInDescriptor : output.size;
    out.path_length = static_cast<std::uint32_t>(file.path.size() + 1);
    out.existing = file.existing;
    if (file.makes_directories) out.flags |= protocol::kMakesDirectories;
    if (file.executable) out.flags |= protocol::kExecutable;
    if (file.refuses_read_only) out.flags |= protocol::kRefusesReadOnly;
    append(payload, out);
    append_string(payload, file.path);
    pad(payload);
    if (!output.in_blob) {
      payload += output.bytes;
      reply.inline_bytes += output.size;
    }
    pad(payload);
  }
  payload += artifact->stdout_text;
  payload += artifact->stderr_text;
  reply.payload = std::make_shared<const std::string>(std::move(payload));
  if (!reply.open_blobs(store)) return std::nullopt;
  return reply;
}

std::string run_reply(const tools::Module& module, const tools::Invocation& invocation,
                      std::uint32_t appearance, const Part& part) {
  auto head = head_of(invocation.tells_progress ? ReplyKind::kRunAloud : ReplyKind::kRun, part);
  std::vector<std::string> extra;
  switch (invocation.dependencies) {
    case tools::DependencySource::kAdded: append_dependencies(extra, module, head); break;
    case tools::DependencySource::kUserDepfile:
    case tools::DependencySource::kNotes:
    case tools::DependencySource::kIncludeSearch:
    case tools::DependencySource::kSourceOnly: break;
  }
  if (invocation.link) {
    head.depfile_argument = static_cast<std::uint32_t>(extra.size());
    extra.emplace_back(module.linker_dependency_argument);
  }
  if (invocation.appearance == tools::Appearance::kByTerminal) append_appearance(extra, module, appearance);
  extra.insert(extra.end(), invocation.added_arguments.begin(), invocation.added_arguments.end());
  const auto paths = output_paths(invocation);
  head.exit_status = module.is_verdict != nullptr ? 1 : 0;
  head.extra_argc = static_cast<std::uint32_t>(extra.size());
  head.output_count = static_cast<std::uint32_t>(paths.size());
  std::string payload;
  append(payload, head);
  for (const auto& argument : extra) append_string(payload, argument);
  for (const auto& path : paths) append_string(payload, path);
  for (const auto position : part.later) append(payload, position);
  return payload;
}

std::string pass_through_reply() {
  std::string payload;
  append(payload, head_of(ReplyKind::kPassThrough, {}));
  return payload;
}

std::string failure_reply(std::string_view message, int exit_status) {
  auto head = head_of(ReplyKind::kHit, {});  // of a compile that fails and makes nothing
  head.exit_status = exit_status;
  head.stderr_length = static_cast<std::uint32_t>(message.size());
  std::string payload;
  append(payload, head);
  payload += message;
  return payload;
}

std::string name_tool_reply() {
  std::string payload;
  append(payload, head_of(ReplyKind::kNameTool, {}));
  return payload;
}

std::string absolute_path(std::string_view path, std::string_view cwd) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  if (path.empty() || path == ".") return std::string(cwd);
  if (path.starts_with('/')) return std::string(path);
  std::string out(cwd);
  if (!out.ends_with('/')) out += '/';
  return out += path;
}

}  // namespace zcc::daemon
