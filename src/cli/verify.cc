// verify.
#include <fmt/format.h>

#include <memory>
#include <thread>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/print.h"
#include "cli/progress.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

constexpr auto kPeriod = std::chrono::milliseconds(20);
constexpr std::chrono::seconds kPatience{60};

struct VerifyOptions {
  bool repair = false, json = false;
};

std::uint64_t number(const json& of, const char* name) { return of[name].get<std::uint64_t>(); }

// Until it is done: the last answer.
Result<json> follow(Result<json> now) {
  Progress progress("verifying");
  while (now && (*now)["running"].get<bool>()) {
    std::this_thread::sleep_for(kPeriod);
    now = ask("verify-status", kPatience);
    // Records are some hundred bytes, and count as such.
    constexpr std::uint64_t kRecord = 256;
    if (now) progress.show(number(*now, "bytes") + kRecord * number(*now, "records"),
                           number(*now, "total_bytes") + kRecord * number(*now, "total_records"));
  }
  return now;
}

void print(const json& v) {
  fmt::print("zccache: read {} records, {} artifacts and {} blobs, {}\n", number(v, "records"), number(v, "artifacts"),
             number(v, "blobs"), bytes(number(v, "bytes")));
  constexpr std::pair<const char*, const char*> kFound[] = {
      {"damaged_records", "damaged records were dropped"},
      {"damaged_blobs", "damaged blobs were dropped"},
      {"missing_blobs", "blobs are gone"},
      {"unreadable_blobs", "blobs can not be read"},
      {"incomplete_artifacts", "artifacts are not complete: their compiles miss"},
      {"removed_artifacts", "of these artifacts were removed"},
  };
  for (const auto& [name, text] : kFound) {
    if (const auto n = number(v, name); n != 0) fmt::print("zccache: {} {}\n", n, text);
  }
}

int verify(const VerifyOptions& o) {
  if (const auto pid = ensure_daemon(); !pid) return complain(pid.error(), kNoDaemonHint);
  auto begun = ask({{"command", "verify"}, {"repair", o.repair}}, kPatience);
  if (begun && !(*begun)["started"].get<bool>()) {
    return complain({.message = "a verification is under way"}, "wait for its end");
  }
  const auto v = follow(std::move(begun));
  if (!v) return complain(v.error(), "not all was verified");
  if (o.json) fmt::print("{}\n", v->dump());
  else print(*v);
  if (const auto& failure = (*v)["failure"]; failure.is_string()) {
    return complain({.message = failure.get<std::string>()}, "not all that is damaged was dropped");
  }
  const auto bad = number(*v, "damaged_records") + number(*v, "incomplete_artifacts");
  return bad == 0 ? 0 : 1;
}

}  // namespace

Action define_verify(Options& options) {
  const auto o = std::make_shared<VerifyOptions>();
  options.flag("--repair", o->repair, "remove what leads to something that is gone, too").json(o->json);
  return [o] { return verify(*o); };
}

}  // namespace zcc::cli
