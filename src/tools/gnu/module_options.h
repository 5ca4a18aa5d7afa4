// What the options of one compile say of C++ modules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/gnu/source_type.h"
#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools::gnu {

// Sources: GCC manual, "C++ Modules"; clang's "Standard C++ Modules"; and what GCC 12, Clang 14 and Clang 19
// were seen to do.
class ModuleOptions {
 public:
  // `name`: of an option with Effect::kModule; `value`: what is joined to it.
  void add(std::string_view name, std::string_view value);

  bool none() const { return wishes_.empty(); }

  struct Compile {
    SourceType type;
    std::string_view source;
    std::string_view object;  // as given, or derived
    bool object_is_given = false;
    bool makes_object = true;  // -c
    bool makes_cmi = false;    // --precompile
    bool makes_others = false;  // SideOutputs
    bool lists_all = true;  // the depfile
    bool precompiled = false;  // a header is, or one is used
    const std::vector<std::string>& arguments;  // the key's
  };
  // What comes of them. With a `reason`, why it is not to be cached, and what of.
  struct Decision {
    PassReason reason = PassReason::kNone;
    std::string detail;
    ModuleUse use;
    std::vector<Output> outputs;       // besides the product; use.made counts in these
    std::vector<std::string> read;     // files read to know: an understanding rests on them
    std::vector<std::string> places;   // where CMIs may have just been made
    std::vector<std::string> key_arguments;  // what variables say
  };
  Decision decide(const Compile& compile, const ParseContext& context) const;

 private:
  struct Wish {
    std::string_view option;
    std::string_view value;
  };
  void decide_gcc(const Compile& compile, const ParseContext& context, Decision& decision) const;
  void decide_clang(const Compile& compile, Decision& decision) const;
  void decide_header_modules(const Compile& compile, const ParseContext& context, Decision& decision) const;
  std::vector<Wish> wishes_;
};

}  // namespace zcc::tools::gnu
