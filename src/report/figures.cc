#include "report/figures.h"

#include <nlohmann/json.hpp>

#include "platform/digest.h"

namespace zcc::report {
namespace {

using nlohmann::json;

// The same in every process.
std::uint64_t hash_of(std::string_view cwd, std::string_view source) {
  if (source.empty()) return 0;
  Hasher hasher;
  if (!source.starts_with('/')) hasher.bytes(cwd).bytes("/");
  const auto digest = hasher.bytes(source).finish();
  std::uint64_t out = 0;
  std::memcpy(&out, digest.bytes.data(), sizeof out);
  return out;
}

json phases_json(const Phases& phases, std::initializer_list<Phase> shown) {
  json out = json::object();
  for (const auto phase : shown) {
    out[std::string(to_string(phase)) + "_ms"] =
        static_cast<double>(phases[static_cast<std::size_t>(phase)] / 1000) / 1000;
  }
  return out;
}

void add_phases(Phases& sum, const Phases& phases) {
  for (std::size_t i = 0; i < kPhases; ++i) sum[i] += phases[i];
}

}  // namespace

struct Figures::Facts {
  Outcome outcome;
  std::uint64_t latency_ns, compile_ns, bytes_read, bytes_written;
  std::uint64_t source;
  std::string_view reason;
  const Phases& phases;
};

void Figures::add(const Event& e) {
  const auto source = e.subject ? hash_of(e.words.cwd(), e.subject->source) : 0;
  add_facts({e.outcome, e.latency_ns, e.compile_ns, e.bytes_inline + e.bytes_in_files, e.bytes_stored, source,
             reason_of(e.outcome, e.reason, e.miss_reason), e.phases});
}

void Figures::add(const Record& r) {
  add_facts({r.outcome, r.latency_ns, r.compile_ns, r.bytes_inline + r.bytes_in_files, r.bytes_stored,
             hash_of(r.cwd, r.source), reason_of(r.outcome, r.reason, r.miss_reason), r.phases});
}

void Figures::add_facts(const Facts& facts) {
  switch (facts.outcome) {
    case Outcome::kHit:
    case Outcome::kLinkHit: ++hits; break;
    case Outcome::kMiss:
    case Outcome::kLinkMiss: ++misses; break;
    case Outcome::kError: ++errors; break;
    case Outcome::kCachedError: ++errors_cached; break;
    case Outcome::kPassthrough: ++non_cacheable; break;
    case Outcome::kBypass: ++bypassed; break;
    case Outcome::kAbandoned: ++abandoned; break;
    case Outcome::kCount: return;
  }
  const bool hit = facts.outcome == Outcome::kHit || facts.outcome == Outcome::kLinkHit ||
                   facts.outcome == Outcome::kCachedError;
  if (hit) saved_ns += report::saved_ns(facts.compile_ns, facts.latency_ns);
  bytes_read += facts.bytes_read;
  bytes_written += facts.bytes_written;
  add_phases(hit ? phases_of_hits : phases_of_misses, facts.phases);
  if (facts.source != 0) sources.insert(facts.source);
  if (!facts.reason.empty()) {
    auto it = reasons.find(facts.reason);
    if (it == reasons.end()) it = reasons.try_emplace(std::string(facts.reason)).first;
    ++it->second.count;
    it->second.ns += facts.compile_ns;
  }
}

double Figures::hit_rate() const {
  return hits + misses == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(hits + misses);
}

json Figures::to_json() const {
  json why = json::object();
  for (const auto& [name, cost] : reasons) why[name] = {{"count", cost.count}, {"ms", cost.ns / 1'000'000}};
  return {{"compilations", compilations()},
          {"hits", hits},
          {"misses", misses},
          {"non_cacheable", non_cacheable},
          {"errors", errors},
          {"errors_cached", errors_cached},
          {"bypassed", bypassed},
          {"abandoned", abandoned},
          {"time_saved_ms", saved_ns / 1'000'000},
          {"unique_sources", sources.size()},
          {"bytes_read", bytes_read},
          {"bytes_written", bytes_written},
          {"hit_rate", hit_rate()},
          {"reasons", std::move(why)},
          {"phase_profile",
           {{"hits", phases_json(phases_of_hits, {Phase::kParse, Phase::kContext, Phase::kHash, Phase::kVerify,
                                                  Phase::kDeliver})},
            {"misses", phases_json(phases_of_misses, {Phase::kParse, Phase::kContext, Phase::kCompile,
                                                      Phase::kScan, Phase::kHash, Phase::kStore})}}}};
}

json Figures::to_state() const {
  json why = json::object();
  for (const auto& [name, cost] : reasons) why[name] = {cost.count, cost.ns};
  return {{"counts", {hits, misses, non_cacheable, errors, errors_cached, bypassed, abandoned, saved_ns,
                      bytes_read, bytes_written}},
          {"phases_of_hits", phases_of_hits},
          {"phases_of_misses", phases_of_misses},
          {"reasons", std::move(why)},
          {"sources", std::vector<std::uint64_t>(sources.begin(), sources.end())}};
}

Figures Figures::from_state(const json& state) {
  Figures f;
  try {
    const auto counts = state.at("counts").get<std::array<std::uint64_t, 10>>();
    std::size_t i = 0;
    for (auto* field : {&f.hits, &f.misses, &f.non_cacheable, &f.errors, &f.errors_cached, &f.bypassed,
                        &f.abandoned, &f.saved_ns, &f.bytes_read, &f.bytes_written}) {
      *field = counts[i++];
    }
    f.phases_of_hits = state.at("phases_of_hits").get<Phases>();
    f.phases_of_misses = state.at("phases_of_misses").get<Phases>();
    for (const auto& [name, cost] : state.at("reasons").items()) {
      f.reasons[name] = {.count = cost.at(0).get<std::uint64_t>(), .ns = cost.at(1).get<std::uint64_t>()};
    }
    for (const auto& source : state.at("sources")) f.sources.insert(source.get<std::uint64_t>());
  } catch (const json::exception&) {
    return {};  // written by another version, or damaged: counting begins anew
  }
  return f;
}

std::string_view reason_of(Outcome outcome, std::string_view reason, std::string_view miss_reason) {
  switch (outcome) {
    case Outcome::kMiss:
    case Outcome::kLinkMiss: return miss_reason;
    case Outcome::kError: return "error";
    case Outcome::kAbandoned: return "abandoned";
    default: return reason;
  }
}

}  // namespace zcc::report
