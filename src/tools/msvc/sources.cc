#include "tools/msvc/sources.h"

namespace zcc::tools::msvc {

gnu::SourceType Sources::type_of(const Source& source) const {
  gnu::SourceType type;
  if (const auto language = language_ ? language_ : source.language) {
    type.language = *language;
  } else {
    type = gnu::type_by_name(source.path, Family::kClang, false);
    if (type.module) type.pass = PassReason::kModules;
  }
  const bool plain = type.language == Language::kC || type.language == Language::kCxx;
  if (type.header) type.pass = PassReason::kPrecompiledHeader;
  if (type.pass == PassReason::kNone && !plain) type.pass = PassReason::kUnknownLanguage;
  return type;
}

std::vector<std::size_t> Sources::positions() const {
  std::vector<std::size_t> out;
  for (const auto& source : sources_) {
    const bool odd = source.path == "-" || source.path.starts_with('@');
    if (odd || !source.position || type_of(source).pass != PassReason::kNone) return {};
    out.push_back(*source.position);
  }
  return out;
}

}  // namespace zcc::tools::msvc
