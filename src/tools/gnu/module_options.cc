#include "tools/gnu/module_options.h"

#include <algorithm>
#include <optional>

#include "tools/gnu/dependency_options.h"
#include "tools/gnu/gcm.h"
#include "tools/gnu/module_scan.h"

namespace zcc::tools::gnu {
namespace {

using Decision = ModuleOptions::Decision;

void refuse(Decision& decision, std::string detail) {
  if (decision.reason != PassReason::kNone) return;
  decision.reason = PassReason::kModules;
  decision.detail = std::move(detail);
}

std::string in_cwd(std::string_view path, const ParseContext& context) {
  if (path.starts_with('/')) return std::string(path);
  return std::string(context.cwd) + '/' + std::string(path);
}

// A program or a socket is asked, or lines of the file are chosen by a word.
bool is_no_plain_file(std::string_view mapper) {
  return mapper.empty() || std::string_view("|<=").find(mapper.front()) != std::string_view::npos ||
         mapper.find_first_of("?:") != std::string_view::npos;
}

std::optional<std::string> text_of(std::string_view path, const ParseContext& context, Decision& decision) {
  auto text = context.read_file ? context.read_file(in_cwd(path, context)) : std::nullopt;
  if (text) decision.read.emplace_back(path);
  return text;
}

// A name that a macro or a condition decides may be another one than the text seems to say; then the
// depfile says so in the end.
void predict_cmi(std::string_view source, const GcmMap& map, const ParseContext& context, Decision& decision) {
  const auto text = text_of(source, context, decision);
  if (!text) return;  // the compiler will say so
  const auto scan = scan_modules(*text);
  if (scan.made.empty()) return;
  if (scan.made.size() > 1) return refuse(decision, "several modules in " + std::string(source));
  const auto file = map.file_of(scan.made.front());
  if (!file) return;
  decision.use.made = decision.outputs.size();
  decision.outputs.push_back(
      {.path = *file, .existing = protocol::Existing::kReplaced, .certain = false, .makes_directories = true});
}

// Its name is that of the header, as it is given.
void add_header_unit(std::string_view source, const GcmMap& map, Decision& decision) {
  const auto name = source.starts_with('/') || source.starts_with("./") ? std::string(source) : "./" + std::string(source);
  const auto file = map.file_of(name);
  if (!file) return refuse(decision, std::string(source));
  decision.use.made = decision.outputs.size();
  decision.outputs.push_back({.path = *file, .existing = protocol::Existing::kReplaced, .makes_directories = true});
}

// Clang's cache where no argument names one: of the user, by a variable (clang::driver::getDefaultModuleCachePath).
std::optional<std::string> default_cache(const ParseContext& context) {
  const auto value = [&](std::string_view name) { return context.variable ? context.variable(name) : std::nullopt; };
  // Clang's versions do not agree on it.
  if (value("CLANG_MODULE_CACHE_PATH")) return std::nullopt;
  const auto caches = value("XDG_CACHE_HOME"), home = value("HOME");
  if (caches && caches->starts_with('/')) return std::string(*caches) + "/clang/ModuleCache";
  if (caches || !home || !home->starts_with('/')) return std::nullopt;
  return std::string(*home) + "/.cache/clang/ModuleCache";
}

}  // namespace

void ModuleOptions::add(std::string_view name, std::string_view value) { wishes_.push_back({name, value}); }

Decision ModuleOptions::decide(const Compile& compile, const ParseContext& context) const {
  Decision decision;
  if (context.family == Family::kGcc) {
    decide_gcc(compile, context, decision);
  } else {
    decide_clang(compile, decision);
    if (decision.reason == PassReason::kNone) decide_header_modules(compile, context, decision);
  }
  return decision;
}

void ModuleOptions::decide_gcc(const Compile& compile, const ParseContext& context, Decision& decision) const {
  if (!compile.makes_object || compile.object.empty() || compile.type.preprocessed ||
      compile.type.language != Language::kCxx) {
    return refuse(decision, "-fmodules-ts");
  }
  std::optional<std::string_view> mapper;
  for (const auto& [option, value] : wishes_) {
    const bool no_header = option == "-fmodule-header" && !compile.type.header_unit;
    if (option == "-Mno-modules" || no_header) return refuse(decision, std::string(option));
    if (option == "-fmodule-mapper=") mapper = value;
  }
  GcmMap map;
  if (mapper) {
    if (is_no_plain_file(*mapper)) return refuse(decision, "-fmodule-mapper=" + std::string(*mapper));
    decision.use.mapping = text_of(*mapper, context, decision);
    const auto read = decision.use.mapping ? GcmMap::from_text(*decision.use.mapping) : std::nullopt;
    if (!read) return refuse(decision, std::string(*mapper));
    map = *read;
    decision.use.files.emplace_back(*mapper);
  } else if (context.variable && context.variable("CXX_MODULE_MAPPER")) {
    return refuse(decision, "CXX_MODULE_MAPPER");
  }
  decision.places = map.places();
  if (compile.type.header_unit) return add_header_unit(compile.source, map, decision);
  predict_cmi(compile.source, map, context, decision);
}

// Modules of headers. Their maps and headers are in the depfile, if that leaves nothing out.
void ModuleOptions::decide_header_modules(const Compile& compile, const ParseContext& context,
                                          Decision& decision) const {
  bool modules = false, implicit = true;
  auto& use = decision.use;
  std::optional<std::string> cache;
  for (const auto& [option, value] : wishes_) {
    const bool other = option == "-fmodule-file=" || option == "-fprebuilt-module-path=" ||
                       option.starts_with("-fmodule-output") || option == "-fmodules-ts";
    use.header_modules = use.header_modules || !other;
    modules = modules || option == "-fmodules";
    implicit = implicit && option != "-fno-implicit-modules";
    if (option == "-fmodule-map-file=") use.maps.emplace_back(value);
    if (option == "-fmodules-cache-path=") cache = value;
  }
  if (!use.header_modules) return;
  const auto is_of_framework = [](const std::string& argument) {
    return argument.starts_with("-F") || argument.starts_with("-iframework");
  };
  const bool plain = compile.type.language == Language::kC || compile.type.language == Language::kCxx;
  const bool odd_source = !plain || compile.type.module || compile.type.preprocessed;
  const bool others = !use.directories.empty() || !use.named.empty() || compile.makes_others || compile.precompiled;
  if (odd_source || others || !compile.lists_all || std::ranges::any_of(compile.arguments, is_of_framework)) {
    return refuse(decision, "-fmodules");
  }
  decision.places.insert(decision.places.end(), use.maps.begin(), use.maps.end());
  if (!modules || !implicit) return;
  if (!cache) {
    cache = default_cache(context);
    if (cache) decision.key_arguments.push_back("-fmodules-cache-path=" + *cache);
  }
  if (!cache || cache->empty()) return refuse(decision, "-fmodules");
  use.cache = std::move(cache);
}

void ModuleOptions::decide_clang(const Compile& compile, Decision& decision) const {
  if (!compile.makes_object && !compile.makes_cmi) {
    return refuse(decision, none() ? std::string(compile.source) : std::string(wishes_.front().option));
  }
  const bool is_text = compile.type.module && !compile.type.compiled;
  if (compile.makes_cmi && !is_text) return refuse(decision, "--precompile");
  // The front end runs twice, and what each run leaves behind is not known.
  if (compile.type.module && compile.makes_others) return refuse(decision, std::string(compile.source));
  bool makes_another = false;
  for (const auto& [option, value] : wishes_) {
    if (option == "-fmodule-file=") {
      const auto equals = value.find('=');
      const auto file = std::string(equals == std::string_view::npos ? value : value.substr(equals + 1));
      if (file.empty()) return refuse(decision, std::string(option));
      if (equals == std::string_view::npos) {
        decision.use.files.push_back(file);
      } else {
        decision.use.named.emplace_back(value.substr(0, equals), file);
      }
      decision.places.push_back(file);
    } else if (option == "-fprebuilt-module-path=") {
      decision.use.directories.emplace_back(value);
      decision.places.emplace_back(value);
    } else if (option.starts_with("-fmodule-output")) {
      // Without a name it is the object's.
      if (makes_another || compile.makes_cmi || !is_text || (value.empty() && !compile.object_is_given)) {
        return refuse(decision, std::string(option));
      }
      makes_another = true;
      auto path = value.empty() ? std::string(without_suffix(compile.object)) + ".pcm" : std::string(value);
      if (is_unusual_output(path)) return refuse(decision, std::string(option));
      // Version 14 has no such option; 19 writes over an old one. Whether all that have it do is not known.
      decision.outputs.push_back({.path = std::move(path), .existing = protocol::Existing::kUnknown});
    }
  }
  decision.use.source_is_compiled = compile.type.compiled;
}

}  // namespace zcc::tools::gnu
