// kv get, put, rm, ls, clear, stats.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/kv_store.h"
#include "cli/print.h"
#include "platform/file.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

struct KvOptions {
  std::string verb, name, file;
  std::optional<std::string> value;  // an empty one is a value
  bool json = false;
};

int misused(const std::string& what) {
  fmt::print(stderr, "zccache: {}: see zccache kv --help\n", what);
  return 2;
}

constexpr const char* kHint = "look at the cache root's permissions";

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

// From standard input, to its end.
Result<std::string> read_input() {
  std::string all;
  char buffer[64 << 10];
  for (;;) {
    const auto n = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno("standard input");
    if (n == 0 || all.size() > KvStore::kLongestValue) return all;
    all.append(buffer, static_cast<std::size_t>(n));
  }
}

int get(const KvStore& store, const KvOptions& o) {
  const auto value = store.get(o.name);
  if (!value) {
    complain(value.error(), value.error().kind == ErrorKind::kNotFound ? "zccache kv ls shows those there are" : kHint);
    return value.error().kind == ErrorKind::kNotFound ? 2 : 1;
  }
  std::fwrite(value->data(), 1, value->size(), stdout);
  if (std::fflush(stdout) != 0) return complain(fail_errno("standard output").value(), "not all was written");
  return 0;
}

int put(const KvStore& store, const KvOptions& o) {
  auto value = o.value ? Result<std::string>(*o.value) : o.file.empty() ? read_input() : read_file(o.file);
  if (!value) return complain(value.error(), "nothing was stored");
  if (value->size() > KvStore::kLongestValue) {
    return complain({.message = "the value is longer than " + bytes(KvStore::kLongestValue)}, "nothing was stored");
  }
  if (const auto stored = store.put(o.name, *value); !stored) return complain(stored.error(), kHint);
  return 0;
}

int list(const KvStore& store, const KvOptions& o) {
  const auto entries = store.list();
  if (!entries) return complain(entries.error(), kHint);
  std::uint64_t total = 0;
  json names = json::array();
  for (const auto& entry : *entries) {
    total += entry.bytes;
    if (o.json) names.push_back({{"key", entry.name}, {"bytes", entry.bytes}});
    else if (o.verb == "ls") fmt::print("{}\n", entry.name);
  }
  if (o.verb == "ls") {
    if (o.json) fmt::print("{}\n", dump({{"entries", names}}));
  } else if (o.json) {
    fmt::print("{}\n", dump({{"keys", entries->size()}, {"bytes", total}}));
  } else {
    fmt::print("{} keys, {}\n", entries->size(), bytes(total));
  }
  return 0;
}

int kv(const KvOptions& o) {
  const bool names_one = o.verb == "get" || o.verb == "put" || o.verb == "rm";
  if (names_one == o.name.empty()) return misused(o.verb + (names_one ? ": the key is missing" : ": takes no key"));
  if (o.name.size() > KvStore::kLongestName) return misused("the key is longer than 4096 bytes");
  if (o.verb != "put" && (o.value || !o.file.empty())) return misused(o.verb + ": takes no value");
  if (o.value && !o.file.empty()) return misused("a value and --file");
  const auto where = endpoint();
  if (!where) return complain(where.error(), "set ZCCACHE_CACHE_DIR");
  const KvStore store{std::string(where->root.view())};
  if (o.verb == "get") return get(store, o);
  if (o.verb == "put") return put(store, o);
  if (o.verb == "ls" || o.verb == "stats") return list(store, o);
  if (o.verb == "rm") {
    const auto removed = store.remove(o.name);
    return removed ? 0 : complain(removed.error(), kHint);
  }
  const auto cleared = store.clear();
  if (!cleared) return complain(cleared.error(), kHint);
  if (o.json) fmt::print("{}\n", dump({{"removed", *cleared}}));
  else fmt::print("zccache: removed {} keys\n", *cleared);
  return 0;
}

}  // namespace

Action define_kv(Options& options) {
  const auto o = std::make_shared<KvOptions>();
  options.verb("action", o->verb, {"get", "put", "rm", "ls", "clear", "stats"}, "what to do")
      .word("key", o->name, "the value's name", false)
      .optional_word("value", o->value, "of put; without it and --file, standard input")
      .value("--file", o->file, "FILE", "of put: what holds the value")
      .json(o->json);
  return [o] { return kv(*o); };
}

}  // namespace zcc::cli
