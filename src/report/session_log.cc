// What people read of a build: one line a decision, and one with its grounds, so that the logs of two machines
// can be compared line by line.
#include <fmt/format.h>

#include "report/journal_line.h"

namespace zcc::report {
namespace {

constexpr std::size_t kShownDigits = 8;

std::string shown_name(const Event& e) {
  if (e.subject && !e.subject->source.empty()) {
    if (e.subject->output.empty()) return e.subject->source;
    return e.subject->source + " -> " + e.subject->output;
  }
  std::string out;
  for (const auto word : e.words.argv()) {
    if (!out.empty()) out += ' ';
    out += word;
    if (out.size() > 200) return out.substr(0, 200) + "...";
  }
  return out;
}

std::string why(const Event& e) {
  std::string out(e.reason.empty() ? e.miss_reason : e.reason);
  if (!e.detail.empty()) out += ": " + e.detail;
  for (const auto& difference : e.differences) {
    out += fmt::format("{} {} {}", out.empty() ? "" : ";", difference.kind, difference.name);
  }
  return out;
}

// Of the check of what the compile depends on.
std::string_view verdict(const Event& e) {
  if (e.outcome == Outcome::kHit || e.outcome == Outcome::kLinkHit) return "Hit";
  if (e.reason == "computed_include" || e.reason == "time_macro" || e.reason == "hidden_input") {
    return "NeedsPreprocessor";
  }
  if (e.miss_reason == "context_not_found" || e.miss_reason == "no_artifact_for_key") return "Cold";
  const bool source = !e.differences.empty() && e.subject &&
                      e.differences.front().name.ends_with(e.subject->source) &&
                      e.differences.front().kind == "input";
  return source ? "SourceChanged" : "HeadersChanged";
}

// A line stays one, whatever is in a file's name.
void append_plain(std::string& out, std::string_view text) {
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  out += '\n';
}

}  // namespace

void append_log(std::string& out, const Event& e) {
  const auto name = shown_name(e);
  switch (e.outcome) {
    case Outcome::kHit:
    case Outcome::kLinkHit:
    case Outcome::kCachedError: append_plain(out, fmt::format("[HIT] {} ({})", name, to_string(e.found))); break;
    case Outcome::kMiss:
    case Outcome::kLinkMiss: append_plain(out, fmt::format("[MISS] {} ({})", name, why(e))); break;
    case Outcome::kError:
      append_plain(out, fmt::format("[ERROR] {}: exit status {}", name, e.exit_code.value_or(-1)));
      break;
    case Outcome::kAbandoned: append_plain(out, fmt::format("[ERROR] {}: abandoned", name)); break;
    default: append_plain(out, fmt::format("[PASS] {}: {}", name, why(e))); break;
  }
  if (!e.subject || e.subject->context_key.empty()) return;
  append_plain(out, fmt::format("[DIAG] {} verdict={} context={} root={} remap={}", name, verdict(e),
                                e.subject->context_key.substr(0, kShownDigits),
                                e.subject->key_root.empty() ? "none" : e.subject->key_root, e.subject->remap));
}

}  // namespace zcc::report
