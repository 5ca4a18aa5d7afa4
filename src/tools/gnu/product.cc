#include "tools/gnu/product.h"

#include <algorithm>
#include <array>

#include "tools/gnu/dependency_options.h"
#include "tools/gnu/parse.h"

namespace zcc::tools::gnu {
namespace {

using protocol::Existing;

Product refused(PassReason reason, std::string_view detail) {
  Product product;
  product.pass = reason;
  product.detail = detail;
  return product;
}

// Of the name that both drivers derive where there is no -o.
std::string suffix_of(const ProductQuestion& q) {
  if (q.goal == Goal::kAssembly) return q.llvm_code ? ".ll" : ".s";
  if (q.goal == Goal::kModule) return ".pcm";
  return q.llvm_code ? ".bc" : ".o";
}

// GCC writes over an old one from the beginning; clang renames a temporary file over it (seen by strace).
Product precompiled_header(const ProductQuestion& q) {
  if (q.goal != Goal::kObject || q.llvm_code) return refused(PassReason::kPrecompiledHeader, q.source);
  Product product;
  product.precompiled = true;
  const bool gcc = q.family == Family::kGcc;
  const auto existing = gcc ? Existing::kRewritten : Existing::kReplaced;
  product.path = q.given.empty() ? std::string(q.source) + ".gch" : std::string(q.given.front());
  if (is_unusual_output(product.path)) return refused(PassReason::kUnusualOutput, product.path);
  // Clang's versions do not agree on the suffix.
  const bool certain = gcc || !q.given.empty();
  product.outputs.push_back({product.path, existing, certain});
  if (!certain) product.outputs.push_back({std::string(q.source) + ".pch", existing, false});
  return product;
}

// Seen with GCC 12 and Clang 14 by strace. GNU as unlinks an object that is not empty, cc1 writes over
// an old file; clang renames a temporary file over it, but its own assembler, where it is a
// step of its own, truncates it, and so does version 19 with the CMI of a module.
Existing fate_of_old(const ProductQuestion& q, bool is_assembler) {
  if (q.goal != Goal::kObject && q.family == Family::kGcc) return Existing::kRewritten;
  return is_assembler || q.assembled_apart || q.goal == Goal::kModule ? Existing::kUnknown : Existing::kReplaced;
}

}  // namespace

Goal goal_of(Effect effect) {
  switch (effect) {
    case Effect::kCompile: return Goal::kObject;
    case Effect::kPrecompile: return Goal::kModule;
    case Effect::kToAssembly: return Goal::kAssembly;
    case Effect::kToText: return Goal::kText;
    case Effect::kSyntaxOnly: return Goal::kSyntax;
    default: return Goal::kNone;
  }
}

bool may_set_goal(std::string_view argument) {
  if (argument.starts_with('@')) return true;
  const auto language = type_by_language(argument.starts_with("-x") ? argument.substr(2) : argument);
  if ((language && language->header) || type_by_name(argument, Family::kGcc, false).header) return true;
  constexpr auto kGoals = std::to_array<std::string_view>(
      {"-c", "--compile", "--precompile", "-S", "--assemble", "-E", "--preprocess", "-fsyntax-only"});
  return std::ranges::find(kGoals, argument) != kGoals.end();
}

Product product_of(const ProductQuestion& q) {
  const bool is_assembler =
      q.type.language == Language::kAssembler || q.type.language == Language::kAssemblerCpp;
  if (is_assembler && q.goal != Goal::kObject) return refused(PassReason::kNotACompile, q.source);
  if (q.type.preprocessed && q.goal == Goal::kText) return refused(PassReason::kNotACompile, q.source);
  if (q.given.size() > 1) return refused(PassReason::kUnusualOutput, q.given.back());
  if (q.type.header_unit && !q.given.empty()) return refused(PassReason::kModules, q.given.front());
  if (q.goal == Goal::kSyntax) {
    // An object's name would still name other files.
    return q.given.empty() ? Product() : refused(PassReason::kUnusualOutput, q.given.front());
  }
  if (q.type.header && q.goal != Goal::kText) return precompiled_header(q);
  Product product;
  if (q.given.empty()) {
    if (q.goal == Goal::kText) return refused(PassReason::kOutputToStdout, "-E");
    const auto stem = without_suffix(q.source);
    product.path = std::string(stem.substr(stem.rfind('/') + 1)) + suffix_of(q);
  } else {
    product.path = q.given.front();
  }
  if (product.path == "-") return refused(PassReason::kOutputToStdout, product.path);
  if (product.path == "/dev/null") return {};
  if (is_unusual_output(product.path) || product.path == suffix_of(q)) {
    return refused(PassReason::kUnusualOutput, product.path);
  }
  // Of a header unit only its CMI is made.
  if (!q.type.header_unit) product.outputs.push_back({product.path, fate_of_old(q, is_assembler)});
  return product;
}

}  // namespace zcc::tools::gnu
