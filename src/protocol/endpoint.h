// Where a user's cache root and its daemon's socket are; one definition for all three programs.
// No C++ runtime: the launcher uses it.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace zcc::protocol {

// A NUL-ended string in place. Appending past the end sets `overflow` and keeps the ending. Only
// the part in use is ever touched, and the length lies beside its beginning: most strings are
// short, and in the launcher each page that is touched costs more than a system call.
template <std::size_t N>
struct FixedString {
  std::size_t size = 0;
  bool overflow = false;
  char data[N];

  FixedString() { data[0] = '\0'; }
  FixedString(const FixedString& other) { *this = other; }
  FixedString& operator=(const FixedString& other) {
    size = other.size;
    overflow = other.overflow;
    std::memmove(data, other.data, size + 1);
    return *this;
  }
  static constexpr std::size_t capacity() { return N; }
  void clear() {
    size = 0;
    overflow = false;
    data[0] = '\0';
  }
  FixedString& operator+=(std::string_view s) {
    if (s.size() >= N - size) {
      overflow = true;
      return *this;
    }
    std::memcpy(data + size, s.data(), s.size());
    size += s.size();
    data[size] = '\0';
    return *this;
  }
  std::string_view view() const { return {data, size}; }
  const char* c_str() const { return data; }
};

using PathBuffer = FixedString<4096>;
// Shorter, so that both of an endpoint's paths fit into one page.
using EndpointPath = FixedString<1024>;

// Reads a variable; empty when unset. The two programs that use this differ in how they do it.
using GetEnv = std::string_view (*)(const char* name, const void* context);

enum class EndpointError { kNone, kNoHome, kNotAbsolute, kTooLong };

struct Endpoint {
  EndpointPath root;    // the cache root
  EndpointPath socket;  // the daemon's socket
  EndpointError error = EndpointError::kNone;
};

// Cache root: $ZCCACHE_CACHE_DIR, else $XDG_CACHE_HOME/zccache, else $HOME/.cache/zccache (the XDG
// base directory specification: a relative XDG_CACHE_HOME is ignored). $ZCCACHE_DAEMON_NAMESPACE
// gives a root of its own below it. Socket: $ZCCACHE_ENDPOINT, else zccached.sock in the root.
inline Endpoint find_endpoint(GetEnv get, const void* context) {
  Endpoint e;
  if (const auto dir = get("ZCCACHE_CACHE_DIR", context); !dir.empty()) {
    e.root += dir;
  } else if (const auto xdg = get("XDG_CACHE_HOME", context); !xdg.empty() && xdg[0] == '/') {
    (e.root += xdg) += "/zccache";
  } else if (const auto home = get("HOME", context); !home.empty()) {
    (e.root += home) += "/.cache/zccache";
  } else {
    e.error = EndpointError::kNoHome;
    return e;
  }
  if (const auto ns = get("ZCCACHE_DAEMON_NAMESPACE", context);
      !ns.empty() && ns.find('/') == std::string_view::npos) {
    (e.root += "/namespace-") += ns;
  }
  if (const auto endpoint = get("ZCCACHE_ENDPOINT", context); !endpoint.empty()) {
    e.socket += endpoint;
  } else {
    (e.socket += e.root.view()) += "/zccached.sock";
  }
  if (e.root.overflow || e.socket.overflow) {
    e.error = EndpointError::kTooLong;
  } else if (e.root.data[0] != '/' || e.socket.data[0] != '/') {
    e.error = EndpointError::kNotAbsolute;
  }
  return e;
}

// sun_path holds 108 bytes. A longer socket path is reached through a descriptor of its directory:
// open the directory and use "/proc/self/fd/N/<last component>".
inline constexpr std::size_t kMaxSocketPath = 107;

// Launchers count here the compiles they did without the daemon: one letter each, appended to
// <root>/bypassed, with the session in braces behind it if there is one. The daemon folds them into its counters.
inline constexpr std::string_view kBypassFile = "/bypassed";
enum class Bypass : char {
  kTimeout = 't',       // no answer within ZCCACHE_TIMEOUT_MS
  kVersion = 'v',       // the daemon speaks another protocol version
  kRefused = 'r',       // the daemon refused or closed the connection
  kNotStarted = 's',    // no daemon, and none could be started
  kForeign = 'f',       // the socket's owner is another user
  kTooLarge = 'l',      // the request is over the frame's limit
  kUndelivered = 'd',   // an output could not be written; the compiler was run instead
  kRerun = 'n',         // the compiler failed on what zccache added; run again without it
};

}  // namespace zcc::protocol
