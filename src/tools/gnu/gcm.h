// GCC's compiled modules: where they lie, and what they tell of the modules they were made from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::gnu {

// Which file has the CMI of a module (GCC manual, "C++ Module Mapper").
class GcmMap {
 public:
  // Without a mapper: named after the module, in gcm.cache.
  GcmMap() : repository_("gcm.cache/"), by_name_(true) {}
  // As a mapper file says, and no others. Nothing for a text that may be read otherwise: what is more than
  // a name and a file in a line, a name that stands there twice.
  static std::optional<GcmMap> from_text(std::string_view text);

  // `module`: "m", "m:part", or a header's name that begins with "/" or "./". Nothing: there is none.
  std::optional<std::string> file_of(std::string_view module) const;
  // What stands in a CMI for that of a module it imports.
  std::string in_repository(std::string_view file) const;
  // Where CMIs may lie: a directory, or files.
  std::vector<std::string> places() const;
  // Where the CMI of a header would lie that is then imported in place of being included. `header`: as
  // the compiler calls it.
  std::string file_of_header(std::string_view header) const;

 private:
  std::string repository_;  // with its slash, or empty
  bool by_name_;
  std::map<std::string, std::string, std::less<>> names_;
};

// A module that a CMI imports, and what that CMI calls the other's file.
struct GcmImport {
  std::string module;
  std::string file;
};

// From the bytes of a CMI. Nothing when it is not such a file, or does not tell.
std::optional<std::vector<GcmImport>> gcm_imports(std::string_view bytes);

}  // namespace zcc::tools::gnu
