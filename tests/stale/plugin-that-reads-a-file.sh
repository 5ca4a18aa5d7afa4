#!/bin/bash
# A plugin reads a file of its own choice.
# Check: refused-tools
# Compilers: gcc g++ clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

cat >plugin.c <<END
#include <stdio.h>
int plugin_is_GPL_compatible;
static void tell(void) {
  FILE* file = fopen("$PWD/told", "r");
  char line[9];
  if (file && fgets(line, sizeof line, file)) fputs(line, stderr);
}
#if CLANG
__attribute__((constructor)) static void begin(void) { tell(); }
#endif
int plugin_init(void* info, void* version) { tell(); return info == version; }
END
gcc -shared -fPIC -DCLANG="$(is_clang && echo 1 || echo 0)" plugin.c -o plugin.so
echo one >told
echo 'int one;' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -fplugin="$PWD/plugin.so" -c "$SOURCE" -o a.o
echo two >told
right
