#!/bin/bash
# Clang's modules of headers, which it makes of its own accord: a unit is a hit as long as all modules that it may use
# are there as they were. One whose compile made any is not stored.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/user"
export HOME=$T/user
unset XDG_CACHE_HOME CLANG_MODULE_CACHE_PATH
found=no
for compiler in clang clang++ clang++-19; do
  command -v "$compiler" >/dev/null || continue
  found=yes
  enter "$compiler"
  source=$(source_for "$compiler" a)
  mkdir -p one two/sub
  printf 'module one { header "one.h" export * }\n' >one/module.modulemap
  printf '// Two.\nmodule two {\n  header "two.h"\n  module sub { header "sub/sub.h" }\n  export *\n}\n' >two/module.modulemap
  printf '#include <stddef.h>\n#define ONE 1\n' >one/one.h
  printf '#include <one.h>\n#define TWO (ONE + 1)\n' >two/two.h
  echo '#define SUB 3' >two/sub/sub.h
  printf '#include <two.h>\nint f(void) { size_t unused; return TWO; }\n' >"$source"
  for cache in -fmodules-cache-path=cache ''; do
    command=("$compiler" -Wall -fmodules -fcxx-modules ${cache:+"$cache"} -Ione -Itwo)
    "${command[@]}" -c "$source" 2>"$T/err"
    fresh_files
    miss_then_hit a.o -- "${command[@]}" -c "$source"
    grep -q unused "$T/err" || fail "no warning: $(cat "$T/err")"
    miss_then_hit a.o a.d -- "${command[@]}" -g -O2 -MD -c "$source"
    grep -q sub.h a.d || fail "no module in the depfile: $(cat a.d)"
    # Made by the compile: of this one nothing is known.
    rm -rf cache "$HOME/.cache"
    expect passed_through.input_changed "${command[@]}" -c "$source"
    compile_bare a.o -- "${command[@]}" -c "$source"
    zcc "${command[@]}" -c "$source" 2>"$T/err"
    rm a.o
    expect_hit "${command[@]}" -c "$source"
    expect_as_bare
  done
  # Of another user the modules lie elsewhere.
  mkdir "$T/other-$compiler"
  HOME=$T/other-$compiler expect passed_through.input_changed "${command[@]}" -c "$source"
  [ -d "$T/other-$compiler/.cache" ] || fail "no modules were made"

  passed_through modules a.o -- "${command[@]}" -MMD -c "$source"
  passed_through modules a.s -- "${command[@]}" -S "$source"
  printf '#pragma clang module import one\nint f(void) { return ONE; }\n' >"$source"
  "${command[@]}" -c "$source"
  fresh_files
  passed_through modules a.o -- "${command[@]}" -c "$source"
done
[ $found = yes ] || skip "clang is not installed"
