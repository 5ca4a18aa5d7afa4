// What there is to report of a compile request, as it becomes known (report/event.h).
#pragma once

#include <memory>
#include <string_view>

#include "cache/compile_request.h"
#include "cache/lookup.h"
#include "daemon/known_hits.h"
#include "report/event.h"

namespace zcc::daemon {

struct Services;

// With the words of the request and its session.
report::Event event_of(const cache::CompileRequest& request);

std::shared_ptr<const report::Subject> subject_of(const cache::CompileRequest& request, const cache::Context& context);

// As a shell tells it.
int exit_code_of(int wait_status);

// Takes over what a hit gives.
void add_hit(report::Event& event, const HitReply& reply, report::Found found);

// `watch` began when the request came.
void report_known_hit(Services& services, const KnownHits::Answer& hit, std::string_view payload,
                      const report::Stopwatch& watch);

// The last that is done with an event: its times are filled in.
void report_event(Services& services, report::Event event, const report::Stopwatch& watch);

}  // namespace zcc::daemon
