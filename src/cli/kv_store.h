// A small store of named values for build scripts: kv/ in the cache root, a file for each, named by the digest of the
// name. Needs no daemon. A value is written beside its place and renamed, so that a reader sees a whole one, and is
// checked when it is read: what is damaged is not there.
//
//   "zcckv 1\n" | name length (8 bytes, little endian) | name | SHA-256 of the value | value
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

namespace zcc::cli {

class KvStore {
 public:
  static constexpr std::uint64_t kLongestValue = 64u << 20;
  static constexpr std::size_t kLongestName = 4096;

  explicit KvStore(const std::string& cache_root) : directory_(cache_root + "/kv") {}

  struct Entry {
    std::string name;
    std::uint64_t bytes = 0;
  };

  Result<std::string> get(std::string_view name) const;  // kNotFound: there is none
  Result<void> put(std::string_view name, std::string_view value) const;
  Result<bool> remove(std::string_view name) const;   // whether there was one
  Result<std::vector<Entry>> list() const;            // by name
  Result<std::size_t> clear() const;                  // how many there were

 private:
  std::string path_of(std::string_view name) const;
  Result<std::vector<std::string>> files() const;

  std::string directory_;
};

}  // namespace zcc::cli
