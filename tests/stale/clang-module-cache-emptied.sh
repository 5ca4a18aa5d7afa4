#!/bin/bash
# The modules that the compiler made of its own accord are gone: it makes them anew, and what it has to say of them it
# says then.
# Check: modules
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
echo 'static inline int f(void) { int unused; return 1; }' >inc/v.h
echo 'module v { header "v.h" export * }' >inc/module.modulemap
printf '#include <v.h>\nint g(void) { return f(); }\n' >"$SOURCE"
command=("$COMPILER" -Wall -fmodules -fcxx-modules -fmodules-cache-path=cache -Iinc -c "$SOURCE" -o a.o)
"${command[@]}" 2>/dev/null
cached a.o -- "${command[@]}"
rm -rf cache
through_tool
rm -rf cache
bare
grep -q unused "$T/bare/stderr" || fail "the compiler has nothing to say"
must_be_bare "without the modules"
