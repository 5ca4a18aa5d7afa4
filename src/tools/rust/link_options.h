// What the options of rustc say of the linker: which one it is, what it is told, and whether all that it is told
// is understood.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/invocation.h"
#include "tools/probe_options.h"

namespace zcc::tools::rust {

class LinkOptions {
 public:
  // One of -C's about the linker (Effect::kLinker), by its name with dashes.
  void read(std::string_view name, std::string_view value);
  void read_target(std::string_view target);
  // A directory where the linker is to look for libraries.
  void read_directory(std::string_view directory);

  // Not empty: the linker may read or write what it does not tell of, for this.
  const std::string& objection() const { return objection_; }
  LinkUse use() const { return {.directories = directories_}; }
  // The linker, and then what decides which programs it runs: the question to find_linker() (linker.h).
  ProbeOptions question() const;

 private:
  void read_arguments(std::string_view list);
  void read_argument(std::string_view argument);
  void read_driver_directory(std::string_view directory);
  void read_for_linker(std::string_view words);
  void read_linker_word(std::string_view word);
  void object(std::string_view to) {
    if (objection_.empty()) objection_ = to;
  }

  // What the next argument is, if it is the value of the last one.
  enum class Next { kNothing, kDirectory, kDriver, kDriverDirectory, kLinkerWord };

  std::string linker_ = "cc";
  std::vector<std::string> driver_;  // arguments that decide what it runs
  std::vector<std::string> directories_;
  std::string objection_;
  Next next_ = Next::kNothing;              // of the driver's arguments
  bool linker_expects_directory_ = false;  // as the next word for the linker
};

}  // namespace zcc::tools::rust
