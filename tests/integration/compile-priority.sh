#!/bin/bash
# ZCCACHE_COMPILE_PRIORITY decides at which niceness a miss runs the compiler, and nothing else.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

# A gcc of whose compiler proper somebody notes the niceness, by a library that is loaded into it.
cat >note.c <<END
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
__attribute__((constructor)) static void note(void) {
  char words[4096];
  FILE* file = fopen("/proc/self/cmdline", "r");
  size_t n = file ? fread(words, 1, sizeof words, file) : 0;
  if (n == 0 || !memmem(words, n, "noted.c", 7)) return;
  FILE* out = fopen("$T/niceness", "w");
  if (out) fprintf(out, "%d\n", getpriority(PRIO_PROCESS, 0)), fclose(out);
}
END
gcc -D_GNU_SOURCE -shared -fPIC -o note.so note.c
echo 'int f(void) { return 1; }' >noted.c
export LD_PRELOAD=$PWD/note.so
own=$(nice)
runs_at() {
  local niceness=$1 setting=$2
  rm -f "$T/niceness"
  before=$(status misses)
  ZCCACHE_RECACHE=1 ZCCACHE_COMPILE_PRIORITY=$setting run zcc gcc -c noted.c -o a.o
  [ "$STATUS" = 0 ] || fail "$setting: $(cat "$T/err")"
  expect_status misses $((before + 1))
  [ "$(cat "$T/niceness")" = "$niceness" ] || fail "$setting: $(cat "$T/niceness"), not $niceness"
}
fresh_files
runs_at "$own" ''
runs_at "$own" normal
expect_silence
runs_at $((own + 10 > 19 ? 19 : own + 10)) low
runs_at $((own + 19 > 19 ? 19 : own + 19)) idle
runs_at $((own + 3 > 19 ? 19 : own + 3)) 3
runs_at "$own" urgent
expect_line 'ZCCACHE_COMPILE_PRIORITY=urgent: '
ZCCACHE_QUIET=1 runs_at "$own" urgent
expect_silence
for setting in auto high; do
  ZCCACHE_COMPILE_PRIORITY=$setting expect_hit gcc -c noted.c -o a.o
  ZCCACHE_RECACHE=1 ZCCACHE_COMPILE_PRIORITY=$setting run zcc gcc -c noted.c -o a.o
  [ "$STATUS" = 0 ]
  expect_silence
done
