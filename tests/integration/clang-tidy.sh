#!/bin/bash
# clang-tidy: messages, exit status and fixes come back as it gives them, whatever it finds.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

tidy=clang-tidy-14
needs "$tidy"

mkdir inc src
echo 'inline int* nothing() { return 0; }' >inc/h.h
printf '#include "h.h"\nint* p = 0;\nint f(int x) { if (x) return 1; return *nothing(); }\n' >src/a.cc
echo 'int nothing_to_say;' >src/b.cc
echo 'int broken = no_such_name;' >src/c.cc
echo "Checks: '-*,modernize-use-nullptr'" >.clang-tidy

# verdict STATUS OUTPUT... -- COMMAND...: once by the tool, then from the cache, ending so.
verdict() {
  local wanted=$1 outcome
  shift
  compile_bare "$@"
  [ "$(cat "$T/bare/status")" = "$wanted" ] || fail "bare: $(cat "$T/bare/status"): $*"
  while [ "$1" != -- ]; do shift; done
  shift
  for outcome in misses hits; do
    rm -f "${OUTPUTS[@]}"
    before=$(status "$outcome")
    run zcc "$@"
    expect_as_bare
    expect_status "$outcome" $((before + 1))
  done
}

verdict 0 fixes.yaml -- "$tidy" --quiet --export-fixes=fixes.yaml src/a.cc -- -Iinc
[ -s "$T/bare/output.0" ] || fail "no fixes"
verdict 0 fixes.yaml -- "$tidy" '--header-filter=.*' --export-fixes=fixes.yaml src/a.cc -- -Iinc -o a.o -c
verdict 1 fixes.yaml -- "$tidy" --export-fixes=fixes.yaml '--warnings-as-errors=*' src/a.cc -- -Iinc
verdict 1 fixes.yaml -- "$tidy" --export-fixes=fixes.yaml src/c.cc --
verdict 0 fixes.yaml -- "$tidy" --export-fixes=fixes.yaml src/b.cc --
verdict 0 -- "$tidy" --use-color src/a.cc -- -Iinc
grep -q $'\033' "$T/out" || fail "no colours"

# Nothing to fix: what lies there from before stays.
echo old >fixes.yaml
run zcc "$tidy" --export-fixes=fixes.yaml src/b.cc --
[ "$(cat fixes.yaml)" = old ] || fail "the old fixes are gone"
rm fixes.yaml

# What lacks a header is said again each time.
echo '#include "no-such-header.h"' >src/d.cc
compile_bare -- "$tidy" src/d.cc --
expect passed_through.dependency_options "$tidy" src/d.cc --
expect_as_bare

passed_through edits_sources -- "$tidy" --fix src/b.cc --
passed_through not_a_compile -- "$tidy" --list-checks
passed_through several_sources -- "$tidy" src/a.cc src/b.cc -- -Iinc
echo '{Checks: "-*,modernize-use-nullptr", ExtraArgs: [-DA]}' >extra
passed_through hidden_input -- "$tidy" --config-file=extra src/a.cc -- -Iinc

# Which colours it has it asks its own stdout; its configuration may say otherwise.
run on_terminal "$tidy" --quiet src/a.cc -- -Iinc
cp "$T/out" bare.out
before=$(status passed_through.environment)
run on_terminal "$ZCCACHE" "$tidy" --quiet src/a.cc -- -Iinc
expect_same bare.out "$T/out"
grep -q $'\033' "$T/out" || fail "no colours on a terminal"
expect_status passed_through.environment $((before + 1))
