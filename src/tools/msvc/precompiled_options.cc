#include "tools/msvc/precompiled_options.h"

#include "tools/gnu/dependency_options.h"

namespace zcc::tools::msvc {

std::string_view base_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool has_suffix(std::string_view path) {
  const auto base = base_of(path);
  return base != "." && base != ".." && base.find('.') != std::string_view::npos;
}

void PrecompiledOptions::add(Effect effect, std::string_view value) {
  switch (effect) {
    case Effect::kMakePrecompiled: made_.emplace_back(value); break;
    case Effect::kUsePrecompiled: used_.emplace_back(value); break;
    case Effect::kPrecompiledFile: file_ = value; break;
    default: off_ = true; break;
  }
}

PrecompiledOptions::Wish PrecompiledOptions::wish() const {
  if (off_ || (made_.empty() && used_.empty())) return Wish::kNothing;
  // Of several the compilers take one; without a header a pragma says where it ends.
  if (made_.size() + used_.size() > 1 || (made_.empty() ? used_ : made_).front().empty()) return Wish::kOdd;
  const auto name = file();
  if (gnu::is_unusual_output(name) || base_of(name) == ".pch") return Wish::kOdd;
  return made_.empty() ? Wish::kUses : Wish::kMakes;
}

// The suffix of /Fp may be left out; without it the header gives the name.
std::string PrecompiledOptions::file() const {
  if (file_) return has_suffix(*file_) ? *file_ : *file_ + ".pch";
  return std::string(gnu::without_suffix((made_.empty() ? used_ : made_).front())) + ".pch";
}

}  // namespace zcc::tools::msvc
