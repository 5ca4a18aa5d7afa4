#!/bin/bash
# A header of a module has another time: the compiler makes the module anew, and says what it has to say of it.
# Check: header-times
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
cp -a cache saved
touch -d '1 hour ago' inc/v.h
through_tool
rm -rf cache
mv saved cache
bare
grep -q unused "$T/bare/stderr" || fail "the compiler has nothing to say"
must_be_bare "after the touch"
