#!/bin/bash
# A response file has another content only for the moment in which the driver reads it.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
# A driver waits before its main() if it is to be held there. The questions to it have no @args.
cat >"$T/driver.c" <<END
#include <stdio.h>
#include <string.h>
#include <unistd.h>
__attribute__((constructor)) static void hold(void) {
  char words[4096];
  FILE* file = fopen("/proc/self/cmdline", "r");
  size_t n = file ? fread(words, 1, sizeof words, file) : 0;
  if (!memmem(words, n, "@args", 5) || !memmem(words, n, "$(basename "$COMPILER")", 3)) return;
  if (access("$T/hold/driver", F_OK) || symlink("here", "$T/held/driver")) return;
  for (int i = 0; i < 6000 && access("$T/hold/driver", F_OK) == 0; ++i) usleep(5000);
}
END
gcc -shared -fPIC -O1 -w -D_GNU_SOURCE -o "$T/driver.so" "$T/driver.c"
PREFIX=(env "LD_PRELOAD=$T/gate.so $T/driver.so")
uses_value '#include "gate.h"'
echo -DVALUE=1 >args
compiles a.o -- "$COMPILER" @args -c "$SOURCE" -o a.o
old_files
bare
[ "$STALE_TOOL" != zccache ] || "$ZCCACHE" start >/dev/null
hold driver
hold gate.h
"${PREFIX[@]}" "${TOOL[@]}" "${COMMAND[@]}" >"$T/out" 2>&1 &
compile=$!
await_held driver
edit() { echo -DVALUE=2 >args; }
as_old args edit
release driver
await_held gate.h
edit() { echo -DVALUE=1 >args; }
as_old args edit
release gate.h
wait "$compile" || fail "the compile failed: $(cat "$T/out")"
note_outcome
# To the compiler nothing has changed; what it saw in between is in the cache, or is not.
result "$T/before" true
right
