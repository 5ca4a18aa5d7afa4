#include "tools/gnu/plugin.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "tools/elf_file.h"

namespace zcc::tools::gnu {
namespace {

// By whole names, as the C library and GCC's own code have them.
constexpr auto kFunctions = std::to_array<std::string_view>({
    "__fxstat", "__fxstat64", "__lxstat", "__lxstat64", "__open64_2", "__open_2", "__openat64_2", "__openat_2",
    "__realpath_chk", "__xstat", "__xstat64", "_exit", "abs_getpwd", "access", "accept", "canonicalize_file_name",
    "choose_temp_base", "clock", "clock_gettime", "clone", "connect", "creat", "creat64", "dlmopen", "dlopen",
    "dlvsym", "dlsym", "environ", "__environ", "euidaccess", "execl", "execle", "execlp", "execv", "execve",
    "execvp", "execvpe", "faccessat", "fdopen", "fopen", "fopen64", "fork", "freopen", "freopen64", "fstatat",
    "fstatat64", "ftw", "ftw64", "get_current_dir_name", "getcwd", "getdomainname", "getenv", "getentropy",
    "getgid", "gethostname", "getlogin", "getpid", "getppid", "getpwd", "getpwuid", "getrandom", "gettimeofday",
    "getuid", "glob", "glob64", "lrealpath", "lstat", "lstat64", "make_temp_file", "mkdir", "mkdtemp", "mkostemp",
    "mkstemp", "mkstemp64", "mkstemps", "mktemp", "nftw", "nftw64", "ntp_gettime", "open", "open64",
    "open_auxiliary_file", "openat", "openat64", "opendir", "pex_init", "pex_one", "pex_run", "popen",
    "posix_spawn", "posix_spawnp", "readlink", "readlinkat", "realpath", "rename", "scandir", "scandir64",
    "secure_getenv", "sendto", "shm_open", "socket", "stat", "stat64", "statx", "symlink", "syscall", "system",
    "sysinfo", "time", "times", "timespec_get", "tmpfile", "tmpfile64", "truncate", "unlink", "uname", "vfork",
});
static_assert(std::ranges::find(kFunctions, "fopen") != kFunctions.end());

// By what stands in a C++ function's mangled name: streams of files, directories, clocks, devices, and LLVM's.
constexpr auto kPieces = std::to_array<std::string_view>({
    "basic_filebuf", "basic_fstream", "basic_ifstream", "basic_ofstream", "10filesystem", "random_device",
    "system_clock", "steady_clock", "11FileManager", "12MemoryBuffer", "14raw_fd_ostream", "16createOutputFile",
    "23createDefaultOutputFile", "4llvm3sys", "4llvm3vfs", "VirtualFileSystem", "14ToolOutputFile",
});

constexpr auto kRuntime = std::to_array<std::string_view>(
    {"ld-linux", "libc.so", "libdl.so", "libgcc_s.so", "libm.so", "libpthread.so", "librt.so", "libstdc++.so"});

bool reaches_out(std::string_view import) {
  if (std::ranges::find(kFunctions, import) != kFunctions.end()) return true;
  // GCC's own reading of sources, and of profiles.
  for (const std::string_view prefix : {"cpp_read", "_cpp_", "cpp_push", "gcov_", "lto_file"}) {
    if (import.starts_with(prefix)) return true;
  }
  return import.starts_with("_Z") && std::ranges::any_of(kPieces, [import](auto piece) {
    return import.find(piece) != std::string_view::npos;
  });
}

}  // namespace

std::optional<std::string> reach_of_plugin(const std::string& path) {
  const auto imports = imports_of(path);
  if (imports.empty()) return std::nullopt;
  const auto found = std::ranges::find_if(imports, reaches_out);
  return found == imports.end() ? std::string() : *found;
}

bool is_runtime_library(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  return std::ranges::any_of(kRuntime, [name](auto prefix) { return name.starts_with(prefix); });
}

}  // namespace zcc::tools::gnu
