#include "cache/compile_request.h"

#include <cstring>

namespace zcc::cache {
namespace {

// Takes `length` bytes off the front; nothing when there are fewer.
std::optional<std::string_view> take(std::string_view& rest, std::uint32_t length) {
  if (length > rest.size()) return std::nullopt;
  const auto part = rest.substr(0, length);
  rest.remove_prefix(length);
  return part;
}

std::optional<std::string_view> take_string(std::string_view& rest, std::uint32_t length) {
  const auto part = take(rest, length);
  if (!part || part->empty() || part->back() != '\0') return std::nullopt;
  const auto text = part->substr(0, part->size() - 1);
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  return text;
}

bool take_list(std::string_view& rest, std::uint32_t length, std::uint32_t count,
               std::vector<std::string_view>& out) {
  auto part = take(rest, length);
  if (!part || count > length) return false;
  out.reserve(count);
  while (!part->empty()) {
    const auto end = part->find('\0');
    if (end == std::string_view::npos) return false;
    out.push_back(part->substr(0, end));
    part->remove_prefix(end + 1);
  }
  return out.size() == count;
}

}  // namespace

std::optional<std::string_view> CompileRequest::variable(std::string_view name) const {
  for (const auto entry : environment) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> without_session(std::string_view payload) {
  protocol::CompileHead head;
  if (payload.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, payload.data(), sizeof head);
  const auto length = sizeof head + std::size_t{head.tool_length} + head.cwd_length + head.argv_length + head.env_length;
  if (length > payload.size()) return std::nullopt;
  return payload.substr(0, length);
}

bool lacks_tool(std::string_view payload) {
  protocol::CompileHead head;
  if (payload.size() < sizeof head) return false;
  std::memcpy(&head, payload.data(), sizeof head);
  return head.tool_length == 0 && (head.flags & protocol::kToolOnPath) != 0;
}

std::optional<CompileRequest> decode_compile_request(std::string_view payload) {
  CompileRequest r;
  if (payload.size() < sizeof r.head) return std::nullopt;
  std::memcpy(&r.head, payload.data(), sizeof r.head);
  payload.remove_prefix(sizeof r.head);
  const auto tool = take_string(payload, r.head.tool_length);
  if (!tool) return std::nullopt;
  const auto cwd = take_string(payload, r.head.cwd_length);
  if (!cwd || !cwd->starts_with('/')) return std::nullopt;
  r.tool = *tool;
  r.cwd = *cwd;
  if (!take_list(payload, r.head.argv_length, r.head.argc, r.argv) || r.argv.empty() ||
      !take_list(payload, r.head.env_length, r.head.envc, r.environment) ||
      payload.size() > protocol::kLongestSession || payload.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  r.session = payload;
  return r;
}

}  // namespace zcc::cache
