#include "tools/rust/messages.h"

#include <algorithm>
#include <array>

namespace zcc::tools::rust {
namespace {

constexpr std::string_view kArtifact = "{\"$message_type\":\"artifact\",";
constexpr std::string_view kDiagnostic = "{\"$message_type\":\"diagnostic\",\"message\":";
constexpr std::string_view kFutureReport = "{\"$message_type\":\"future_incompat\",";

// The error index on crates and modules that are not found, or are not what was looked for.
constexpr auto kNotFound = std::to_array<std::string_view>({"E0432", "E0433", "E0455", "E0456", "E0457", "E0458",
                                                            "E0459", "E0460", "E0461", "E0462", "E0463", "E0464",
                                                            "E0465", "E0466", "E0514", "E0519", "E0523", "E0583",
                                                            "E0584", "E0761"});

// Calls visit(line) for each line, until it returns false.
template <typename Visit>
bool all_lines(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!visit(line)) return false;
  }
  return true;
}

bool take(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

// A JSON string, as it is written.
bool take_string(std::string_view& rest, std::string_view& out) {
  if (!take(rest, "\"")) return false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '\\') {
      ++i;
    } else if (rest[i] == '"') {
      out = rest.substr(0, i);
      rest.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

// Of {"$message_type":"diagnostic","message":"...","code":{"code":"E0308","explanation":"..."},"level":"error",...
struct Diagnostic {
  std::string_view message, code, level;
};

bool read_diagnostic(std::string_view rest, Diagnostic& out) {
  std::string_view explanation;
  if (!take(rest, kDiagnostic) || !take_string(rest, out.message) || !take(rest, ",\"code\":")) return false;
  if (!take(rest, "null")) {
    if (!take(rest, "{\"code\":") || !take_string(rest, out.code) || !take(rest, ",\"explanation\":")) return false;
    if (!take(rest, "null") && !take_string(rest, explanation)) return false;
    if (!take(rest, "}")) return false;
  }
  return take(rest, ",\"level\":") && take_string(rest, out.level);
}

}  // namespace

bool is_silent(std::string_view out, std::string_view err) {
  return out.empty() && all_lines(err, [](std::string_view line) { return line.starts_with(kArtifact); });
}

bool is_failure_of_text(std::string_view out, std::string_view err) {
  bool failed = false;
  const bool understood = all_lines(err, [&](std::string_view line) {
    if (line.starts_with(kArtifact) || line.starts_with(kFutureReport)) return true;
    Diagnostic diagnostic;
    if (!read_diagnostic(line, diagnostic)) return false;
    if (diagnostic.level != "error") return diagnostic.level != "error: internal compiler error";
    // The last words, on how many there were.
    if (diagnostic.code.empty()) return diagnostic.message.starts_with("aborting due to ");
    failed = true;
    return std::ranges::find(kNotFound, diagnostic.code) == kNotFound.end();
  });
  return out.empty() && understood && failed;
}

}  // namespace zcc::tools::rust
