// One line of the journal: docs/journal.md is its schema, and a test holds the two together.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/event.h"

namespace zcc::report {

// Appends the line for the event, with its newline. What is not UTF-8 becomes U+FFFD.
void append_line(std::string& out, const Event& event);

// Appends what the session log has of it, for people: one line for the decision, one with its grounds.
void append_log(std::string& out, const Event& event);

// Appends `text` as a JSON string, quotes included.
void append_json(std::string& out, std::string_view text);

// "2026-11-28T12:49:18.123Z" and back; 0 for what is no such time.
std::string time_text(std::int64_t ns);
std::int64_t time_of_text(std::string_view text);

// A line read back.
struct Record {
  Outcome outcome = Outcome::kPassthrough;
  std::int64_t ts_ns = 0;
  std::uint64_t latency_ns = 0;
  std::optional<int> exit_code;
  std::string session, compiler, cwd;
  std::vector<std::string> args;
  std::string source, output, output_ext, language, context_key, crate_name, crate_type;
  std::string found, reason, detail, miss_reason;
  std::vector<Difference> differences;
  std::size_t more_differences = 0;
  bool nearest_is_known = false;
  Phases phases{};
  std::uint64_t compile_ns = 0, bytes_inline = 0, bytes_in_files = 0, bytes_stored = 0;

  // As given, below the directory it was given in.
  std::string absolute(const std::string& path) const;
  // What a person calls it by: the source, else the output, else the last argument.
  std::string subject() const;
};

// Nothing for what is no line of a journal, such as one that is cut off.
std::optional<Record> parse_line(std::string_view line);

// Calls `visit` with each whole line of `text`; the last one may be cut off or being written.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return;
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
}

}  // namespace zcc::report
