#!/bin/bash
# A list of what is instrumented changes, of each kind.
# Check: inputs
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(int* a) { return a ? *a : 2; }' >"$SOURCE"
for options in "-fxray-instrument -fxray-always-instrument=" "-fxray-instrument -fxray-attr-list=" \
  "-fsanitize-coverage=trace-pc-guard -fsanitize-coverage-allowlist=" \
  "-fsanitize-coverage=trace-pc-guard -fsanitize-coverage-ignorelist=" "-fprofile-instr-generate -fprofile-list="; do
  case $options in
    *attr-list=) printf '[always]\nfun:g\n' ;;
    *profile-list=) printf '[clang]\nfun:g\n' ;;
    *allowlist=) printf 'src:*\nfun:g\n' ;;
    *) echo fun:g ;;
  esac >list
  # shellcheck disable=SC2086
  cached a.o -- "$COMPILER" $options"list" -MMD -c "$SOURCE" -o a.o
  sed -i s/:g/:f/ list
  right
done
