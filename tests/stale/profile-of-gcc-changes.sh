#!/bin/bash
# The profile that a compile uses disappears, and appears again.
# Check: inputs
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

cat >"$SOURCE" <<'SRC'
int f(int a) { int n = 0; while (a--) n += a; if (n) return 1; return 2; }
int main(int argc, char** argv) { return argc < 2 ? f(10) > 5 : f(0) * 0; }
SRC
"$COMPILER" -O2 -fprofile-generate -fprofile-update=single -c "$SOURCE" -o a.o
"$COMPILER" -fprofile-generate a.o -o a.out
./a.out || fail "the profiled program"
cached a.o -- "$COMPILER" -O2 -fprofile-use -fno-profile-values -c "$SOURCE" -o a.o
mv a.gcda away
right
mv away a.gcda
right
