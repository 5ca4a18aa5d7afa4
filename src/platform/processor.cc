#include "platform/processor.h"

#include <algorithm>
#include <array>
#include <set>

#include "platform/file.h"

namespace zcc {
namespace {

constexpr auto kOfACore = std::to_array<std::string_view>(
    {"processor", "physical id", "siblings", "core id", "cpu cores", "apicid", "initial apicid", "cpu MHz",
     "bogomips", "BogoMIPS", "microcode", "clock", "timebase"});

std::string_view name_of(std::string_view line) {
  const auto name = line.substr(0, line.find(':'));
  return name.substr(0, name.find_last_not_of(" \t") + 1);
}

// Of the first core; GCC tunes to them.
void add_caches(Hasher& hasher) {
  for (int index = 0;; ++index) {
    const auto directory = "/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(index);
    const auto level = read_file(directory + "/level");
    if (!level) return;
    hasher.field(*level);
    for (const auto* fact : {"/type", "/size", "/coherency_line_size"}) {
      hasher.field(read_file(directory + fact).value_or(""));
    }
  }
}

std::optional<Digest> read_host_processor() {
  const auto cpuinfo = read_file("/proc/cpuinfo");
  if (!cpuinfo) return std::nullopt;
  const auto kind = processor_kind(*cpuinfo);
  if (kind.empty()) return std::nullopt;
  Hasher hasher;
  hasher.field("processor").field(kind);
  add_caches(hasher);
  return hasher.finish();
}

}  // namespace

std::string processor_kind(std::string_view cpuinfo) {
  std::set<std::string_view> lines;
  while (!cpuinfo.empty()) {
    const auto end = std::min(cpuinfo.find('\n'), cpuinfo.size());
    const auto line = cpuinfo.substr(0, end);
    cpuinfo.remove_prefix(std::min(end + 1, cpuinfo.size()));
    if (!line.empty() && std::ranges::find(kOfACore, name_of(line)) == kOfACore.end()) lines.insert(line);
  }
  std::string out;
  for (const auto line : lines) (out += line) += '\n';
  return out;
}

const std::optional<Digest>& host_processor() {
  static const auto host = read_host_processor();
  return host;
}

}  // namespace zcc
