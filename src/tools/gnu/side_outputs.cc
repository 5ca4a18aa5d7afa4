#include "tools/gnu/side_outputs.h"

#include <algorithm>
#include <array>

#include "tools/gnu/dependency_options.h"

namespace zcc::tools::gnu {
namespace {

using protocol::Existing;

// An option that makes one file. Without a suffix its value is the file's name; otherwise the name is
// the object's with that suffix.
struct Rule {
  std::string_view option;
  std::string_view suffix;
  Existing existing;
  // How many of the steps that Clang takes with -save-temps write it, one after the other (seen with 14 and 19); 0:
  // that is not certain, or its name is another one then.
  unsigned writers = 1;
  unsigned closings = 1;  // by one step
};

constexpr auto kRules = std::to_array<Rule>({
    {"--coverage", ".gcno", Existing::kRewritten},
    {"-coverage", ".gcno", Existing::kRewritten},
    {"-fprofile-arcs", ".gcno", Existing::kRewritten},
    {"-ftest-coverage", ".gcno", Existing::kRewritten},
    {"-fcallgraph-info", ".ci", Existing::kRewritten},
    {"-fstack-usage", ".su", Existing::kRewritten},
    {"-gsplit-dwarf", ".dwo", Existing::kUnknown, 2},  // kReplaced with GCC, kRewritten with Clang
    {"-gsplit-dwarf=", ".dwo", Existing::kUnknown, 2},
    {"-ftime-trace", ".json", Existing::kRewritten, 0},
    {"-ftime-trace=", "", Existing::kRewritten, 0},
    {"-fsave-optimization-record", ".opt.yaml", Existing::kRewritten, 2},
    {"-fsave-optimization-record=", ".opt.yaml", Existing::kRewritten, 2},
    {"-foptimization-record-passes=", ".opt.yaml", Existing::kRewritten, 2},
    {"-foptimization-record-file=", "", Existing::kRewritten, 2},
    {"-MJ", "", Existing::kUnknown},  // kRewritten with Clang 14, kReplaced with 19
    {"-serialize-diagnostics", "", Existing::kReplaced, 0, 2},  // the driver adds its own, if it has some
    {"--serialize-diagnostics", "", Existing::kReplaced, 0, 2},
});

const Rule* rule_of(std::string_view option) {
  const auto it = std::ranges::find(kRules, option, &Rule::option);
  return it == kRules.end() ? nullptr : &*it;
}

bool is_save_temps(std::string_view option) { return option.find("-save-temps") != std::string_view::npos; }

bool is_record(std::string_view option) { return option.find("optimization-record") != std::string_view::npos; }

std::string_view base_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// What -save-temps keeps, without suffix. GCC names it after the object, Clang after the source; beside
// the object, but with "cwd", and of Clang without a word, in the working directory.
std::string saved_stem(const SideOutputs::Compile& compile, std::string_view where) {
  const bool is_clang = compile.family == Family::kClang;
  const bool beside = where == "obj" || (where.empty() && !is_clang);
  const auto base = without_suffix(base_of(is_clang ? compile.source : compile.object));
  const auto directory = beside ? compile.object.substr(0, compile.object.rfind('/') + 1) : std::string_view();
  return std::string(directory) += base;
}

bool is_cxx(Language language) { return language == Language::kCxx || language == Language::kObjCxx; }

void add_saved(std::vector<Output>& to, const SideOutputs::Compile& compile, std::string_view where) {
  const bool is_clang = compile.family == Family::kClang;
  const auto stem = saved_stem(compile, where);
  const auto existing = is_clang ? Existing::kReplaced : Existing::kRewritten;
  if (!compile.type.preprocessed) {
    to.push_back({stem + (is_cxx(compile.type.language) ? ".ii" : ".i"), existing, false});
  }
  if (is_clang) to.push_back({stem + ".bc", existing, false});
  to.push_back({stem + ".s", existing, false});
}

}  // namespace

void SideOutputs::add(std::string_view name, std::string_view value) { wishes_.push_back({name, value}); }

std::optional<std::string_view> SideOutputs::named_after_object() const {
  for (const auto& wish : wishes_) {
    const auto* rule = rule_of(wish.option);
    if (rule == nullptr || !rule->suffix.empty()) return wish.option;
  }
  return std::nullopt;
}

std::optional<std::string_view> SideOutputs::unknown_in(const Compile& compile) const {
  for (const auto& [option, value] : wishes_) {
    if (is_save_temps(option)) {
      const bool plain = compile.type.language == Language::kC || compile.type.language == Language::kCxx;
      const bool known = value.empty() || value == "obj" || value == "cwd";
      if (!plain || !known) return option;
      continue;
    }
    const auto* rule = rule_of(option);
    if (rule == nullptr) return option;
    // A directory, where the compiler finds a name by itself; or what is no file.
    if (rule->suffix.empty() && is_unusual_output(value)) return option;
    // Named after the source in a way of its own.
    if (is_record(option) && !rule->suffix.empty() && !compile.object_is_given) return option;
    if (rule->writers == 0 && compile.family == Family::kClang && assemble_apart()) return option;
    const bool named_otherwise = compile.family == Family::kClang && !compile.assembles;
    if (named_otherwise && option.starts_with("-gsplit-dwarf")) return option;
    if (option == "-fsave-optimization-record=" && value != "yaml") return option;
  }
  return std::nullopt;
}

std::vector<Output> SideOutputs::of(const Compile& compile) const {
  std::vector<Output> out;
  const auto has_file = std::ranges::any_of(
      wishes_, [](const Wish& wish) { return wish.option == "-foptimization-record-file="; });
  const bool by_steps = compile.family == Family::kClang && assemble_apart();
  for (const auto& [option, value] : wishes_) {
    if (is_save_temps(option)) {
      add_saved(out, compile, value);
      continue;
    }
    const auto* rule = rule_of(option);
    if (rule == nullptr) continue;
    if (is_record(option) && !rule->suffix.empty() && has_file) continue;
    auto path = rule->suffix.empty() ? std::string(value) : std::string(without_suffix(compile.object)) += rule->suffix;
    out.push_back({.path = std::move(path),
                   .existing = rule->existing,
                   .certain = false,
                   .closings = by_steps ? rule->writers : rule->closings});
  }
  return out;
}

bool SideOutputs::tell_arguments() const {
  return std::ranges::any_of(wishes_, [](const Wish& wish) { return wish.option == "-MJ"; });
}

unsigned SideOutputs::product_closings(Family family) const {
  const bool is_split = std::ranges::any_of(wishes_, [](const Wish& w) { return w.option.starts_with("-gsplit-dwarf"); });
  return is_split && family == Family::kGcc ? 2 : 1;
}

bool SideOutputs::assemble_apart() const {
  return std::ranges::any_of(wishes_, [](const Wish& wish) { return is_save_temps(wish.option); });
}

}  // namespace zcc::tools::gnu
