#!/bin/bash
# Modules as make and CMake drive Clang: in two steps, or with the CMI as a second output; imported by name from
# directories, by arguments, and from response files.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

version() { "$1" -dumpversion | cut -d. -f1; }

# Clang 14 knows no partitions, and no second output; CMIs name each other by file.
in_two_steps() {
  local clang=("$1" -std=c++20) interface=-fprebuilt-module-path=.
  # It does not find the interface of what it implements by itself.
  [ "$(version "$1")" -ge 16 ] || interface=-fmodule-file=m.pcm
  printf 'export module n;\nexport inline int n() { return 1; }\n' >n.cppm
  printf 'module;\n#include <cstdio>\nexport module m; export import n; export int f();\n' >m.cppm
  printf 'module m;\nint f() { return n(); }\n' >f.cc
  printf 'import m;\nint main() { return f() - n(); }\n' >main.cc
  miss_then_hit n.pcm -- "${clang[@]}" --precompile n.cppm -o n.pcm
  zcc "${clang[@]}" --precompile n.cppm -o n.pcm
  fresh_files
  miss_then_hit m.pcm m.d -- "${clang[@]}" -MD -MF m.d -fprebuilt-module-path=. --precompile m.cppm -o m.pcm
  zcc "${clang[@]}" -MD -MF m.d -fprebuilt-module-path=. --precompile m.cppm -o m.pcm
  fresh_files
  miss_then_hit m.o -- "${clang[@]}" -fprebuilt-module-path=. -c m.pcm -o m.o
  miss_then_hit f.o f.d -- "${clang[@]}" "$interface" -MMD -c f.cc -o f.o
  miss_then_hit main.o -- "${clang[@]}" -g -fprebuilt-module-path=. -c main.cc
}

as_cmake_does() {
  local clang=("$1" -std=c++20 -MD)
  printf 'export module m:p;\nexport inline int p() { return 1; }\n' >p.cc
  printf 'export module m;\nexport import :p;\n' >m.cc
  printf 'import m;\nint main() { return p(); }\n' >main.cc
  printf -- '-x c++-module\n-fmodule-output="d/m-p.pcm"\n' >p.modmap
  printf -- '-x c++-module\n-fmodule-output="d/m.pcm"\n-fmodule-file="m:p=d/m-p.pcm"\n' >m.modmap
  printf -- '-fmodule-file="m=d/m.pcm"\n-fmodule-file="m:p=d/m-p.pcm"\n' >main.modmap
  mkdir d
  miss_then_hit p.o p.d d/m-p.pcm -- "${clang[@]}" -MF p.d @p.modmap -o p.o -c p.cc
  zcc "${clang[@]}" -MF p.d @p.modmap -o p.o -c p.cc
  fresh_files
  miss_then_hit m.o m.d d/m.pcm -- "${clang[@]}" -MF m.d @m.modmap -o m.o -c m.cc
  zcc "${clang[@]}" -MF m.d @m.modmap -o m.o -c m.cc
  fresh_files
  miss_then_hit main.o main.d -- "${clang[@]}" -MF main.d @main.modmap -o main.o -c main.cc
}

for compiler in clang++ clang++-19; do
  command -v "$compiler" >/dev/null || continue
  enter "$compiler"
  # A Clang whose CMIs of one text differ from run to run is not asked for the same twice.
  in_two_steps "$compiler"
  [ "$(version "$compiler")" -lt 16 ] || as_cmake_does "$compiler"
done
