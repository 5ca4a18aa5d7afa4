// Lines of the journal read back.
#include <nlohmann/json.hpp>

#include "report/journal_line.h"

namespace zcc::report {
namespace {

using nlohmann::json;

// Of another type, or not there: as if it were empty.
std::string text(const json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::uint64_t number(const json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_number_unsigned() ? it->get<std::uint64_t>() : 0;
}

std::optional<std::string> text_or_null(const json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_string() ? std::optional(it->get<std::string>()) : std::nullopt;
}

void read_differences(const json& line, Record& record) {
  const auto it = line.find("miss_diff");
  if (it == line.end() || !it->is_array()) return;
  record.nearest_is_known = true;
  for (const auto& one : *it) {
    if (!one.is_object()) continue;
    record.differences.push_back({.kind = text(one, "kind"),
                                  .name = text(one, "name"),
                                  .was = text_or_null(one, "was"),
                                  .is = text_or_null(one, "is")});
  }
  record.more_differences = number(line, "miss_diff_more");
}

}  // namespace

std::optional<Record> parse_line(std::string_view line) {
  const auto object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return std::nullopt;
  const auto outcome = outcome_named(text(object, "outcome"));
  const auto ts = time_of_text(text(object, "ts"));
  if (!outcome || ts == 0) return std::nullopt;
  Record r{.outcome = *outcome, .ts_ns = ts, .latency_ns = number(object, "latency_ns")};
  if (const auto it = object.find("exit_code"); it != object.end() && it->is_number_integer()) {
    r.exit_code = it->get<int>();
  }
  if (const auto it = object.find("args"); it != object.end() && it->is_array()) {
    for (const auto& argument : *it) {
      if (argument.is_string()) r.args.push_back(argument.get<std::string>());
    }
  }
  r.session = text(object, "session_id");
  r.compiler = text(object, "compiler");
  r.cwd = text(object, "cwd");
  r.source = text(object, "source");
  r.output = text(object, "output");
  r.output_ext = text(object, "output_ext");
  r.language = text(object, "language");
  r.context_key = text(object, "context_key");
  r.crate_name = text(object, "crate_name");
  r.crate_type = text(object, "crate_type");
  r.found = text(object, "found");
  r.reason = text(object, "reason");
  r.detail = text(object, "detail");
  r.miss_reason = text(object, "miss_reason");
  read_differences(object, r);
  r.compile_ns = number(object, "compile_ns");
  r.bytes_inline = number(object, "bytes_inline");
  r.bytes_in_files = number(object, "bytes_in_files");
  r.bytes_stored = number(object, "bytes_stored");
  if (const auto it = object.find("phases_ns"); it != object.end() && it->is_object()) {
    for (std::size_t i = 0; i < kPhases; ++i) {
      r.phases[i] = number(*it, std::string(to_string(static_cast<Phase>(i))).c_str());
    }
  }
  return r;
}

std::string Record::absolute(const std::string& path) const {
  if (path.empty() || path.starts_with('/')) return path;
  std::string_view name = path;
  while (name.starts_with("./")) name.remove_prefix(2);
  return cwd + (cwd.ends_with('/') ? "" : "/") + std::string(name);
}

std::string Record::subject() const {
  if (!source.empty()) return source;
  if (!crate_name.empty()) return crate_name;
  if (!output.empty()) return output;
  return args.empty() ? std::string(file_name(compiler)) : args.back();
}

}  // namespace zcc::report
