#include "daemon/argument_files.h"

#include <fcntl.h>

#include <limits>

#include "daemon/link_watch.h"
#include "platform/file.h"
#include "platform/unique_fd.h"

namespace zcc::daemon {
namespace {

// By its name, or by a link on the way to it.
bool may_be_of_a_process(const std::string& path) {
  LinkWatch links(std::numeric_limits<std::int64_t>::max());  // of no interest: when they were made
  return is_of_a_process(path) || links.may_lead_elsewhere(path);
}

}  // namespace

std::optional<std::string> ArgumentFiles::read(const std::string& path) {
  const auto before = stat_file(path);
  if (!before || !before->is_regular() || may_be_of_a_process(path)) return std::nullopt;
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd) return std::nullopt;
  auto text = read_fd(fd.get());
  if (!text) return std::nullopt;
  digests_[path] = sha256(*text);
  return std::move(*text);
}

bool ArgumentFiles::had(const std::string& path, const Digest& digest) const {
  const auto it = digests_.find(path);
  return it != digests_.end() && it->second == digest;
}

}  // namespace zcc::daemon
