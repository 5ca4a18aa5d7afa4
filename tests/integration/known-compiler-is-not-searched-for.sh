#!/bin/bash
# Once the directories of PATH are under watch, a launcher does not look into them for a hit; nor where
# that can not be known for the next time.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs strace

# searches: how many files named gcc the launcher looks at for a hit.
searches() {
  rm -f a.o
  strace -qq -e trace=%file -o "$T/trace" "$ZCCACHE" gcc -c a.c -o a.o || fail "the compile failed"
  [ -s a.o ] || fail "no a.o"
  grep -c '/gcc"' "$T/trace" || true
}
expect_searches() {
  local found
  found=$(searches)
  case $1 in
    none) [ "$found" = 0 ] || fail "$found searched: $(cat "$T/trace")" ;;
    some) [ "$found" -gt 0 ] || fail "not searched: $(cat "$T/trace")" ;;
  esac
}
not_searched() { [ "$(searches)" = 0 ]; }

case $(stat -f -c %T .) in
  ext2/ext3 | xfs | btrfs | tmpfs | zfs) ;;
  *) skip "the file system here is always asked" ;;
esac
real=$(command -v gcc)
mkdir "$T/first" "$T/second"
ln -s "$real" "$T/second/gcc"
PATH=$T/first:$T/none:$T/second:$PATH
echo 'int a;' >a.c
fresh_files
expect_miss gcc -c a.c -o a.o
await 10 not_searched || fail "searched still: $(cat "$T/trace")"
expect_hit gcc -c a.c -o a.o
expect_searches none

# Something comes before it. What is no program is passed over, and looked at each time.
echo text >"$T/first/gcc"
expect_searches some
await 1 not_searched && fail "a file in the way, and not searched"
expect_hit gcc -c a.c -o a.o
printf '#!/bin/sh\necho other >&2\nexit 3\n' >"$T/first/gcc"
chmod +x "$T/first/gcc"
run zcc gcc -c a.c -o a.o
[ "$STATUS" = 3 ] || fail "the first one on PATH did not run: $STATUS"
expect_line other
rm "$T/first/gcc"
await 10 not_searched || fail "searched still: $(cat "$T/trace")"

# The one that was found goes, or may not be executed any more.
rm "$T/second/gcc"
run zcc gcc -c a.c -o a.o
[ "$STATUS" = 0 ] || fail "the next one on PATH did not run: $STATUS"
expect_searches some

# A directory that is not absolute leads elsewhere from elsewhere.
mkdir elsewhere
PATH=$T/first:./elsewhere:$T/second:${PATH##*:"$T/second":}
expect_searches some
await 1 not_searched && fail "a relative directory in the way, and not searched"
exit 0
