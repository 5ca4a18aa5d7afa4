#include "tools/rust/parse.h"

#include <algorithm>
#include <array>

#include "platform/checks.h"
#include "tools/clippy_files.h"
#include "tools/import_library.h"
#include "tools/rust/emit_kinds.h"
#include "tools/rust/link_options.h"
#include "tools/rust/names.h"
#include "tools/rust/options.h"

namespace zcc::tools::rust {
namespace {

constexpr auto kQuestions =
    std::to_array<std::string_view>({"-", "--explain", "--help", "--version", "-V", "-h", "-vV", "-Vv"});

// A kind of output, and what the user calls its file.
struct Emit {
  std::string kind;
  std::optional<std::string> path;
};

bool is_yes(std::string_view value) { return value != "off" && value != "no" && value != "n" && value != "false"; }

class Parser {
 public:
  explicit Parser(const ParseContext& context) : context_(context) {}

  Invocation run(const Arguments& arguments) {
    result_.language = Language::kRust;
    result_.dependencies = DependencySource::kUserDepfile;
    result_.crates.emplace();
    const bool is_driver = is_clippy(context_.tool) && !arguments.empty() && names_rustc(arguments.front());
    read(arguments, is_driver ? 1 : 0);
    if (is_clippy(context_.tool)) decide_clippy(arguments);
    decide();
    return std::move(result_);
  }

 private:
  void read(const Arguments& arguments, std::size_t i);
  void read_option(const Option& option, std::string_view name, std::string_view value);
  void read_codegen(std::string_view value);
  void read_emit(std::string_view value);
  void read_extern(std::string_view value);
  void read_search(std::string_view value);
  void read_width(std::string_view value);

  void decide_clippy(const Arguments& arguments);
  void decide();
  void decide_variables();
  void decide_outputs();
  void decide_names_by_output();
  void decide_codegen();
  void decide_products();
  void decide_link();
  void add_linked(const std::string& path);
  void add_output(const std::string& path, protocol::Existing existing = protocol::Existing::kReplaced);
  std::string in_out_dir(std::string_view name) const;
  std::string path_of(const Emit& emit) const;
  bool compiles_other_crates() const;
  bool makes(std::string_view kind) const { return find_emit(kind) != nullptr; }
  const Emit* find_emit(std::string_view kind) const {
    const auto at = std::ranges::find(emits_, kind, &Emit::kind);
    return at == emits_.end() ? nullptr : &*at;
  }

  // The first reason counts.
  void pass(PassReason reason, std::string_view detail) {
    if (result_.pass != PassReason::kNone) return;
    result_.pass = reason;
    result_.pass_detail = detail;
  }

  void keep(std::string_view name, std::string_view value) {
    result_.key_arguments.emplace_back(name);
    if (!value.empty()) result_.key_arguments.emplace_back(value);
  }

