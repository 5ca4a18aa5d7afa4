#!/bin/bash
# A user who may not write where the cache would be: one line, and the compile done.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs setpriv
chmod 755 "$T"
mkdir "$T/bin" "$T/theirs"
mkdir -m 755 "$T/locked"
cp "$BIN"/zccache "$BIN"/zccached "$BIN"/zccache-cli "$T/bin"
chmod -R a+rX "$T/bin"
echo 'int f(void) { return 1; }' >"$T/theirs/a.c"
chown -R 65534:65534 "$T/theirs"
cd "$T/theirs"
compile_bare a.o -- gcc -c a.c -o a.o
run setpriv --reuid=65534 --regid=65534 --clear-groups -- env ZCCACHE_CACHE_DIR="$T/locked/cache" \
  "$T/bin/zccache" gcc -c a.c -o a.o
[ "$STATUS" = 0 ]
expect_line "^zccache: .*$T/locked/cache"
expect_same a.o "$T/bare/output.0"
