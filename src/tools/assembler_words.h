// Whether what rustc reads may make the assembler read a file, which nothing tells of (.incbin, .include).
#pragma once

#include <string_view>

namespace zcc::tools {

// Of a source. Any may hand a text to a macro of another crate that assembles it, so that no asm! need stand
// there. Also what concat! makes such a word of, and what is written by escapes.
bool source_names_assembler_file(std::string_view text);

// Of a library of Rust's: the macros and the bodies of functions in its metadata become part of who uses it. The
// strings there stand as they were written or as they mean, each behind its length.
bool library_names_assembler_file(std::string_view content);

}  // namespace zcc::tools
