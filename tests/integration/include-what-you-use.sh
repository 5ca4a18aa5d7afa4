#!/bin/bash
# include-what-you-use: what it says and how it ends come from the cache.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs include-what-you-use
mkdir inc
printf '#pragma once\nstruct S { int a; };\n' >inc/s.h
echo '#include "s.h"' >inc/all.h
printf '#include "all.h"\n#include <cstddef>\nS s;\n' >a.cc
echo 'int x = no_such_name;' >b.cc
echo '[ { include: ["\"s.h\"", "private", "\"public.h\"", "public"] } ]' >a.imp

# verdict STATUS ARGUMENT...: once by the tool, then from the cache.
verdict() {
  local wanted=$1 outcome
  shift
  compile_bare a.o a.d -- include-what-you-use "$@"
  [ "$(cat "$T/bare/status")" = "$wanted" ] || fail "bare: $(cat "$T/bare/status"): $(cat "$T/bare/err")"
  for outcome in misses hits; do
    before=$(status "$outcome")
    run zcc include-what-you-use "$@"
    expect_as_bare
    expect_status "$outcome" $((before + 1))
  done
}

verdict 0 -Iinc -c a.cc
grep -q 'should add' "$T/err" || fail "$(cat "$T/err")"
verdict 0 -Iinc -MD -MT a.o -MF a.d -o a.o -c a.cc
verdict 7 -Xiwyu --error=7 -Iinc -c a.cc
verdict 0 -Xiwyu --mapping_file=a.imp -Iinc -c a.cc
grep -q 'public.h' "$T/err" || fail "$(cat "$T/err")"
verdict 0 -include s.h -Iinc -c a.cc
verdict 1 -c b.cc

passed_through verbose -- include-what-you-use -Xiwyu --verbose=3 -Iinc -c a.cc
passed_through not_a_compile -- include-what-you-use --version

# On a terminal it wraps at its width.
run on_terminal env COLUMNS=40 include-what-you-use -c b.cc
cp "$T/out" bare.out
for outcome in misses hits; do
  before=$(status "$outcome")
  run on_terminal env COLUMNS=40 "$ZCCACHE" include-what-you-use -c b.cc
  expect_same bare.out "$T/out"
  expect_status "$outcome" $((before + 1))
done
