#include "daemon/compile_lead.h"

namespace zcc::daemon {

CompileLead::CompileLead(Services& services, std::shared_ptr<cache::Context> context)
    : services_(services), context_(std::move(context)) {
  auto gate = std::make_shared<Gate>(services.io);
  if (services.compiling.try_emplace(context_->key, gate).second) {
    gate_ = std::move(gate);
    context_->compiling = true;
  }
}

CompileLead::~CompileLead() {
  if (!gate_) return;
  context_->compiling = false;
  services_.compiling.erase(context_->key);
  gate_->open();
}

}  // namespace zcc::daemon
