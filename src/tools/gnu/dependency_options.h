// What the -M options of one compile ask for, collected while its arguments are read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/gnu/options.h"
#include "tools/invocation.h"

namespace zcc::tools::gnu {

class DependencyOptions {
 public:
  // -MD, -MMD, -MF (the last one counts), -MT, -MQ; -MP: an empty rule.
  void add(Effect effect, std::string_view value);
  void add_preprocessor(bool user, std::string_view name);  // -Wp,-MD,name and -Wp,-MMD,name

  // Whether a compile that asks for this can be understood. Not: -MF, -MT, -MQ or -MP without
  // -MD or -MMD, which gcc refuses and would not when the cache added -MD; -Wp,-MD together with
  // another way to ask, where gcc and clang disagree; a depfile that is no file; a target that
  // makes the first rule hard to find.
  bool understood() const;

  // The depfile of a compile that makes `object`, as both drivers name it: -MF, or the object with
  // another suffix. `object` is the derived one where there is no -o.
  std::optional<std::string> depfile(std::string_view object) const;

  // Whether the depfile's name is given.
  bool names_file() const { return preprocessor_ || file_; }

  DependencySource source() const;

 private:
  void add_rule(std::string_view target);
  bool written() const { return all_ || user_ || preprocessor_; }

  bool all_ = false;
  bool user_ = false;
  bool rule_ = false;
  bool odd_ = false;
  std::optional<std::string> file_;
  std::optional<std::string> preprocessor_;
  bool preprocessor_user_ = false;
};

// `path` without the last suffix of its last part: "a.b/c.d.o" -> "a.b/c.d", ".o" -> "".
std::string_view without_suffix(std::string_view path);

// Whether `path` names no regular file that a compiler would replace: nothing, "-", a directory,
// or something of the kernel's.
bool is_unusual_output(std::string_view path);

}  // namespace zcc::tools::gnu
