// crashes.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "platform/file.h"

namespace zcc::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct CrashesOptions {
  bool clear = false, json = false;
};

// The reports, the oldest first: their names begin with the time. None where there is no directory.
Result<std::vector<std::string>> reports(const std::string& directory) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".txt") found.push_back(it->path().string());
  }
  if (error && error != std::errc::no_such_file_or_directory) return fail_errno(directory, error.value());
  std::sort(found.begin(), found.end());
  return found;
}

int remove(const std::vector<std::string>& files, bool as_json) {
  for (const auto& file : files) {
    std::error_code error;
    fs::remove(file, error);
    if (error) return complain(fail_errno(file, error.value()).value(), "not all were removed");
  }
  if (as_json) fmt::print("{}\n", json{{"removed", files.size()}}.dump());
  else fmt::print("zccache: removed {} crash reports\n", files.size());
  return 0;
}

int crashes(const CrashesOptions& o) {
  const auto where = endpoint();
  if (!where) return complain(where.error(), "set ZCCACHE_CACHE_DIR");
  const auto files = reports(std::string(where->root.view()) + "/logs/crashes");
  if (!files) return complain(files.error(), "look at its permissions");
  if (o.clear) return remove(*files, o.json);
  json all = json::array();
  for (const auto& file : *files) {
    const auto text = read_file(file);
    if (!text) return complain(text.error(), "look at its permissions");
    if (o.json) all.push_back({{"file", file}, {"text", *text}});
    else fmt::print("{}\n{}\n", file, *text);
  }
  if (o.json) fmt::print("{}\n", json{{"crashes", all}}.dump(-1, ' ', false, json::error_handler_t::replace));
  else if (files->empty()) fmt::print("zccache: no crash is on record\n");
  return 0;
}

}  // namespace

Action define_crashes(Options& options) {
  const auto o = std::make_shared<CrashesOptions>();
  options.flag("--clear", o->clear, "remove the reports").json(o->json);
  return [o] { return crashes(*o); };
}

}  // namespace zcc::cli
