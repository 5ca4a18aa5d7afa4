#include "launcher/environment.h"

#include <string.h>
#include <unistd.h>

#include <algorithm>

#include "launcher/text.h"
#include "protocol/endpoint.h"

namespace zcc::launcher {
namespace {

constexpr std::string_view kLineageName = "ZCCACHE_LINEAGE=";
constexpr std::string_view kParentName = "ZCCACHE_PARENT_PID=";

// "NAME=" of "NAME=value".
std::string_view name_of(const char* entry) {
  const char* equals = strchr(entry, '=');
  return equals ? std::string_view{entry, static_cast<size_t>(equals - entry) + 1}
                : std::string_view{entry};
}

// Whether a setting among `extra` or of ours takes the entry's place.
bool is_replaced(const char* entry, const char* const* extra, size_t extra_count) {
  const std::string_view text = entry;
  if (text.starts_with(kLineageName) || text.starts_with(kParentName)) return true;
  return std::any_of(extra, extra + extra_count,
                     [&](const char* setting) { return text.starts_with(name_of(setting)); });
}

}  // namespace

size_t lineage_depth(std::string_view lineage) {
  if (lineage.empty() || lineage.find_first_not_of("0123456789>") != std::string_view::npos) {
    return 0;
  }
  return static_cast<size_t>(std::count(lineage.begin(), lineage.end(), '>')) + 1;
}

char** child_environment(char** environment, size_t size, std::string_view lineage, pid_t parent,
                         const char* const* extra, size_t extra_count) {
  using Setting = protocol::FixedString<512>;
  const size_t pointers = size + extra_count + 3;
  auto* settings = static_cast<Setting*>(allocate(2 * sizeof(Setting) + pointers * sizeof(char*)));
  if (!settings) return environment;
  auto** copy = reinterpret_cast<char**>(settings + 2);
  auto& lineage_setting = settings[0];  // zeroed, so empty
  auto& parent_setting = settings[1];

  const Decimal own(static_cast<uint64_t>(getpid()));
  lineage_setting += kLineageName;
  if (lineage_depth(lineage) > 0) (lineage_setting += lineage) += ">";
  lineage_setting += own.view();
  (parent_setting += kParentName) += Decimal(static_cast<uint64_t>(parent)).view();

  auto** end = std::copy_if(environment, environment + size, copy, [&](const char* entry) {
    return !is_replaced(entry, extra, extra_count);
  });
  for (size_t i = 0; i < extra_count; ++i) *end++ = const_cast<char*>(extra[i]);
  *end++ = lineage_setting.data;
  *end++ = parent_setting.data;
  *end = nullptr;
  return copy;
}

}  // namespace zcc::launcher
