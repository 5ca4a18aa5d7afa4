#!/bin/bash
# A second user who points at the first one's cache gets the compile done, and nothing of the cache.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs setpriv
chmod 755 "$T"
mkdir "$T/bin"
cp "$BIN"/zccache "$BIN"/zccached "$BIN"/zccache-cli "$T/bin"
chmod -R a+rX "$T/bin"
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
mkdir theirs
cp a.c theirs
chown -R 65534:65534 theirs
cd theirs
as_other() { setpriv --reuid=65534 --regid=65534 --clear-groups -- env HOME="$T/work/theirs" "$@"; }
before=$(counters)
run as_other "$T/bin/zccache" gcc -c a.c -o a.o
[ "$STATUS" = 0 ] || fail "$(cat "$T/err")"
[ "$(stat -c %u a.o)" = 65534 ]
expect_same a.o "$T/bare/output.0"
# Also where the modes of the directory and the socket were opened by mistake.
chmod 755 "$ZCCACHE_CACHE_DIR"
chmod 777 "$ZCCACHE_CACHE_DIR/zccached.sock"
rm a.o
run as_other "$T/bin/zccache" gcc -c a.c -o a.o
[ "$STATUS" = 0 ] || fail "$(cat "$T/err")"
expect_same a.o "$T/bare/output.0"
run as_other "$T/bin/zccache" stop
[ "$STATUS" = 1 ] || fail "exit status $STATUS"
expect_line '^zccache: '
[ "$(field "$before" pid)" = "$(status pid)" ] || fail "the daemon was stopped"
[ "$(field "$before" hits)" = "$(status hits)" ]
[ "$(field "$before" misses)" = "$(status misses)" ]
# With a cache of their own they have a daemon of their own.
unset ZCCACHE_CACHE_DIR
for expected in misses hits; do
  run as_other "$T/bin/zccache" gcc -c a.c -o a.o
  [ "$STATUS" = 0 ]
  counted_once() { [ "$(field "$(as_other "$T/bin/zccache" status --json)" "$expected")" = 1 ]; }
  await 10 counted_once || fail "not one of $expected: $(as_other "$T/bin/zccache" status --json 2>&1)"
done
as_other "$T/bin/zccache" stop >/dev/null
export ZCCACHE_CACHE_DIR=$T/cache
