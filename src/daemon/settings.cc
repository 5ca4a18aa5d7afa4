#include "daemon/settings.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace zcc::daemon {
namespace {

constexpr std::uint64_t kGiB = 1ull << 30;
constexpr std::uint64_t kSmallestBudget = 10 * kGiB;
constexpr std::uint64_t kLargestBudget = 200 * kGiB;

std::optional<std::string_view> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

void warn(Settings& settings, std::string_view name, std::string_view value,
          std::string_view wanted) {
  settings.warnings.push_back(std::string(name) + "=" + std::string(value) + ": not " +
                              std::string(wanted) + ": using the default");
}

void read_seconds(Settings& settings, const char* name, std::chrono::seconds& into) {
  const auto value = variable(name);
  if (!value) return;
  std::uint32_t seconds = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), seconds);
  if (error == std::errc{} && end == value->data() + value->size()) {
    into = std::chrono::seconds(seconds);
  } else {
    warn(settings, name, *value, "a number of seconds");
  }
}

void read_boolean(Settings& settings, const char* name, bool& into) {
  const auto value = variable(name);
  if (!value) return;
  std::string lower(*value);
  for (auto& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), lower) != words.end();
  };
  if (is_one_of({"1", "true", "yes", "on"})) into = true;
  else if (is_one_of({"0", "false", "no", "off"})) into = false;
  else warn(settings, name, *value, "a boolean");
}

}  // namespace

std::uint64_t filesystem_bytes(const std::string& path) {
  struct statvfs fs;
  if (::statvfs(path.c_str(), &fs) != 0) return 0;
  return std::uint64_t{fs.f_blocks} * fs.f_frsize;
}

Result<std::uint64_t> parse_size(std::string_view text, std::uint64_t total) {
  const auto bad = fail(ErrorKind::kLimit, std::string(text) + ": not a size");
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return bad;
  auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit == "%") {
    if (number > 100) return bad;
    return total / 100 * number;
  }
  unsigned shift = 0;
  if (!unit.empty()) {
    constexpr std::string_view kUnits = "KMGT";
    const char letter = static_cast<char>(unit[0] & ~0x20);
    if (const auto at = kUnits.find(letter); at != std::string_view::npos) {
      shift = 10 * static_cast<unsigned>(at + 1);
      unit.remove_prefix(1);
      if (unit == "iB") unit = {};
    }
    if (unit == "B") unit = {};
    if (!unit.empty()) return bad;
  }
  if (shift != 0 && number > (~0ull >> shift)) return bad;
  return number << shift;
}

Settings read_settings(const std::string& root) {
  Settings settings;
  const auto total = filesystem_bytes(root);
  settings.budget_bytes = std::clamp(total / 20, kSmallestBudget, kLargestBudget);
  const auto size = [&](const char* name, std::string_view suffix) {
    const auto value = variable(name);
    if (!value) return;
    const auto parsed = parse_size(std::string(*value) + std::string(suffix), total);
    if (parsed && *parsed > 0) settings.budget_bytes = *parsed;
    else warn(settings, name, *value, "a size");
  };
  size("ZCCACHE_CACHE_SIZE_PERCENT", "%");
  size("ZCCACHE_CACHE_SIZE_BYTES", "");
  size("ZCCACHE_CACHE_SIZE", "");
  read_seconds(settings, "ZCCACHE_IDLE_TIMEOUT_SECS", settings.idle_timeout);
  read_seconds(settings, "ZCCACHE_SESSION_IDLE_SECS", settings.session_idle);
  read_boolean(settings, "ZCCACHE_JOURNAL", settings.journal);
  return settings;
}

}  // namespace zcc::daemon
