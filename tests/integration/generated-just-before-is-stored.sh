#!/bin/bash
# A source, or a header in a directory that is searched, that is made right before the compile is no reason not
# to store it: the next build hits.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir src generated
echo 'int warm(void) { return 0; }' >src/warm.c
gcc -c src/warm.c -o warm.o
expect_miss gcc -Igenerated -c src/warm.c -o warm.o
for i in {1..20}; do
  printf '#include "version%s.h"\nint f(void) { return VERSION; }\n' "$i" >"src/uses$i.c"
  mkdir -p "src/made$i"
done
fresh_files
before=$(status misses)
for i in {1..20}; do
  echo "#define VERSION $i" >"generated/version$i.h"
  "$ZCCACHE" gcc -Igenerated -c "src/uses$i.c" -o "uses$i.o"
  echo "int g(void) { return $i; }" >"src/made$i/g.c"
  "$ZCCACHE" gcc -c "src/made$i/g.c" -o "made$i.o"
  # Assembler sources include nothing.
  echo ".globl h$i" >"src/made$i/h.s"
  "$ZCCACHE" gcc -c "src/made$i/h.s" -o "assembled$i.o"
done
expect_status misses $((before + 60))
expect_status passed_through.input_changed 0
for i in {1..20}; do
  expect_hit gcc -Igenerated -c "src/uses$i.c" -o "uses$i.o"
  expect_hit gcc -c "src/made$i/g.c" -o "made$i.o"
  expect_hit gcc -c "src/made$i/h.s" -o "assembled$i.o"
done
