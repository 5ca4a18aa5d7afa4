// The variables the launcher obeys, read in one pass over the environment.
#pragma once

#include <stddef.h>

#include <string_view>

#include "protocol/endpoint.h"

namespace zcc::launcher {

// Variables whose text is kept; names in settings.cc, in this order.
enum Variable : size_t {
  kPath,
  kHome,
  kXdgCacheHome,
  kCacheDir,
  kNamespace,
  kEndpoint,
  kLineage,
  kDisable,
  kReadOnlyVariable,
  kRecacheVariable,
  kNoSpawn,
  kQuiet,
  kTimeout,
  kSession,
  kVariableCount,
};

struct Settings {
  // The first setting of each, as getenv would give; data() is null when the variable is not set.
  std::string_view text[kVariableCount];
  size_t environment_size = 0;  // entries in the environment

  bool disable = false;
  bool read_only = false;
  bool recache = false;
  bool no_spawn = false;
  bool quiet = false;
  unsigned timeout_ms = 1000;
};

// Warns about malformed values, unless quiet, and takes their defaults.
Settings read_settings(char** environment);

// NAME=value in the environment; null when the variable is not set.
const char* entry_of(const Settings& settings, Variable variable);

// The session that the compile belongs to; empty: to none, or to one whose name can not be.
std::string_view session_of(const Settings& settings);

// protocol::find_endpoint over the settings; says what is wrong when there is none.
protocol::Endpoint endpoint_of(const Settings& settings);

}  // namespace zcc::launcher
