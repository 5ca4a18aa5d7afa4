#!/bin/bash
# A library that audits the compiler's has it load another one.
# Check: refused-variables
# Compilers: gcc clang
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
preload_cpath one.so one
preload_cpath two.so two
audits() {
  cat >"$T/audit.c" <<END
#define _GNU_SOURCE
#include <link.h>
#include <string.h>
unsigned la_version(unsigned version) { return version; }
char* la_objsearch(const char* name, uintptr_t* cookie, unsigned flag) {
  return strcmp(name, "$PWD/one.so") ? (char*)name : "$PWD/$1";
}
END
  gcc -shared -fPIC -w -o made.so "$T/audit.c"
  mv made.so audit.so
}
audits one.so
PREFIX=(env "LD_AUDIT=$PWD/audit.so" "LD_PRELOAD=$PWD/one.so")
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
audits two.so
right
