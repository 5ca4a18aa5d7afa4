#!/bin/bash
# doctor finds misspelt and bad settings, links without a compiler, a foreign root; and says what to do.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

run zcc doctor
[ "$STATUS" = 0 ] || fail "$(cat "$T/out")"
expect_silence
expect_absent "$ZCCACHE_CACHE_DIR"
most=$(cat /proc/sys/fs/inotify/max_user_watches)
grep -Eq "watches +$most at most" "$T/out" || grep -q 'max_user_instances' "$T/out" || fail "not $most: $(cat "$T/out")"
# finds REGEX: the same with a problem that is like that, and something to do.
finds() {
  [ "$STATUS" = 1 ] || fail "status $STATUS: $(cat "$T/out")"
  grep -E -A1 -- "$1" "$T/out" | tail -1 | grep -Eq '^ +-> .' || fail "not like $1: $(cat "$T/out")"
}
run env ZCCACHE_CACHE_SIZ=1G "$ZCCACHE" doctor
finds '^problem +settings +ZCCACHE_CACHE_SIZ: '
grep -q 'is ZCCACHE_CACHE_SIZE meant' "$T/out"
run env ZCCACHE_CACHE_SIZE=many "$ZCCACHE" doctor
finds 'ZCCACHE_CACHE_SIZE=many: not a size'
mkdir links
ln -s "$ZCCACHE" links/emcc
run env PATH="$PWD/links" "$ZCCACHE" doctor
finds '^problem +links .*emcc, which is not behind it'
ln -s "$ZCCACHE" links/gcc
PATH=$PWD/links:$PATH run zcc doctor
grep -Eq "^ok +links +$PWD/links/gcc stands in for " "$T/out" || fail "$(cat "$T/out")"
PATH=$PATH:$PWD/links run zcc doctor
grep -Eq '^advice +links .*links/gcc comes behind' "$T/out" || fail "$(cat "$T/out")"
mkdir -m 777 "$ZCCACHE_CACHE_DIR"
chmod 777 "$ZCCACHE_CACHE_DIR"
run zcc doctor
finds 'may be written to by others'
rmdir "$ZCCACHE_CACHE_DIR"
touch "$ZCCACHE_CACHE_DIR"
run zcc doctor
finds 'is no directory'
rm "$ZCCACHE_CACHE_DIR"
touch -d '2 days' future
mkdir -m 700 "$ZCCACHE_CACHE_DIR"
mv future "$ZCCACHE_CACHE_DIR/boot"
run zcc doctor
grep -Eq '^advice +clock .*the clock went back' "$T/out"
