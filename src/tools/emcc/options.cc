// Sources: `emcc --help`, and what emcc of Emscripten 3.1.6 does to a command that compiles.
#include "tools/emcc/options.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "tools/longest_name.h"

namespace zcc::tools::emcc {
namespace {

template <std::size_t kSize>
constexpr std::array<Option, kSize> sorted(std::array<Option, kSize> table) {
  std::ranges::sort(table, {}, &Option::name);
  return table;
}

constexpr Option speaks(std::string_view name, Takes takes = Takes::kNothing) {
  return {name, takes, Effect::kSpeaks};
}
constexpr Option key(std::string_view name, Takes takes = Takes::kNothing) { return {name, takes, Effect::kKey}; }
constexpr Option pass(PassReason reason, std::string_view name, Takes takes = Takes::kNothing) {
  return {name, takes, Effect::kPass, reason};
}

using enum Takes;
using enum PassReason;

constexpr auto kOptions = sorted(std::to_array<Option>({
    // ---- about the link, which is not run
    speaks("--bind"),
    speaks("--closure", kValue),
    speaks("--closure-args", kValue),
    speaks("--cpuprofiler"),
    speaks("--embed-file", kValue),
    speaks("--emit-symbol-map"),
    speaks("--emrun"),
    speaks("--exclude-file", kValue),
    speaks("--ignore-dynamic-linking"),
    speaks("--js-transform", kValue),
    speaks("--memory-init-file", kValue),
    speaks("--no-entry"),
    speaks("--no-heap-copy"),
    speaks("--output_eol", kValue),
    speaks("--preload-file", kValue),
    speaks("--proxy-to-worker"),
    speaks("--source-map-base", kValue),
    speaks("--threadprofiler"),
    speaks("--use-preload-cache"),
    speaks("--use-preload-plugins"),
    key("-jsD", kJoined),
    // Whether these are there is asked of a compile, too.
    pass(kHiddenInput, "--extern-post-js", kValue),
    pass(kHiddenInput, "--extern-pre-js", kValue),
    pass(kHiddenInput, "--js-library", kValue),
    pass(kHiddenInput, "--post-js", kValue),
    pass(kHiddenInput, "--pre-js", kValue),
    pass(kHiddenInput, "--shell-file", kValue),

    // ---- about the code
    key("--minify", kValue),
    key("--profiling"),
    speaks("--profiling-funcs"),
    key("-profiling"),
    key("-profiling-funcs"),
    key("--tracing"),
    key("--memoryprofiler"),
    key("--valid-abspath", kValue),

    // ---- of old
    speaks("--jcache"),
    speaks("--js-opts", kValue),
    speaks("--llvm-lto", kValue),
    speaks("--llvm-opts", kValue),
    speaks("--remove-duplicates"),

    // ---- something else than a compile
    pass(kNotACompile, "--cflags"),
    pass(kNotACompile, "--check"),
    pass(kNotACompile, "--clear-cache"),
    pass(kNotACompile, "--clear-ports"),
    pass(kNotACompile, "--generate-config"),
    pass(kNotACompile, "--oformat", kValue),
    pass(kNotACompile, "--post-link"),
    pass(kNotACompile, "--separate-asm"),
    pass(kNotACompile, "--show-ports"),

    // ---- other programs and other files than those it is known by
    pass(kSpecs, "--cache", kValue),
    pass(kSpecs, "--compiler-wrapper", kValue),
    pass(kSpecs, "--em-config", kValue),
    pass(kHiddenInput, "--use-port", kValue),
    pass(kUnusualOutput, "--default-obj-ext", kValue),
}));

// Those that are about compiles (tools/settings.py, COMPILE_TIME_SETTINGS), and some that look like ports and
// are none. Of all others emcc says that they are about the link.
constexpr auto kSettings = sorted(std::to_array<Option>({
    key("AUTO_ARCHIVE_INDEXES"),
    key("DEFAULT_LIBRARY_FUNCS_TO_INCLUDE"),
    key("DEFAULT_TO_CXX"),
    key("DISABLE_EXCEPTION_CATCHING"),
    key("DISABLE_EXCEPTION_THROWING"),
    key("EMSCRIPTEN_TRACING"),
    key("EXCEPTION_CATCHING_ALLOWED"),
    key("EXCEPTION_HANDLING"),
    key("INLINING_LIMIT"),
    key("LTO"),
    key("MAIN_MODULE"),
    key("MEMORY64"),
    key("RELOCATABLE"),
    key("SDL2_IMAGE_FORMATS"),
    key("SDL2_MIXER_FORMATS"),
    key("SIDE_MODULE"),
    key("STRICT"),
    key("SUPPORT_LONGJMP"),
    key("USE_PTHREADS"),
    key("WASM_OBJECT_FILES"),
    speaks("USE_CLOSURE_COMPILER"),
    speaks("USE_ES6_IMPORT_META"),
    speaks("USE_GLFW"),
    speaks("USE_OFFSET_CONVERTER"),
    speaks("USE_RTTI"),
    speaks("USE_WEBGL2"),
    speaks("USE_WEBGPU"),
    pass(kSeveralSources, "RUNTIME_LINKED_LIBS"),  // names files to be linked
}));

constexpr auto kWithValue = std::to_array<std::string_view>(
    {"-A",          "-D",           "-I",        "-L",           "-MF",      "-MJ",        "-MQ",
     "-MT",         "-U",           "-Xclang",   "-Xlinker",     "-Xpreprocessor", "-idirafter", "-imacros",
     "-imultilib",  "-include",     "-include-pch", "-iprefix",  "-iquote",  "-isysroot",  "-isystem",
     "-iwithprefix", "-iwithprefixbefore", "-l",  "-mllvm",      "-o",       "-x"});

}  // namespace

const Option* find_option(std::string_view argument) {
  return find_longest(std::span<const Option>(kOptions), argument, [&](const Option& option) {
    if (argument == option.name) return option.takes != kJoined;
    const char next = argument.size() > option.name.size() ? argument[option.name.size()] : '\0';
    return option.takes == kJoined || (option.takes == kValue && next == '=');
  });
}

bool is_setting(std::string_view word) {
  const auto name = word.substr(0, word.find('='));
  bool has_letter = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool digit = name[i] >= '0' && name[i] <= '9';
    const bool letter = name[i] >= 'A' && name[i] <= 'Z';
    if (!letter && name[i] != '_' && (!digit || i == 0)) return false;
    has_letter = has_letter || letter;
  }
  return has_letter;
}

Option setting(std::string_view word) {
  const auto equals = word.find('=');
  const auto value = equals == std::string_view::npos ? std::string_view("1") : word.substr(equals + 1);
  const auto name = word.substr(0, equals);
  if (value.starts_with('@')) return pass(kHiddenInput, name);
  const auto at = std::ranges::lower_bound(kSettings, name, {}, &Option::name);
  if (at != kSettings.end() && at->name == name) return *at;
  if (!name.starts_with("USE_")) return speaks(name);
  // The first SDL is no port.
  const bool unused = value == "0" || (name == "USE_SDL" && value == "1");
  return unused ? key(name) : pass(kHiddenInput, name);
}

bool knows_value_of(std::string_view option) {
  return std::ranges::find(kWithValue, option) != kWithValue.end();
}

std::span<const Option> options() { return kOptions; }
std::span<const Option> settings() { return kSettings; }

}  // namespace zcc::tools::emcc
