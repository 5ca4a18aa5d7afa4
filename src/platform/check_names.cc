#include "platform/checks.h"

namespace zcc {

std::string_view to_string(Check check) {
  switch (check) {
    case Check::kAbsences: return "absences";
    case Check::kOnce: return "once";
    case Check::kDirectories: return "directories";
    case Check::kTimeMacros: return "time-macros";
    case Check::kHiddenFiles: return "hidden-files";
    case Check::kRealPaths: return "real-paths";
    case Check::kQuotedFiles: return "quoted-files";
    case Check::kPrecompiled: return "precompiled";
    case Check::kHeaderTimes: return "header-times";
    case Check::kToolParts: return "tool-parts";
    case Check::kToolOnPath: return "tool-on-path";
    case Check::kToolSearch: return "tool-search";
    case Check::kInputs: return "inputs";
    case Check::kChangeTime: return "change-time";
    case Check::kSettled: return "settled";
    case Check::kDuringCompile: return "during-compile";
    case Check::kLinksDuringCompile: return "links-during-compile";
    case Check::kPathEvents: return "path-events";
    case Check::kFileEvents: return "file-events";
    case Check::kOverflow: return "overflow";
    case Check::kMounts: return "mounts";
    case Check::kEnvironment: return "environment";
    case Check::kDirectory: return "directory";
    case Check::kDirectoryName: return "directory-name";
    case Check::kArguments: return "arguments";
    case Check::kResponseFiles: return "response-files";
    case Check::kHost: return "host";
    case Check::kAppearance: return "appearance";
    case Check::kNamespace: return "namespace";
    case Check::kRefusedOptions: return "refused-options";
    case Check::kRefusedVariables: return "refused-variables";
    case Check::kRefusedTools: return "refused-tools";
    case Check::kSideOutputs: return "side-outputs";
    case Check::kOutputWriters: return "output-writers";
    case Check::kIncluders: return "includers";
    case Check::kConfiguration: return "configuration";
    case Check::kModules: return "modules";
    case Check::kIncludeSearch: return "include-search";
    case Check::kLibraries: return "libraries";
    case Check::kLink: return "link";
    case Check::kMacros: return "macros";
    case Check::kCheckout: return "checkout";
    case Check::kSharedText: return "shared-text";
    case Check::kSharedPaths: return "shared-paths";
  }
  return "unknown";
}

}  // namespace zcc
