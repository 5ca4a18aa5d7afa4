#!/bin/bash
# A script in a compiler's name runs as it would; what zccache caches beneath it is right.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(command -v gcc)
mkdir "$T/scripts" "$T/links"
ln -s "$ZCCACHE" "$T/links/gcc"
script() {
  printf '%s\n' "$@" >"$T/scripts/gcc"
  chmod +x "$T/scripts/gcc"
}
echo 'int f(void) { return VALUE; }' >a.c

# Behind us, with and without "#!", and one that changes its mind.
for first in '#!/bin/sh' ''; do
  script "$first" "exec $real -DVALUE=\${VALUE:-1} \"\$@\""
  passed_through script_tool a.o -- "$T/scripts/gcc" -c a.c -o a.o
  compile_bare a.o -- "$T/scripts/gcc" -c a.c -o a.o
  run env PATH="$T/links:$T/scripts:$PATH" gcc -c a.c -o a.o
  expect_as_bare
  export VALUE=2
  passed_through script_tool a.o -- "$T/scripts/gcc" -c a.c -o a.o
  unset VALUE
done

# Before us: one that calls us with an argument more.
script '#!/bin/sh' "exec $ZCCACHE $real -DVALUE=\${VALUE:-1} \"\$@\""
for VALUE in 1 2; do
  export VALUE
  compile_bare a.o -- "$real" -DVALUE=$VALUE -c a.c -o a.o
  for outcome in misses hits; do
    before=$(status $outcome)
    rm -f a.o
    run "$T/scripts/gcc" -c a.c -o a.o
    expect_as_bare
    expect_status $outcome $((before + 1))
  done
done

# One that calls itself through us, and would for ever: it ends, and says why.
script '#!/bin/sh' "exec $ZCCACHE gcc \"\$@\""
run env PATH="$T/scripts:$PATH" timeout 60 gcc -c a.c -o a.o
[ "$STATUS" = 127 ] || fail "exit status $STATUS"
expect_line 'two wrappers call each other'
