#include "tools/gnu/source_type.h"

#include <algorithm>
#include <array>

#include "tools/gnu/options.h"

namespace zcc::tools::gnu {
namespace {

constexpr SourceType kUnknown = {Language::kOther, false, PassReason::kUnknownLanguage};
constexpr SourceType kHeader = {.language = Language::kC, .header = true};
constexpr SourceType kCxxHeader = {.language = Language::kCxx, .header = true};
constexpr SourceType kOldModule = {Language::kOther, false, PassReason::kModules};
constexpr SourceType kModule = {Language::kCxx, false, PassReason::kNone, true, false};
constexpr SourceType kCompiledModule = {Language::kCxx, true, PassReason::kNone, true, true};

struct Suffix {
  std::string_view text;
  SourceType type;
  Families families = kBoth;
};

constexpr auto kSuffixes = std::to_array<Suffix>({
    {".C", {Language::kCxx}},
    {".C++", {Language::kCxx}, kClangOnly},
    {".CC", {Language::kCxx}, kClangOnly},
    {".CPP", {Language::kCxx}},
    {".CXX", {Language::kCxx}, kClangOnly},
    {".H", kCxxHeader},
    {".M", {Language::kObjCxx}},
    {".S", {Language::kAssemblerCpp}},
    {".c", {Language::kC}},
    {".c++", {Language::kCxx}},
    {".c++m", kModule, kClangOnly},
    {".cc", {Language::kCxx}},
    {".ccm", kModule, kClangOnly},
    {".cp", {Language::kCxx}},
    {".cpp", {Language::kCxx}},
    {".cppm", kModule, kClangOnly},
    {".cxx", {Language::kCxx}},
    {".cxxm", kModule, kClangOnly},
    {".h", kHeader},
    {".h++", kCxxHeader},
    {".hh", kCxxHeader},
    {".hp", kCxxHeader},
    {".hpp", kCxxHeader},
    {".hxx", kCxxHeader},
    {".i", {Language::kC, true}},
    {".ii", {Language::kCxx, true}},
    {".iim", kOldModule},
    {".ixx", kOldModule},
    {".m", {Language::kObjC}},
    {".mi", {Language::kObjC, true}},
    {".mii", {Language::kObjCxx, true}},
    {".mm", {Language::kObjCxx}},
    {".pcm", kCompiledModule, kClangOnly},
    {".s", {Language::kAssembler, true}},
    {".sx", {Language::kAssemblerCpp}, kGccOnly},
    {".tcc", kCxxHeader, kGccOnly},
});
static_assert(std::ranges::is_sorted(kSuffixes, {}, &Suffix::text));

struct Named {
  std::string_view name;
  SourceType type;
};

constexpr auto kLanguages = std::to_array<Named>({
    {"assembler", {Language::kAssembler, true}},
    {"assembler-with-cpp", {Language::kAssemblerCpp}},
    {"c", {Language::kC}},
    {"c++", {Language::kCxx}},
    {"c++-cpp-output", {Language::kCxx, true}},
    {"c++-module", kModule},
    {"cpp-output", {Language::kC, true}},
    {"objc++-cpp-output", {Language::kObjCxx, true}},
    {"objc-cpp-output", {Language::kObjC, true}},
    {"objective-c", {Language::kObjC}},
    {"objective-c++", {Language::kObjCxx}},
    {"objective-c++-cpp-output", {Language::kObjCxx, true}},
    {"objective-c-cpp-output", {Language::kObjC, true}},
});
static_assert(std::ranges::is_sorted(kLanguages, {}, &Named::name));

}  // namespace

SourceType type_by_name(std::string_view path, Family family, bool cxx_driver) {
  const auto name = path.substr(path.rfind('/') + 1);  // npos + 1 == 0
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return kUnknown;
  const auto suffix = name.substr(dot);
  const auto at = std::ranges::lower_bound(kSuffixes, suffix, {}, &Suffix::text);
  if (at == kSuffixes.end() || at->text != suffix) return kUnknown;
  if ((at->families & (family == Family::kGcc ? kGccOnly : kClangOnly)) == 0) return kUnknown;
  auto type = at->type;
  if (cxx_driver && type.language == Language::kC) type.language = Language::kCxx;
  return type;
}

std::optional<SourceType> type_by_language(std::string_view language) {
  if (language == "none") return std::nullopt;
  if (language.ends_with("-system-header") || language.ends_with("-user-header")) return kOldModule;  // header units
  if (language.ends_with("-header")) {
    auto type = type_by_language(language.substr(0, language.rfind('-'))).value_or(kUnknown);
    type.header = true;
    return type;
  }
  const auto at = std::ranges::lower_bound(kLanguages, language, {}, &Named::name);
  if (at == kLanguages.end() || at->name != language) return kUnknown;
  return at->type;
}

}  // namespace zcc::tools::gnu
