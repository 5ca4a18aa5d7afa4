// The environment of what we run: the caller's, with ZCCACHE_LINEAGE and ZCCACHE_PARENT_PID set.
#pragma once

#include <stddef.h>
#include <sys/types.h>

#include <string_view>

namespace zcc::launcher {

// Launchers above this one, from ZCCACHE_LINEAGE: pids separated by '>', one for each launcher the
// call came through. A program that takes our place by exec keeps the pid, so two wrappers that
// exec each other for ever add the same pid again and again; the count ends that.
inline constexpr size_t kMaxLineage = 16;

// Entries in the variable; 0 when it is not what a launcher writes.
size_t lineage_depth(std::string_view lineage);

// A copy of `environment` (`size` entries) for a program whose parent is `parent`, with
// `extra_count` settings NAME=value on top of it, each in place of those of the same name. When
// there is no memory the environment itself.
char** child_environment(char** environment, size_t size, std::string_view lineage, pid_t parent,
                         const char* const* extra, size_t extra_count);

}  // namespace zcc::launcher
