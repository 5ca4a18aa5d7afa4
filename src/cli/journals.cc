#include "cli/journals.h"

#include <fmt/format.h>

#include "cli/client.h"
#include "platform/file.h"
#include "report/figures.h"
#include "report/journal.h"

namespace zcc::cli {
namespace {

constexpr std::chrono::seconds kPatienceForDisk{10};
constexpr std::size_t kShownDigits = 12;

// Of a digest its first digits; all of anything else.
std::string shown(const std::string& value) {
  const bool digest = value.size() == 64 && value.find_first_not_of("0123456789abcdef") == std::string::npos;
  return digest ? value.substr(0, kShownDigits) : value;
}

}  // namespace

Result<std::vector<std::string>> own_journals() {
  const auto where = endpoint();
  if (!where) return tl::unexpected(where.error());
  static_cast<void>(ask("flush", kPatienceForDisk));  // where none runs, all is written
  const auto logs = std::string(where->root.view()) + "/logs/";
  return std::vector<std::string>{logs + std::string(report::kOldJournalName),
                                  logs + std::string(report::kJournalName)};
}

Result<void> read_journals(const std::vector<std::string>& paths, bool required,
                           const std::function<void(report::Record&&)>& visit, std::size_t& bad) {
  for (const auto& path : paths) {
    const auto text = read_file(path);
    if (!text && (required || text.error().kind != ErrorKind::kNotFound)) return tl::unexpected(text.error());
    if (!text) continue;
    report::for_each_line(*text, [&](std::string_view line) {
      if (auto record = report::parse_line(line)) visit(std::move(*record));
      else ++bad;
    });
  }
  return {};
}

std::string describe(const report::Difference& d) {
  const auto was = d.was ? shown(*d.was) : std::string(), is = d.is ? shown(*d.is) : std::string();
  if (d.kind == "argument") {
    if (d.was && d.is) return fmt::format("argument {} instead of {}", is, was);
    return d.is ? fmt::format("argument {} is new", is) : fmt::format("argument {} is no longer there", was);
  }
  if (d.kind == "variable") {
    const auto value = [](const std::optional<std::string>& v, const std::string& text) {
      return v ? "\"" + text + "\"" : std::string("unset");
    };
    if (!d.was && !d.is) return fmt::format("variable {} has another value", d.name);
    return fmt::format("variable {}: was {}, is {}", d.name, value(d.was, was), value(d.is, is));
  }
  if (d.kind == "shadowed") return fmt::format("{} now shadows {}", d.name, was);
  if (d.kind == "appeared") return fmt::format("{} was not there", d.name);
  if (d.kind == "gone") return fmt::format("{} is no longer there (was {})", d.name, was);
  if (d.kind == "input") return fmt::format("input {}: was {}, is {}", d.name, was, is.empty() ? "changed" : is);
  if (d.kind == "tool") {
    return fmt::format("toolchain part {}: was {}, is {}", d.name, was.empty() ? "not there" : was,
                       is.empty() ? "not there" : is);
  }
  if (d.kind == "messages") return "messages are to look otherwise (terminal or not, colours, width)";
  return fmt::format("{}{}{}: was {}, is {}", d.kind, d.name.empty() ? "" : " ", d.name, was.empty() ? "none" : was,
                     is.empty() ? "none" : is);
}

std::string reason_of(const report::Record& record) {
  return std::string(report::reason_of(record.outcome, record.reason, record.miss_reason));
}

}  // namespace zcc::cli
