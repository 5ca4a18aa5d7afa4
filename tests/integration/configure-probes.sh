#!/bin/bash
# The probes of a configure script get the answers they get from the compiler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

probe() {
  printf '%s\n' "$1" >conftest.c
  shift
  rm -f conftest.o conftest
  fresh_files
  local status=0
  "$@" >conftest.out 2>conftest.err || status=$?
  local made
  made=$(ls conftest conftest.o 2>/dev/null || true)
  printf '%s: %s: %s\n' "$status" "$made" "$(cat conftest.out conftest.err)"
}
for compiler in "${C_COMPILERS[@]}"; do
  for launcher in '' "$ZCCACHE"; do
    for _ in 1 2; do
      # shellcheck disable=SC2086
      {
        probe 'int main(void) { return 0; }' $launcher "$compiler" conftest.c -o conftest
        probe '#include <stdio.h>' $launcher "$compiler" -c conftest.c
        probe '#include <nonesuch.h>' $launcher "$compiler" -c conftest.c
        probe '#include <stdio.h>' $launcher "$compiler" -E conftest.c
        probe 'int main(void) { return nonesuch(); }' $launcher "$compiler" -Werror -c conftest.c
        probe 'choke me' $launcher "$compiler" -c conftest.c
        probe 'int x[sizeof(long) == 8 ? 1 : -1];' $launcher "$compiler" -c conftest.c
        probe 'int x[sizeof(long) == 4 ? 1 : -1];' $launcher "$compiler" -c conftest.c
        probe 'int x;' $launcher "$compiler" -fnonesuch-option -c conftest.c
        probe 'int x;' $launcher "$compiler" -Wno-nonesuch -c conftest.c
        probe 'int x;' $launcher "$compiler" -Wnonesuch -Werror -c conftest.c
        probe 'int x;' $launcher "$compiler" -c conftest.c -o conftest.o
        probe 'int x;' $launcher "$compiler" -MD -MF - -c conftest.c
        probe '' $launcher "$compiler" --version
        probe '' $launcher "$compiler" -dumpmachine
        probe '' $launcher "$compiler" -V
      } >>"answers-$compiler-${launcher:+cached}"
    done
  done
  # The linker's messages name temporary files.
  sed -i 's|/tmp/[^ :]*||g' "answers-$compiler-" "answers-$compiler-cached"
  diff "answers-$compiler-" "answers-$compiler-cached" >&2 || fail "$compiler: other answers"
done
[ "$(status hits)" -ge 6 ] || fail "hits: $(status hits)"
