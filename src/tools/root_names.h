// Names beneath a root, and what becomes of them beneath another one: the texts in which two checkouts differ.
//
// A root is absolute, without a slash at its end, and not "/" itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zcc::tools {

// Whether a path is the root or lies beneath it, by its text alone.
bool lies_under(std::string_view path, std::string_view root);

// Whether it does not, though its text begins so: /a/bc, where the root is /a/b. Compilers map prefixes of texts,
// so to them it does.
bool begins_like(std::string_view path, std::string_view root);

// The same place beneath another root; of a path that does not lie under `from`, the path itself.
std::string moved_path(std::string_view path, std::string_view from, std::string_view to);

// Whether the words name a directory above the root, but for "/" itself: /a, where the root is /a/b.
bool holds_directory_above(std::string_view words, std::string_view root);

// Whether bytes hold the root, also as a part of a symbol, where GCC writes '_' for what no symbol may hold.
bool mentions(std::string_view bytes, std::string_view root);

// Whether no character of the root is one that something escapes, quotes or splits.
bool is_plain(std::string_view root);

// A compiler's messages as they would be beneath another root. Nothing where one mention of it may be something
// else: the middle of a longer path, or the beginning of another name.
std::optional<std::string> moved_messages(std::string_view text, std::string_view from, std::string_view to);

}  // namespace zcc::tools
