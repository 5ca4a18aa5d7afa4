// What a compile makes first of all: the file that -o names, or that both drivers name where there is no -o.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/gnu/options.h"
#include "tools/gnu/source_type.h"
#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools::gnu {

// How far a compile goes.
enum class Goal { kNone, kObject, kModule, kAssembly, kText, kSyntax };

Goal goal_of(Effect effect);  // of -c and the like

struct ProductQuestion {
  Family family = Family::kGcc;
  Goal goal = Goal::kNone;
  SourceType type;
  std::string_view source;
  const std::vector<std::string_view>& given;  // by -o
  bool llvm_code = false;                      // -emit-llvm
  bool assembled_apart = false;                // clang assembles in a step of its own
};

struct Product {
  PassReason pass = PassReason::kNone;
  std::string detail;
  std::string path;             // empty: nothing that is kept
  std::vector<Output> outputs;  // the file, or those of which one is made
  bool precompiled = false;     // it is a precompiled header
};
Product product_of(const ProductQuestion& question);

}  // namespace zcc::tools::gnu
