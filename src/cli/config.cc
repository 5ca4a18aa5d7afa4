// config, cache-root.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <memory>

#include "cli/client.h"
#include "cli/command.h"

namespace zcc::cli {
namespace {

struct Setting {
  const char* variable;
  const char* fallback;
};

constexpr std::array kSettings = {
    Setting{"ZCCACHE_CACHE_DIR", "$XDG_CACHE_HOME/zccache"},
    Setting{"ZCCACHE_CACHE_SIZE", "5% of the file system, 10G to 200G"},
    Setting{"ZCCACHE_COMPILE_PRIORITY", "normal"},
    Setting{"ZCCACHE_DAEMON_NAMESPACE", ""},
    Setting{"ZCCACHE_DISABLE", "0"},
    Setting{"ZCCACHE_ENDPOINT", "zccached.sock in the cache root"},
    Setting{"ZCCACHE_IDLE_TIMEOUT_SECS", "3600"},
    Setting{"ZCCACHE_JOURNAL", "1"},
    Setting{"ZCCACHE_NO_SPAWN", "0"},
    Setting{"ZCCACHE_PATH_REMAP", "off"},
    Setting{"ZCCACHE_QUIET", "0"},
    Setting{"ZCCACHE_READONLY", "0"},
    Setting{"ZCCACHE_RECACHE", "0"},
    Setting{"ZCCACHE_RUST_INCREMENTAL", "cache"},
    Setting{"ZCCACHE_SESSION_ID", ""},
    Setting{"ZCCACHE_SESSION_IDLE_SECS", "600"},
    Setting{"ZCCACHE_STRICT_PATHS", "off"},
    Setting{"ZCCACHE_TIMEOUT_MS", "1000"},
    Setting{"ZCCACHE_WORKTREE_ROOT", "the enclosing Git worktree"},
};

int config(bool as_json) {
  nlohmann::json all;
  for (const auto& setting : kSettings) {
    const char* value = std::getenv(setting.variable);
    const bool set = value != nullptr && *value != '\0';
    const char* origin = set ? "environment" : "default";
    if (as_json) {
      all[setting.variable] = {{"value", set ? value : setting.fallback}, {"origin", origin}};
    } else {
      fmt::print("{:<26} {:<40} {}\n", setting.variable, set ? value : setting.fallback, origin);
    }
  }
  if (as_json) fmt::print("{}\n", all.dump());
  return 0;
}

int cache_root(bool as_json) {
  const auto where = endpoint();
  if (!where) return complain(where.error(), "set ZCCACHE_CACHE_DIR");
  if (as_json) {
    fmt::print("{}\n", nlohmann::json{{"cache_root", where->root.view()}}.dump());
  } else {
    fmt::print("{}\n", where->root.view());
  }
  return 0;
}

}  // namespace

Action define_config(Options& options) {
  const auto as_json = std::make_shared<bool>(false);
  options.json(*as_json);
  return [as_json] { return config(*as_json); };
}

Action define_cache_root(Options& options) {
  const auto as_json = std::make_shared<bool>(false);
  options.json(*as_json);
  return [as_json] { return cache_root(*as_json); };
}

}  // namespace zcc::cli
