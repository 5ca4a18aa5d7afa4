#include "daemon/checkout.h"

#include <limits.h>
#include <stdlib.h>

#include "daemon/compile_reply.h"
#include "platform/checks.h"
#include "platform/file.h"
#include "tools/root_names.h"

namespace zcc::daemon {
namespace {

using cache::Checkout;
using cache::NotShared;

std::string_view without_slashes(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path;
}

std::string_view parent(std::string_view directory) { return directory.substr(0, directory.rfind('/')); }

std::string real_path(const std::string& path) {
  char real[PATH_MAX];
  return ::realpath(path.c_str(), real) == nullptr ? std::string() : std::string(real);
}

// The root that the user names, where the directory lies under it by this name or its real one.
std::string named_root(Services& s, std::string_view named, std::string_view cwd, Checkout& checkout,
                       inputs::Round round) {
  const std::string name(without_slashes(named));
  if (name.size() > 1 && tools::lies_under(cwd, name)) return name;
  if (!name.starts_with('/')) return {};
  if (checkout.maps && check_is_on(Check::kCheckout)) {
    const auto id = s.files.intern_real_path(name);
    s.files.look(id, round);
    checkout.inputs.push_back(s.files.intern_input(id, s.files.record(id).digest));
  }
  auto real = real_path(name);
  return real.size() > 1 && tools::lies_under(cwd, real) ? real : std::string();
}

// A look at the disk: for where a wrong answer does no harm.
std::string nearest_root(std::string_view cwd) {
  for (auto directory = cwd; !directory.empty(); directory = parent(directory)) {
    FileStat stat;
    if (stat_file_quick((std::string(directory) + "/.git").c_str(), stat) == 0) return std::string(directory);
  }
  return {};
}

// By the real paths of the names it may have: there is none where nothing is.
asio::awaitable<void> find_root(Services& s, std::string_view place, Checkout& checkout, inputs::Round round) {
  const auto nothing = Hasher().field("").finish();
  for (auto directory = place; !directory.empty() && checkout.root.empty(); directory = parent(directory)) {
    const auto name = std::string(directory) + "/.git";
    const auto id = s.files.intern_real_path(name);
    s.files.look(id, round);
    const auto digest = s.files.record(id).digest;
    if (check_is_on(Check::kCheckout)) checkout.inputs.push_back(s.files.intern_input(id, digest));
    if (digest != nothing) checkout.root = directory;
    // Only what was read is trusted while it is under watch.
    const std::vector<store::FileId> files{s.files.intern(name)};
    co_await s.reader.read(files, round);
  }
}

}  // namespace

bool asks_for_map(const cache::CompileRequest& request) {
  return request.variable("ZCCACHE_PATH_REMAP").value_or("") == "auto";
}

Digest with_map(const Digest& request_digest, const cache::CompileRequest& request) {
  if (!asks_for_map(request)) return request_digest;
  return Hasher().digest(request_digest).field(request.variable("ZCCACHE_WORKTREE_ROOT").value_or("")).finish();
}

void map_root(const Checkout& checkout, const cache::Tool& tool, std::string_view cwd,
              tools::Invocation& invocation) {
  if (!checkout.maps || tool.module->map_root == nullptr) return;
  auto& added = invocation.added_arguments;
  added = tool.module->map_root(invocation, tool.family, {.path = checkout.root, .cwd = cwd});
  invocation.key_arguments.insert(invocation.key_arguments.begin(), added.begin(), added.end());
}

asio::awaitable<Checkout> find_checkout(Services& services, const cache::CompileRequest& request,
                                        const tools::Invocation& invocation, inputs::Round round) {
  Checkout checkout{.maps = asks_for_map(request)};
  const auto named = request.variable("ZCCACHE_WORKTREE_ROOT").value_or("");
  const auto cwd = without_slashes(request.cwd);
  std::vector<std::string> places;
  if (!invocation.output_directory.empty()) places.push_back(absolute_path(invocation.output_directory, cwd));
  places.emplace_back(cwd);
  for (const auto& place : places) {
    if (!checkout.root.empty()) break;
    if (!named.empty()) {
      checkout.root = named_root(services, named, place, checkout, round);
    } else if (!checkout.maps) {
      checkout.root = nearest_root(without_slashes(place));
    } else {
      co_await find_root(services, without_slashes(place), checkout, round);
    }
  }
  if (checkout.root.empty()) {
    if (!named.empty()) checkout.why_not = NotShared::kPathOutsideRoot;
    else if (checkout.maps) checkout.why_not = NotShared::kGitRootUnavailable;
    checkout.maps = false;
    checkout.root = cwd;
  }
  co_return checkout;
}

}  // namespace zcc::daemon
