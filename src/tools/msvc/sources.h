// The sources of one command of clang-cl.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/gnu/source_type.h"

namespace zcc::tools::msvc {

struct Source {
  std::string path;
  std::optional<Language> language;     // by /Tc, /Tp
  std::optional<std::size_t> position;  // in the user's arguments, where it is one by itself
};

class Sources {
 public:
  void add(Source source) { sources_.push_back(std::move(source)); }
  void are_all(Language language) { language_ = language; }  // /TC, /TP: the last one counts

  std::size_t count() const { return sources_.size(); }
  const Source& at(std::size_t i) const { return sources_[i]; }
  // With the reason why it is not to be compiled here, where there is one.
  gnu::SourceType type_of(const Source& source) const;
  // Where they stand, if each can be compiled by itself; else empty.
  std::vector<std::size_t> positions() const;

 private:
  std::vector<Source> sources_;
  std::optional<Language> language_;
};

}  // namespace zcc::tools::msvc
