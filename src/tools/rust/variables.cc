#include "tools/rust/variables.h"

#include <algorithm>
#include <array>

namespace zcc::tools::rust {
namespace {

constexpr auto kOfSession = std::to_array<std::string_view>({
    "CARGO_MAKEFLAGS",  // jobserver
    "COLORTERM",
    "COLUMNS",
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "LESS",
    "LINES",
    "LS_COLORS",
    "MAKEFLAGS",
    "MAKELEVEL",
    "MFLAGS",
    "OLDPWD",
    "PAGER",
    "PS1",
    "RUSTUP_TOOLCHAIN_SOURCE",
    "RUST_RECURSION_COUNT",
    "SHELL",
    "SHLVL",
    "STY",
    "TERM",
    "TMUX",
    "TMUX_PANE",
    "WAYLAND_DISPLAY",
    "WINDOWID",
    "WINDOWPATH",
    "XAUTHORITY",
    "_",
});

constexpr auto kPrefixesOfSession =
    std::to_array<std::string_view>({"SSH_", "TERM_PROGRAM", "VTE_", "XDG_SESSION_", "ZCCACHE_"});

static_assert(std::ranges::is_sorted(kOfSession));

}  // namespace

const std::vector<std::string_view>& relevant_variables() {
  static const std::vector<std::string_view> names{
      "CARGO_CRATE_NAME",            // messages differ where cargo runs it
      "CARGO_INCREMENTAL",
      "CARGO_MANIFEST_DIR",          // clippy's configuration is looked for from there
      "CARGO_PKG_NAME",
      "CARGO_PKG_RUST_VERSION",      // clippy
      "CARGO_PRIMARY_PACKAGE",       // clippy
      "CLIPPY_ARGS",
      "CLIPPY_CONF_DIR",
      "CLIPPY_DISABLE_DOCS_LINKS",
      "CLIPPY_TERMINAL_WIDTH",
      "IPHONEOS_DEPLOYMENT_TARGET",  // in objects for Apple's systems
      "MACOSX_DEPLOYMENT_TARGET",
      "RUSTC_BOOTSTRAP",
      "RUSTC_CTFE_BACKTRACE",
      "RUSTC_FORCE_RUSTC_VERSION",
      "RUSTC_OVERRIDE_VERSION_STRING",
      "RUST_BACKTRACE",
      "RUST_MIN_STACK",
      "SOURCE_DATE_EPOCH",
      "TVOS_DEPLOYMENT_TARGET",
      "WATCHOS_DEPLOYMENT_TARGET",
      "XROS_DEPLOYMENT_TARGET",
  };
  return names;
}

bool is_of_session(std::string_view name) {
  return std::ranges::binary_search(kOfSession, name) ||
         std::ranges::any_of(kPrefixesOfSession, [&](auto prefix) { return name.starts_with(prefix); });
}

}  // namespace zcc::tools::rust