  const ParseContext& context_;
  Invocation result_;
  std::vector<Emit> emits_;
  LinkOptions link_;
  std::vector<std::string> crate_types_;
  std::string crate_name_;
  std::string extra_filename_;
  std::string out_dir_;
  std::string stem_;  // of the names of outputs that are no libraries
  std::optional<std::string> output_;
  bool has_units_ = false;  // -C codegen-units, more than one
  bool has_lto_ = false;
  bool is_packed_ = false;  // debug information of what is linked lies beside it
  bool is_test_ = false;
  bool is_json_ = false;
};

// getopts' rules: "--name value", "--name=value", "-X value", "-Xvalue".
void Parser::read(const Arguments& arguments, std::size_t i) {
  for (; i < arguments.size(); ++i) {
    const auto argument = arguments[i];
    if (argument.starts_with('@')) return pass(PassReason::kResponseFile, argument);
    if (argument == "-") return pass(PassReason::kStdin, argument);
    if (!argument.starts_with('-')) {
      if (!result_.source.empty()) return pass(PassReason::kSeveralSources, argument);
      result_.source = argument;
      continue;
    }
    const bool is_long = argument.starts_with("--");
    const auto equals = is_long ? argument.find('=') : std::min<std::size_t>(2, argument.size());
    const auto name = argument.substr(0, equals);
    const auto* option = find_option(name);
    if (option == nullptr) return pass(PassReason::kUnknownArgument, argument);
    auto value = argument.substr(std::min(argument.size(), name.size() + (is_long ? 1 : 0)));
    const bool joined = is_long ? equals != std::string_view::npos : !value.empty();
    if (!option->takes_value && joined) return pass(PassReason::kUnknownArgument, argument);
    if (option->takes_value && !joined) {
      if (i + 1 == arguments.size()) return pass(PassReason::kUnknownArgument, argument);
      value = arguments[++i];
    }
    read_option(*option, name, value);
    if (result_.pass != PassReason::kNone) return;
  }
}

void Parser::read_option(const Option& option, std::string_view name, std::string_view value) {
  switch (option.effect) {
    case Effect::kCodegen: return read_codegen(value);
    case Effect::kWidth: return read_width(value);
    case Effect::kEmit: read_emit(value); break;
    case Effect::kOutDir: out_dir_ = value; break;
    case Effect::kOutput: output_ = value; break;
    case Effect::kExtern: read_extern(value); break;
    case Effect::kSearch: read_search(value); break;
    case Effect::kCrateType: each_word(value, [&](auto type) { crate_types_.emplace_back(type); }); break;
    case Effect::kCrateName: crate_name_ = value; break;
    case Effect::kTest: is_test_ = true; break;
    case Effect::kErrorFormat: is_json_ = value == "json"; break;
    case Effect::kTarget:
      if (value.ends_with(".json")) return pass(PassReason::kUnknownArgument, value);
      link_.read_target(value);
      result_.crates->runs_dlltool = check_is_on(Check::kLibraries) && runs_dlltool_for(value);
      break;
    case Effect::kPass: return pass(option.reason, name);
    default: break;
  }
  keep(name, value);
}

void Parser::read_codegen(std::string_view setting) {
  const auto name = setting.substr(0, setting.find('='));
  const auto value = setting.substr(std::min(setting.size(), name.size() + 1));
  // rustc takes both spellings.
  std::string dashed(name);
  std::ranges::replace(dashed, '_', '-');
  const auto* option = find_codegen_option(dashed);
  if (option == nullptr) return pass(PassReason::kUnknownArgument, setting);
  switch (option->effect) {
    case Effect::kExtraFilename: extra_filename_ = value; break;
    case Effect::kIncremental:
      if (context_.variable && context_.variable("ZCCACHE_RUST_INCREMENTAL") == "bypass") {
        return pass(PassReason::kIncremental, setting);
      }
      // The compile comes to the same, whatever lies there from before.
      return keep("-C", name);
    case Effect::kSplit:
      // Of several units each has a file of its own, of a name that rustc makes up.
      if (value != "packed" && value != "off") return pass(option->reason, setting);
      is_packed_ = value == "packed";
      break;
    case Effect::kLinker: link_.read(dashed, value); break;
    case Effect::kUnits: has_units_ = value != "1"; break;
    case Effect::kLto: has_lto_ = value.empty() || is_yes(value); break;
    case Effect::kHost: result_.depends_on_host = result_.depends_on_host || value == "native"; break;
    case Effect::kOff:
      if (is_yes(value)) return pass(option->reason, setting);
      break;
    default: break;
  }
  keep("-C", setting);
}

void Parser::read_emit(std::string_view value) {
  each_word(value, [&](std::string_view word) {
    const auto equals = word.find('=');
    Emit emit{.kind = std::string(word.substr(0, equals)), .path = std::nullopt};
    if (equals != std::string_view::npos) emit.path = word.substr(equals + 1);
    if (emit.path == "-") return pass(PassReason::kOutputToStdout, word);
    // Of the same kind the last one counts.
    std::erase_if(emits_, [&](const Emit& other) { return other.kind == emit.kind; });
    emits_.push_back(std::move(emit));
  });
}

// [OPTIONS:]NAME[=PATH]
void Parser::read_extern(std::string_view value) {
  const auto equals = value.find('=');
  if (equals != std::string_view::npos) result_.crates->externs.emplace_back(value.substr(equals + 1));
}

// [KIND=]PATH
void Parser::read_search(std::string_view value) {
  auto& crates = *result_.crates;
  const auto equals = value.find('=');
  const auto kind = equals == std::string_view::npos ? std::string_view() : value.substr(0, equals);
  const auto is = [&](std::string_view name) { return kind == name; };
  if (is("dependency")) {
    crates.dependency_directories.emplace_back(value.substr(equals + 1));
  } else if (is("native")) {
    crates.native_directories.emplace_back(value.substr(equals + 1));
  } else if (is("crate")) {
    crates.library_directories.emplace_back(value.substr(equals + 1));
  } else if (!is("framework")) {
    const auto path = is("all") ? value.substr(equals + 1) : value;
    crates.library_directories.emplace_back(path);
    crates.native_directories.emplace_back(path);
  }
}

void Parser::read_width(std::string_view value) {
  std::uint32_t width = 0;
  for (const char c : value) {
    if (c < '0' || c > '9' || width > 100'000) return pass(PassReason::kUnknownArgument, value);
    width = width * 10 + static_cast<std::uint32_t>(c - '0');
  }
  result_.message_columns = width;
}

// Lints read Cargo.toml and more of the package, and some of other packages.
void Parser::decide_clippy(const Arguments& arguments) {
  result_.crates->reads_package = true;
  if (!check_is_on(Check::kConfiguration)) return;
  const auto at = std::ranges::find_if(arguments, names_cargo_lints);
  if (at != arguments.end()) pass(PassReason::kHiddenInput, *at);
  const auto more = context_.variable ? context_.variable("CLIPPY_ARGS") : std::nullopt;
  if (more && names_cargo_lints(*more)) pass(PassReason::kHiddenInput, "CLIPPY_ARGS");
}

void Parser::decide() {
  if (result_.pass != PassReason::kNone) return;
  if (result_.source.empty()) return pass(PassReason::kNoSource, {});
  // What #![crate_name] may say is only known to who reads the source.
  if (crate_name_.empty()) return pass(PassReason::kUnusualOutput, "no --crate-name");
  result_.appearance = is_json_ ? Appearance::kByArguments : Appearance::kUncertainOnTerminal;
  result_.tells_progress = is_json_;
  decide_variables();
  decide_outputs();
}

// Those that write to stderr or to files of their own, or say where specifications of targets are.
void Parser::decide_variables() {
  constexpr auto kRefused =
      std::to_array<std::string_view>({"LLD_REPRODUCE", "RUSTC_LOG", "RUST_DEP_GRAPH", "RUST_TARGET_PATH"});
  for (const auto name : kRefused) {
    if (context_.variable && context_.variable(name)) pass(PassReason::kEnvironment, name);
  }
}

std::string Parser::in_out_dir(std::string_view name) const {
  std::string path = out_dir_;
  if (!path.empty() && !path.ends_with('/')) path += '/';
  return path.append(name);
}

// rustc renames what it has made to the path, but not over a file that is read-only, whoever asks for it; what is not a
// library or linked is written over what lies there (seen with 1.95).
void Parser::add_output(const std::string& path, protocol::Existing existing) {
  const auto known = [&](const Output& output) { return output.path == path; };
  if (std::ranges::any_of(result_.outputs, known)) return;
  const bool replaces = existing == protocol::Existing::kReplaced;
  result_.outputs.push_back({.path = path, .existing = existing, .refuses_read_only = replaces});
}

std::string Parser::path_of(const Emit& emit) const {
  return emit.path ? *emit.path : in_out_dir(with_extension(stem_, find_emit_kind(emit.kind)->extension));
}

void Parser::decide_outputs() {
  const auto* dep_info = find_emit("dep-info");
  if (dep_info == nullptr) return pass(PassReason::kDependencyOptions, "no --emit=dep-info");
  for (const auto& emit : emits_) {
    if (find_emit_kind(emit.kind) == nullptr) return pass(PassReason::kDumpOrExtraOutput, emit.kind);
  }
  result_.output_directory = out_dir_;
  stem_ = crate_name_ + extra_filename_;
  if (output_) decide_names_by_output();
  const auto library = crate_name_ + extra_filename_;
  if (makes("metadata")) {
    const auto& path = find_emit("metadata")->path;
    add_output(path ? *path : in_out_dir("lib" + library + ".rmeta"));
  }
  if (makes("link")) decide_products();
  decide_codegen();
  result_.depfile = result_.outputs.size();
  add_output(path_of(*dep_info), protocol::Existing::kRewritten);
  if (*result_.depfile == result_.outputs.size()) pass(PassReason::kUnusualOutput, result_.outputs.back().path);
  for (const auto& output : result_.outputs) {
    if (output.path.starts_with("/dev/")) pass(PassReason::kUnusualOutput, output.path);
    result_.crates->outputs.push_back(output.path);
  }
}

// -o names the one kind that has no name; of several it gives the directory, and the stem of all but libraries.
void Parser::decide_names_by_output() {
  const auto unnamed = std::ranges::count_if(emits_, [](const Emit& emit) { return !emit.path; });
  if (unnamed == 1) {
    for (auto& emit : emits_) {
      if (!emit.path) emit.path = output_;
    }
    return;
  }
  const auto name = base_name(*output_);
  if (name.empty() || name.find('.') == 0) return pass(PassReason::kUnusualOutput, *output_);
  out_dir_ = output_->substr(0, output_->size() - name.size());
  stem_ = std::string(name.substr(0, name.rfind('.'))) + extra_filename_;
}

// What comes of code before it is linked. rustc makes one unit where such a kind is asked for, unless it is told
// otherwise; files of several have names that are not known before.
void Parser::decide_codegen() {
  for (const auto& emit : emits_) {
    const auto& kind = *find_emit_kind(emit.kind);
    if (kind.extension.empty() || kind.name == "dep-info") continue;
    if (kind.of_each_unit && ((has_units_ && !output_) || compiles_other_crates())) {
      return pass(PassReason::kDumpOrExtraOutput, emit.kind);
    }
    // A copy of LLVM's file, which gives its mode to an old one.
    add_output(path_of(emit), kind.of_each_unit ? protocol::Existing::kUnknown : protocol::Existing::kRewritten);
  }
}

// Optimisation at link time adds the units of the crates used.
bool Parser::compiles_other_crates() const {
  const auto is_library = [](std::string_view type) { return type == "lib" || type == "rlib"; };
  return has_lto_ && (is_test_ || crate_types_.empty() || !std::ranges::all_of(crate_types_, is_library));
}

void Parser::decide_products() {
  const auto stem = crate_name_ + extra_filename_;
  const auto& path = find_emit("link")->path;
  if (is_test_ || crate_types_.empty()) crate_types_ = {"bin"};
  if (path && crate_types_.size() > 1) return pass(PassReason::kUnusualOutput, *path);
  for (const auto& type : crate_types_) {
    if (type == "lib" || type == "rlib") {
      add_output(path ? *path : in_out_dir("lib" + stem + ".rlib"));
    } else if (type == "staticlib") {
      result_.crates->reads_objects = true;
      add_output(path ? *path : in_out_dir("lib" + stem + ".a"));
    } else if (type == "bin") {
      // -o beside several kinds without names gives it another stem.
      if (output_ && !path) return pass(PassReason::kUnusualOutput, *output_);
      add_linked(path ? *path : in_out_dir(stem));
    } else if (type == "cdylib" || type == "dylib" || type == "proc-macro") {
      add_linked(path ? *path : in_out_dir("lib" + stem + ".so"));
    } else {
      return pass(PassReason::kUnknownArgument, type);
    }
  }
  if (result_.link) decide_link();
}

void Parser::add_linked(const std::string& path) {
  // Each link would tell of its inputs in the same file.
  if (result_.link) return pass(PassReason::kLink, "several crate types");
  result_.link.emplace();
  result_.crates->reads_objects = true;
  add_output(path);
  result_.outputs.back().executable = true;
  // Made where there is any.
  if (is_packed_) {
    result_.outputs.push_back(
        {.path = path + ".dwp", .existing = protocol::Existing::kRewritten, .certain = false});
  }
}

void Parser::decide_link() {
  // Its first argument is rustc's name, in front of which nothing can be added.
  if (is_clippy(context_.tool)) return pass(PassReason::kLink, "clippy");
  for (const auto& directory : result_.crates->native_directories) link_.read_directory(directory);
  if (!link_.objection().empty()) return pass(PassReason::kLink, link_.objection());
  result_.link = link_.use();
  result_.tool_options = link_.question();
  // Nobody goes on before it is linked, and what a linker says of our depfile is not to be passed on.
  result_.tells_progress = false;
}

}  // namespace

bool may_compile(const Arguments& arguments, const Variable&) {
  return std::ranges::none_of(arguments, [](std::string_view argument) {
    return std::ranges::find(kQuestions, argument) != kQuestions.end() || argument.starts_with("--print");
  });
}

Invocation parse(const Arguments& arguments, const ParseContext& context) { return Parser(context).run(arguments); }

}  // namespace zcc::tools::rust
