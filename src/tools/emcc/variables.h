// Environment variables that Emscripten and the Python that runs it read. Sources: what the Python files of
// Emscripten 3.1.6 that emcc loads ask for; Python's manual, "Command line and environment"; bash's manual,
// "Shell Functions".
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "tools/module.h"

namespace zcc::tools::emcc {

template <std::size_t kSize>
constexpr std::array<std::string_view, kSize> sorted(std::array<std::string_view, kSize> names) {
  std::ranges::sort(names);
  return names;
}

// All that are known. An emcc that reads another one is not cached.
inline constexpr auto kOwnVariables = sorted(std::to_array<std::string_view>({
    // What a shell takes for the words of the script that starts Python.
    "BASH_FUNC_basename%%", "BASH_FUNC_command%%", "BASH_FUNC_exec%%", "BASH_FUNC_set%%", "BASH_FUNC_unset%%",
    "BASH_FUNC_[%%", "BASH_FUNC_echo%%", "BASH_FUNC_exit%%",
    "EMSDK_PYTHON",  // the interpreter
    "PYTHON",        // the same
    "HOME",          // ~/.emscripten, the cache below it, packages of the user
    // The configuration, and what goes before its words.
    "CLANG_ADD_VERSION", "EM_BINARYEN_ROOT", "EM_CACHE", "EM_CLANG_ADD_VERSION", "EM_CLOSURE_COMPILER",
    "EM_COMPILER_WRAPPER", "EM_CONFIG", "EM_FROZEN_CACHE", "EM_JAVA", "EM_JS_ENGINE", "EM_JS_ENGINES",
    "EM_LLVM_ADD_VERSION", "EM_LLVM_ROOT", "EM_NODE_JS", "EM_PORTS", "EM_SPIDERMONKEY_ENGINE", "EM_V8_ENGINE",
    "EM_WASMER", "EM_WASMTIME", "EM_WASM_ENGINES", "LLVM_ADD_VERSION",
    // What emcc itself is told.
    "EMCC_AUTODEBUG", "EMCC_CFLAGS", "EMCC_CLOSURE_ARGS", "EMCC_CORES", "EMCC_DEBUG", "EMCC_DEBUG_SAVE",
    "EMCC_FORCE_STDLIBS", "EMCC_LOCAL_PORTS", "EMCC_ONLY_FORCED_STDLIBS", "EMCC_READ_METADATA",
    "EMCC_SKIP_SANITY_CHECK", "EMCC_STDERR_FILE", "EMCC_STRICT", "EMCC_TEMP_DIR", "EMCC_VERBOSE",
    "EMMAKEN_CFLAGS", "EMMAKEN_COMPILER", "EMMAKEN_JUST_CONFIGURE", "EMMAKEN_NO_SDK", "EMPROFILE",
    "EM_BUILD_VERBOSE", "EM_EXCLUSIVE_CACHE_ACCESS", "EM_FORCE_RESPONSE_FILES", "EM_HAVE_TEMP_DIR_LOCK",
    "EM_IGNORE_SANITY", "EM_PKG_CONFIG_PATH", "EM_PYTHON_MULTIPROCESSING",
    // Where Python finds what it loads, and how it runs that.
    "PYTHONCASEOK", "PYTHONCOERCECLOCALE", "PYTHONDEBUG", "PYTHONDEVMODE", "PYTHONDONTWRITEBYTECODE",
    "PYTHONDUMPREFS", "PYTHONDUMPREFSFILE", "PYTHONEXECUTABLE", "PYTHONFAULTHANDLER", "PYTHONHASHSEED",
    "PYTHONHOME", "PYTHONINSPECT", "PYTHONINTMAXSTRDIGITS", "PYTHONIOENCODING", "PYTHONLEGACYWINDOWSSTDIO",
    "PYTHONMALLOC", "PYTHONMALLOCSTATS", "PYTHONNODEBUGRANGES", "PYTHONNOUSERSITE", "PYTHONOPTIMIZE",
    "PYTHONPATH", "PYTHONPERFSUPPORT", "PYTHONPLATLIBDIR", "PYTHONPROFILEIMPORTTIME", "PYTHONPYCACHEPREFIX",
    "PYTHONSAFEPATH", "PYTHONTRACEMALLOC", "PYTHONUNBUFFERED", "PYTHONUSERBASE", "PYTHONUTF8", "PYTHONVERBOSE",
    "PYTHONWARNDEFAULTENCODING", "PYTHONWARNINGS", "_PYTHON_SYSCONFIGDATA_NAME",
}));

// Those, and what clang reads (Module::relevant_variables).
const std::vector<std::string_view>& relevant_variables();

// The name of a variable of the caller that has emcc or Python write further files or talk; empty when none is
// set so.
std::string_view disqualifying_variable(const Variable& variable);

}  // namespace zcc::tools::emcc
