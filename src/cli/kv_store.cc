#include "cli/kv_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "platform/digest.h"
#include "platform/file.h"

namespace zcc::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "zcckv 1\n";
constexpr std::size_t kDigits = 64;

// Not what a writer that was killed left.
bool is_value(std::string_view file) { return file.size() - file.rfind('/') - 1 == kDigits; }

std::string encode(std::string_view name, std::string_view value) {
  std::string out(kMagic);
  for (unsigned i = 0; i < 8; ++i) out += static_cast<char>(name.size() >> (8 * i) & 0xff);
  return out.append(name).append(sha256(value).view()).append(value);
}

struct Decoded {
  std::string_view name, value;
};

std::optional<Decoded> decode(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + 8) return std::nullopt;
  bytes.remove_prefix(kMagic.size());
  std::uint64_t length = 0;
  for (unsigned i = 0; i < 8; ++i) length |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  bytes.remove_prefix(8);
  if (bytes.size() < sizeof(Digest) || length > bytes.size() - sizeof(Digest)) return std::nullopt;
  Decoded out{.name = bytes.substr(0, length), .value = bytes.substr(length + sizeof(Digest))};
  const auto digest = Digest::from_view(bytes.substr(length, sizeof(Digest)));
  return sha256(out.value) == digest ? std::optional(out) : std::nullopt;
}

}  // namespace

std::string KvStore::path_of(std::string_view name) const { return directory_ + "/" + sha256(name).hex(); }

Result<std::string> KvStore::get(std::string_view name) const {
  const auto bytes = read_file(path_of(name));
  if (!bytes && bytes.error().kind != ErrorKind::kNotFound) return tl::unexpected(bytes.error());
  const auto decoded = bytes ? decode(*bytes) : std::nullopt;
  if (!decoded || decoded->name != name) return fail(ErrorKind::kNotFound, std::string(name) + ": no such key");
  return std::string(decoded->value);
}

Result<void> KvStore::put(std::string_view name, std::string_view value) const {
  if (auto made = make_directories(directory_); !made) return made;
  auto temporary = directory_ + "/new-XXXXXX";
  const UniqueFd fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!fd) return fail_errno(temporary);
  auto written = write_all(fd.get(), encode(name, value), temporary);
  if (written && ::rename(temporary.c_str(), path_of(name).c_str()) != 0) written = fail_errno(path_of(name));
  if (!written) ::unlink(temporary.c_str());
  return written;
}

Result<bool> KvStore::remove(std::string_view name) const {
  if (::unlink(path_of(name).c_str()) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  return fail_errno(path_of(name));
}

Result<std::vector<std::string>> KvStore::files() const {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator it(directory_, error), end; !error && it != end; it.increment(error)) {
    found.push_back(it->path().string());
  }
  if (error && error != std::errc::no_such_file_or_directory) return fail_errno(directory_, error.value());
  return found;
}

Result<std::vector<KvStore::Entry>> KvStore::list() const {
  const auto all = files();
  if (!all) return tl::unexpected(all.error());
  std::vector<Entry> entries;
  for (const auto& file : *all) {
    if (!is_value(file)) continue;
    const auto bytes = read_file(file);
    const auto decoded = bytes ? decode(*bytes) : std::nullopt;
    if (decoded) entries.push_back({.name = std::string(decoded->name), .bytes = decoded->value.size()});
  }
  std::ranges::sort(entries, {}, &Entry::name);
  return entries;
}

Result<std::size_t> KvStore::clear() const {
  const auto all = files();
  if (!all) return tl::unexpected(all.error());
  std::size_t removed = 0;
  for (const auto& file : *all) {
    if (::unlink(file.c_str()) == 0) removed += is_value(file) ? 1 : 0;
    else if (errno != ENOENT) return fail_errno(file);
  }
  return removed;
}

}  // namespace zcc::cli
