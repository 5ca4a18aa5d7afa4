#!/bin/bash
# --fast, --scan-system-headers, --skip-system-headers and their variables are taken, and nothing is looked at
# less for them: a header of the system that changes misses, with -MMD, too.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir system
printf '#include <v.h>\nint f(void) { return VALUE; }\n' >a.c
value=0
for words in '' --fast --scan-system-headers --skip-system-headers ZCCACHE_FAST=1 ZCCACHE_SCAN_SYSTEM_HEADERS=0 \
  ZCCACHE_SCAN_SYSTEM_HEADERS=1; do
  case $words in
    ZCCACHE_*) through=(env "$words" "$ZCCACHE") ;;
    *) through=("$ZCCACHE" $words) ;;
  esac
  for depfile in '' -MMD; do
    echo "#define VALUE $((++value))" >system/v.h
    # shellcheck disable=SC2086
    compile_bare a.o -- gcc $depfile -isystem system -c a.c -o a.o
    for outcome in misses hits; do
      before=$(status $outcome)
      # shellcheck disable=SC2086
      run "${through[@]}" gcc $depfile -isystem system -c a.c -o a.o
      expect_as_bare
      expect_status $outcome $((before + 1))
    done
  done
done
