// Of the driver's options those about code for devices, and languages of theirs.
#pragma once

#include "tools/gnu/option_entries.h"

namespace zcc::tools::gnu {

constexpr auto kDeviceOptions = [] {
  using enum Takes;
  using enum PassReason;
  return std::to_array<Option>({
    pass(kUnknownLanguage, "-cl-", kJoined, kClangOnly),
    pass(kUnknownLanguage, "-hlsl-", kJoined, kClangOnly),
    pass(kUnknownLanguage, "-sycl-", kJoined, kClangOnly),
    pass(kUnknownLanguage, "--dxv-path=", kJoined, kClangOnly),
    pass(kUnknownLanguage, "-arcmt-", kJoined, kClangOnly),
    pass(kUnknownLanguage, "-objcmt-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--amdgpu-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--cuda-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--no-cuda-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "-cuid=", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--gpu-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--no-gpu-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "-nogpuinc", kNothing, kClangOnly),
    pass(kSeveralArchitectures, "-nogpulib", kNothing, kClangOnly),
    pass(kSeveralArchitectures, "--hip", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "-no-hip-rt", kNothing, kClangOnly),
    pass(kSeveralArchitectures, "-nohipwrapperinc", kNothing, kClangOnly),
    pass(kSeveralArchitectures, "--libomptarget-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--nvptx-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--offload", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--no-offload-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--ptxas-path=", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "--rocm-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "-Xarch_", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "-Xcuda-", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "-Xoffload-linker", kJoined, kClangOnly),
    pass(kSeveralArchitectures, "-Xopenmp-target", kJoined, kClangOnly),
    key("--wasm-opt", kNothing, kClangOnly),
    key("--no-wasm-opt", kNothing, kClangOnly),
  });
}();

}  // namespace zcc::tools::gnu
