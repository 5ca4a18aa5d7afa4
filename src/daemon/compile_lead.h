// Of equal requests that miss at once, one compiles.
#pragma once

#include <memory>

#include "cache/lookup.h"
#include "daemon/services.h"

namespace zcc::daemon {

// Marks a context as being compiled from construction to destruction, so that equal requests wait.
class CompileLead {
 public:
  CompileLead(Services& services, std::shared_ptr<cache::Context> context);
  ~CompileLead();
  CompileLead(const CompileLead&) = delete;
  CompileLead& operator=(const CompileLead&) = delete;

 private:
  Services& services_;
  std::shared_ptr<cache::Context> context_;
  std::shared_ptr<Gate> gate_;  // null: another leads
};

}  // namespace zcc::daemon
