// What kind of processor this is: what "-march=native" stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/digest.h"

namespace zcc {

// Of /proc/cpuinfo (proc(5)) each line once, without those that tell one core, or one moment, from another.
std::string processor_kind(std::string_view cpuinfo);

// Equal numbers: equal processors, as far as the kernel tells: model, features, sizes of caches. Nothing
// where it does not tell. Read once in the life of a process.
const std::optional<Digest>& host_processor();

}  // namespace zcc
