// What is asked of an emcc, in Python: which files it is made of.
#pragma once

namespace zcc::tools::emcc {

// For `python -c`, with the path of emcc.py as the only argument. It loads emcc as a command would, runs nothing,
// and prints lines of "zccache-emcc", a word and a value, with tabs between them:
//   file      a file that was read, mapped or is a module
//   consulted a file that decides which others are read, there or not
//   names     a directory in which modules are looked for
//   variable  one of the environment that emcc reads
//   clang     a program that emcc runs
//   refused   why what it does is not known from all that
//   end       of the answer: without it, emcc could not be loaded
extern const char* const kQuestion;

}  // namespace zcc::tools::emcc
