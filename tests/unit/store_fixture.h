// A store in a directory of its own, and what tests put into it.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "platform/file.h"
#include "store/store.h"

namespace zcc::store {

class TempDir {
 public:
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "zcc-store-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

inline Digest key_of(std::string_view name) { return sha256(name); }

// Bytes that no two seeds share and no compression shortens.
inline std::string content(std::uint64_t seed, std::size_t size) {
  std::string out(size, '\0');
  std::uint64_t x = seed * 0x9e3779b97f4a7c15u + 1;
  for (auto& c : out) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    c = static_cast<char>(x >> 32);
  }
  return out;
}

inline void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

class StoreTest : public ::testing::Test {
 protected:
  Options options() const {
    Options o;
    o.root = root();
    o.budget_bytes = budget_;
    o.boot_id = boot_id_;
    return o;
  }
  std::string root() const { return dir_ / "root"; }
  std::unique_ptr<Store> open() const {
    auto store = Store::open(options());
    EXPECT_TRUE(store.has_value()) << (store ? "" : store.error().message);
    return store ? std::move(*store) : nullptr;
  }

  // Takes `bytes` as a compiler's output would be taken.
  Result<StoredOutput> take(Store& store, std::string_view bytes) const {
    std::string name = dir_ / "output-XXXXXX";
    const UniqueFd fd(::mkostemp(name.data(), O_CLOEXEC));
    ::unlink(name.c_str());
    if (auto written = write_all(fd.get(), bytes, name); !written) {
      return tl::unexpected(written.error());
    }
    return store.take(fd.get());
  }
  // Takes and submits an artifact of one output, and a manifest that leads to it.
  StoredOutput put(Store& store, std::string_view name, std::string_view bytes) const {
    auto output = take(store, bytes);
    EXPECT_TRUE(output.has_value()) << (output ? "" : output.error().message);
    Batch batch;
    Artifact artifact;
    if (output) artifact.outputs = {*output};
    batch.artifacts = {{key_of(name), artifact}};
    batch.manifests = {{key_of(std::string(name) + "/context"),
                        Manifest{{Variant{.inputs = {}, .artifact = key_of(name)}}}}};
    store.submit(std::move(batch));
    return output ? *output : StoredOutput{};
  }
  // What a hit would deliver; empty when it would not.
  static std::string fetch(const Store& store, std::string_view name) {
    const auto artifact = store.artifact(key_of(name));
    if (!artifact || artifact->outputs.empty()) return {};
    const auto& output = artifact->outputs[0];
    if (!output.in_blob) return output.bytes;
    const auto fd = store.open_blob(output.digest, output.size);
    return fd ? read_fd(fd->get()).value_or("") : "";
  }
  std::string blob_path(const Digest& digest) const {
    const auto hex = digest.hex();
    return root() + "/blobs/" + hex.substr(0, 2) + '/' + hex.substr(2);
  }
  // Changes a blob as a lost page would: the directory entry and its times stay.
  static void damage(const std::string& path) {
    struct stat before {};
    ASSERT_EQ(::stat(path.c_str(), &before), 0);
    ::chmod(path.c_str(), 0644);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(before.st_size / 2);
    file.put('\x5a');
    file.put('\xa5');
    file.close();
    ::chmod(path.c_str(), 0444);
    const timespec times[2] = {before.st_atim, before.st_mtim};
    ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  }
  std::size_t files_in(const std::string& name) const {
    std::size_t n = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root() + '/' + name)) {
      n += entry.is_regular_file();
    }
    return n;
  }

  TempDir dir_;
  std::uint64_t budget_ = 0;
  std::string boot_id_ = "boot-1";
};

}  // namespace zcc::store
