#!/bin/bash
# The profile that a compile would use appears: beside the object, and in the directory of profiles, where its
# name is the object's whole path.
# Check: absences
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

cat >"$SOURCE" <<'SRC'
int f(int a) { int n = 0; while (a--) n += a; if (n) return 1; return 2; }
int main(int argc, char** argv) { return argc < 2 ? f(10) > 5 : f(0) * 0; }
SRC
mkdir out profiles
"$COMPILER" -O2 -fprofile-generate -fprofile-update=single -c "$SOURCE" -o out/a.o
"$COMPILER" -fprofile-generate out/a.o -o a.out
./a.out || fail "the profiled program"
mv out/a.gcda away
for directory in "" =profiles "=$PWD/profiles"; do
  cached out/a.o -- "$COMPILER" -O2 "-fprofile-use$directory" -fno-profile-values -Wno-missing-profile -c "$SOURCE" -o out/a.o
  name=$(tr / '#' <<<"$PWD/out/a.gcda")
  if [ -z "$directory" ]; then cp away out/a.gcda; else cp away "profiles/$name"; fi
  right
  rm -f out/a.gcda profiles/*
done
