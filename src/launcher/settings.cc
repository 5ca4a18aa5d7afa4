#include "launcher/settings.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "launcher/text.h"
#include "protocol/compile.h"

namespace zcc::launcher {
namespace {

constexpr std::string_view kNames[kVariableCount] = {
    "PATH",
    "HOME",
    "XDG_CACHE_HOME",
    "ZCCACHE_CACHE_DIR",
    "ZCCACHE_DAEMON_NAMESPACE",
    "ZCCACHE_ENDPOINT",
    "ZCCACHE_LINEAGE",
    "ZCCACHE_DISABLE",
    "ZCCACHE_READONLY",
    "ZCCACHE_RECACHE",
    "ZCCACHE_NO_SPAWN",
    "ZCCACHE_QUIET",
    "ZCCACHE_TIMEOUT_MS",
    "ZCCACHE_SESSION_ID",
};

constexpr uint64_t kLongestTimeoutMs = 3'600'000;

// Entry is NAME=value: keeps the value if the name is one of ours and comes for the first time.
void keep(Settings& settings, const char* entry) {
  const char first = entry[0];
  if (first != 'Z' && first != 'P' && first != 'H' && first != 'X') return;
  for (size_t i = 0; i < kVariableCount; ++i) {
    const auto name = kNames[i];
    if (strncmp(entry, name.data(), name.size()) == 0 && entry[name.size()] == '=') {
      if (!settings.text[i].data()) settings.text[i] = entry + name.size() + 1;
      return;
    }
  }
}

void warn(const Settings& settings, Variable variable, std::string_view problem) {
  if (settings.quiet) return;
  say({kNames[variable], "=", settings.text[variable], ": ", problem});
}

bool equals_any_case(std::string_view text, std::string_view word) {
  return text.size() == word.size() && strncasecmp(text.data(), word.data(), word.size()) == 0;
}

// Unset and empty are false without a word.
bool boolean(const Settings& settings, Variable variable) {
  const auto text = settings.text[variable];
  if (text.empty()) return false;
  for (const auto word : {"1", "true", "yes", "on"}) {
    if (equals_any_case(text, word)) return true;
  }
  for (const auto word : {"0", "false", "no", "off"}) {
    if (equals_any_case(text, word)) return false;
  }
  warn(settings, variable, "not a boolean (1, 0, true, false, yes, no, on, off): using 0");
  return false;
}

unsigned timeout(const Settings& settings, unsigned by_default) {
  const auto text = settings.text[kTimeout];
  uint64_t value = 0;
  if (text.empty()) return by_default;
  // 0 is refused: to the kernel's socket timeouts it means forever.
  if (parse_decimal(text, kLongestTimeoutMs, value) && value > 0) {
    return static_cast<unsigned>(value);
  }
  const Decimal limit(kLongestTimeoutMs), used(by_default);
  if (!settings.quiet) {
    say({kNames[kTimeout], "=", text, ": not a number from 1 to ", limit.view(), ": using ",
         used.view()});
  }
  return by_default;
}

std::string_view lookup(const char* name, const void* context) {
  const auto& settings = *static_cast<const Settings*>(context);
  for (size_t i = 0; i < kVariableCount; ++i) {
    if (kNames[i] == name) return settings.text[i];
  }
  return {};
}

}  // namespace

const char* entry_of(const Settings& settings, Variable variable) {
  const auto text = settings.text[variable];
  return text.data() ? text.data() - kNames[variable].size() - 1 : nullptr;
}

std::string_view session_of(const Settings& settings) {
  const auto text = settings.text[kSession];
  return text.size() <= protocol::kLongestSession ? text : std::string_view();
}

Settings read_settings(char** environment) {
  Settings settings;
  for (; environment[settings.environment_size]; ++settings.environment_size) {
    keep(settings, environment[settings.environment_size]);
  }
  settings.quiet = boolean(settings, kQuiet);  // first: it silences the warnings of the others
  settings.disable = boolean(settings, kDisable);
  settings.read_only = boolean(settings, kReadOnlyVariable);
  settings.recache = boolean(settings, kRecacheVariable);
  settings.no_spawn = boolean(settings, kNoSpawn);
  settings.timeout_ms = timeout(settings, settings.timeout_ms);
  return settings;
}

protocol::Endpoint endpoint_of(const Settings& settings) {
  auto endpoint = protocol::find_endpoint(lookup, &settings);
  if (endpoint.error == protocol::EndpointError::kNone || settings.quiet) return endpoint;
  if (endpoint.error == protocol::EndpointError::kNoHome) {
    say({"neither ZCCACHE_CACHE_DIR nor HOME is set: compiling without the cache"});
  } else if (endpoint.root.overflow || endpoint.socket.overflow) {
    say({"the cache directory's path is too long: compiling without the cache"});
  } else {
    const auto wrong = endpoint.root.data[0] == '/' ? endpoint.socket.view() : endpoint.root.view();
    say({"the cache directory or socket ", wrong,
         " is not an absolute path: compiling without the cache"});
  }
  return endpoint;
}

}  // namespace zcc::launcher
