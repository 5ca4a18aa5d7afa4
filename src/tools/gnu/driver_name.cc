// What the question to a driver depends on: its name, and whether the working directory.
#include "tools/gnu/driver_answers.h"
#include "tools/gnu/probe.h"

namespace zcc::tools::gnu {
namespace {

// "12", "14", "12.2", "12.2.0": what follows the last dash of a versioned name.
bool is_version(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

DriverName classify_driver_name(std::string_view name) {
  if (const auto dash = name.rfind('-');
      dash != std::string_view::npos && is_version(name.substr(dash + 1))) {
    name = name.substr(0, dash);
  }
  const bool is_cl = name == "clang-cl" || name.ends_with("-clang-cl");
  // What is left of the last dash is a target: arm-none-eabi-gcc.
  if (const auto dash = name.rfind('-'); dash != std::string_view::npos) {
    name = name.substr(dash + 1);
  }
  if (is_cl) return {.known = true, .family = Family::kClang};
  if (name == "gcc") return {.known = true, .family = Family::kGcc};
  if (name == "g++") return {.known = true, .family = Family::kGcc, .cxx = true};
  if (name == "clang") return {.known = true, .family = Family::kClang};
  if (name == "clang++") return {.known = true, .family = Family::kClang, .cxx = true};
  if (name == "cc") return {.known = true, .generic = true};
  if (name == "c++") return {.known = true, .generic = true, .cxx = true};
  return {};
}

bool searches_working_directory(std::string_view entry) {
  const auto equals = entry.find('=');
  if (equals == std::string_view::npos) return false;
  const auto name = entry.substr(0, equals);
  const auto list = entry.substr(equals + 1);
  const auto is_relative = [](std::string_view element) { return !element.starts_with('/'); };
  // GCC takes an empty list for one of an empty element, the loader (ld.so(8)) does not.
  if (name == "LIBRARY_PATH" || name == "LPATH") return any_element(list, ":", is_relative);
  if (name == "LD_LIBRARY_PATH") return !list.empty() && any_element(list, ":;", is_relative);
  // A name without a slash is looked for like any library.
  return name == "LD_PRELOAD" && any_element(list, " :", [&](std::string_view element) {
    return element.find('/') != std::string_view::npos && is_relative(element);
  });
}

}  // namespace zcc::tools::gnu
