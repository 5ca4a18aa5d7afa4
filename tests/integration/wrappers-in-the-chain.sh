#!/bin/bash
# Other wrappers before and behind zccache: the compile is right, in each order, and nobody runs for ever.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs ccache
export CCACHE_DIR=$T/ccache
mkdir "$T/links" "$T/others"
for name in gcc g++ clang; do
  ln -s "$ZCCACHE" "$T/links/$name"
  ln -s "$(command -v ccache)" "$T/others/$name"
done
echo 'int f(void) { int unused; return 1; }' >a.c

# chain PATH COMMAND...: as the compiler alone, twice.
chain() {
  local path=$1 round
  shift
  compile_bare a.o -- gcc -Wall -c a.c -o a.o
  for round in 1 2; do
    rm -f a.o
    run env PATH="$path:$PATH" timeout 60 "$@" -Wall -c a.c -o a.o
    expect_as_bare
  done
}

# Behind us, named or by a link: it is a program that chooses a compiler by rules of its own.
passed_through unknown_tool a.o -- ccache gcc -Wall -c a.c -o a.o
before=$(status passed_through.unknown_tool)
chain "$T/others" "$ZCCACHE" gcc
expect_status passed_through.unknown_tool $((before + 2))
# Before us: it runs us as its compiler.
chain "$T/links" ccache gcc
chain "$T/links" env CCACHE_PREFIX="$ZCCACHE" ccache "$(command -v gcc)"
# Both by links: each looks behind itself, and finds the other.
chain "$T/links:$T/others" gcc
chain "$T/others:$T/links" gcc
chain "$T/links:$T/others" "$ZCCACHE" gcc
chain "$T/links:$T/others" "$ZCCACHE" ccache gcc
rm -rf "$CCACHE_DIR"
hits=$(status hits)
chain "$T/links:$T/others" gcc
[ "$(status hits)" -gt "$hits" ] || fail "behind ccache there is no cache of ours: $(counters)"
