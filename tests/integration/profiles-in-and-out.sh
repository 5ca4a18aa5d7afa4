#!/bin/bash
# Code that writes profiles, and code that is made by them: object and messages are the compiler's.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf 'int f(int a) { if (a) return 1; return 2; }\nint main() { return f(1) - 1; }\n' >"$source"
  miss_then_hit a.o -- "$compiler" -fprofile-generate -frandom-seed=1 -c "$source" -o a.o
  miss_then_hit b.o -- "$compiler" -fprofile-generate=directory -frandom-seed=1 -c "$source" -o b.o
  if [[ $compiler == clang* ]]; then
    miss_then_hit a.o -- "$compiler" -fprofile-instr-generate -fcoverage-mapping -c "$source" -o a.o
    run "$ZCCACHE" "$compiler" -fprofile-use=nothing -c "$source" -o a.o
    [ "$STATUS" != 0 ] || fail "compiled without its profile"
  else
    rm -f a.o
    "$compiler" -fprofile-generate -frandom-seed=1 -c "$source" -o a.o
    miss_then_hit a.o -- "$compiler" -fprofile-use -Wmissing-profile -O2 -c "$source" -o a.o
    grep -q 'not found' "$T/bare/err" || fail "no message"
    passed_through profile -- "$compiler" -fprofile-use -O2 -fsyntax-only "$source"
  fi
done
