#!/bin/bash
# The dynamic loader's cache leads to another library of the compiler.
# Check: tool-parts
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs ldconfig
compiler_with_library -Wl,--enable-new-dtags
library "$T/lib/libvalue.so" 1
library "$T/two/libvalue.so" 2
cached_loader() { # DIRECTORY
  { cat /etc/ld.so.conf; echo "$1"; } >"$T/conf"
  ldconfig -X -f "$T/conf" -C "$T/ld.so.cache.new"
  mv "$T/ld.so.cache.new" "$T/ld.so.cache.$(basename "$1")"
}
cached_loader "$T/lib"
cached_loader "$T/two"
cat "$T/ld.so.cache.lib" >"$T/cache-in-use"
mount --bind "$T/cache-in-use" /etc/ld.so.cache
uses_value ''
cached a.o -- "$T/bin/$COMPILER" -c "$SOURCE" -o a.o
cat "$T/ld.so.cache.two" >"$T/cache-in-use"
right
