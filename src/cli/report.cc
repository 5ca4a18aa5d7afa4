// report: a build as one page.
#include <fcntl.h>
#include <fmt/format.h>

#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/journals.h"
#include "cli/print.h"
#include "cli/report_page.h"
#include "platform/file.h"

namespace zcc::cli {
namespace {

struct ReportOptions {
  std::string session, journal, out;
  unsigned top = 20;
};

int make_report(const ReportOptions& o) {
  std::vector<std::string> paths{o.journal};
  if (o.journal.empty()) {
    auto own = own_journals();
    if (!own) return complain(own.error(), "name a journal with --journal");
    paths = std::move(*own);
  }
  std::vector<report::Record> records;
  std::size_t bad = 0;
  const auto read = read_journals(
      paths, !o.journal.empty(),
      [&](report::Record&& record) {
        if (o.session.empty() || record.session == o.session) records.push_back(std::move(record));
      },
      bad);
  if (!read) return complain(read.error(), "name a journal that can be read");
  auto title = o.journal.empty() ? std::string("all compiles in the journal") : o.journal;
  if (!o.session.empty()) title = "session " + o.session;
  const auto count = records.size();
  const auto page = report_page(title, std::move(records), o.top);
  const auto path = absolute(o.out);
  const UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  const auto written = fd ? write_all(fd.get(), page, path) : Result<void>(fail_errno(path));
  if (!written) return complain(written.error(), "name another with --out");
  fmt::print("zccache: {} compiles in {}\n", count, o.out);
  return 0;
}

}  // namespace

Action define_report(Options& options) {
  const auto o = std::make_shared<ReportOptions>();
  options.value("--session", o->session, "ID", "only what belongs to it")
      .value("--journal", o->journal, "FILE", "another journal than the cache's own")
      .required_value("--out", o->out, "FILE.html", "where to write it")
      .number("--top", o->top, "lines of each table");
  return [o] { return make_report(*o); };
}

}  // namespace zcc::cli
