// config, cache-root.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/settings.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

int config(bool as_json) {
  json all;
  for (const auto& setting : settings()) {
    const std::string name(setting.variable);
    const char* value = std::getenv(name.c_str());
    const bool set = value != nullptr && *value != '\0';
    const auto wrong = set ? objection(setting, value) : std::nullopt;
    const char* origin = set ? "environment" : "default";
    if (as_json) {
      all[name] = {{"value", set ? std::string(value) : std::string(setting.fallback)}, {"origin", origin}};
      if (wrong) all[name]["problem"] = *wrong;
    } else {
      fmt::print("{:<26} {:<40} {}{}\n", name, set ? std::string_view(value) : setting.fallback, origin,
                 wrong ? ", " + *wrong : "");
    }
  }
  if (as_json) fmt::print("{}\n", all.dump(-1, ' ', false, json::error_handler_t::replace));
  return 0;
}

int cache_root(bool as_json) {
  const auto where = endpoint();
  if (!where) return complain(where.error(), "set ZCCACHE_CACHE_DIR");
  if (as_json) {
    fmt::print("{}\n", json{{"cache_root", where->root.view()}}.dump(-1, ' ', false, json::error_handler_t::replace));
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
