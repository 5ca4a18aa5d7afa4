#!/bin/bash
# A plugin changes; then a library that it loads.
# Check: tool-parts
# Compilers: gcc g++ clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

library() { # VALUE
  printf 'const char* value(void) { return "%d\\n"; }\n' "$1" | gcc -shared -fPIC -x c - -o libvalue.so.new
  mv libvalue.so.new libvalue.so
}
plugin() { # VALUE
  cat >plugin.c <<END
#include <unistd.h>
const char* value(void);
int plugin_is_GPL_compatible;
static void tell(void) { if (write(2, "$1", 1) < 0 || write(2, value(), 2) < 0) _Exit(1); }
#if CLANG
__attribute__((constructor)) static void begin(void) { tell(); }
#endif
int plugin_init(void* info, void* version) { tell(); return info == version; }
END
  gcc -shared -fPIC -include stdlib.h -DCLANG="$(is_clang && echo 1 || echo 0)" plugin.c -o plugin.new -L. -lvalue -Wl,-rpath,"$PWD"
  mv plugin.new plugin.so
}
library 1
plugin 1
echo 'int one;' >"$SOURCE"
cached a.o -- "$COMPILER" -fplugin=./plugin.so -c "$SOURCE" -o a.o
library 2
right
plugin 2
right
