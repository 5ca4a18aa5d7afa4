#!/bin/bash
# For each of these causes explain names it, also after a restart of the daemon: what is stored lies before it, what
# is changed after it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs python3

CAUSES=0
declare -A EXPECTED FILES
# store NAME FILE... -- COMMAND...: compiled in a directory of its own. FILE is NAME=TEXT; sources get a line of their own,
# so that none is a hit by what another directory has.
store() {
  local name=$1
  mkdir "$1"
  pushd "$1" >/dev/null
  shift
  while [ "$1" != -- ]; do
    mkdir -p "$(dirname "${1%%=*}")"
    printf '%s\n' "${1#*=}" >"${1%%=*}"
    [[ ${1%%=*} != *.c ]] || echo "/* $name */" >>"${1%%=*}"
    shift
  done
  shift
  fresh_files
  run "$@" || true
  popd >/dev/null
}
# change NAME TEXT FILE COMMAND...: explain of FILE is to hold the text after the command.
change() {
  local name=$1
  EXPECTED[$name]=$2 FILES[$name]=$3
  shift 3
  cd "$T/work/$name"
  run "$@" || true
  cd "$T/work"
  CAUSES=$((CAUSES + 1))
}
A='a.c=int f(void) { return N; }'
H='a.c=#include "a.h"'
text='int g(void) { return 1; }'

store argument-changed "a.c=$text" -- zcc gcc -O1 -c a.c
store argument-added "a.c=$text" -- zcc gcc -c a.c
store argument-removed "a.c=$text" -- zcc gcc -g -Wall -c a.c
store define-changed "$A" -- zcc gcc -DN=1 -c a.c
store order-changed "$A" -- zcc gcc -DN=1 -UN -DN=2 -c a.c
store response-file "$A" 'r=-DN=1' -- zcc gcc @r -c a.c
store output-name "a.c=$text" -- zcc gcc -c a.c -o one.o
store source-edited "a.c=$text" -- zcc gcc -c a.c
store header-edited "$H" "a.h=$text" -- zcc gcc -c a.c
store header-gone "$H" "one/a.h=$text" "two/a.h=$text" -- zcc gcc -Ione -Itwo -c a.c
mkdir header-shadows && (cd header-shadows && mkdir one two && echo "$text" >two/a.h && echo '#include <a.h>' >a.c && fresh_files && zcc gcc -Ione -Itwo -c a.c)
store header-appears $'a.c=#if __has_include("b.h")\n#include "b.h"\n#endif' -- zcc gcc -c a.c
store variable-set "a.c=$text" -- zcc gcc -c a.c
store variable-changed "a.c=$text" -- env LC_ALL=C "$ZCCACHE" gcc -c a.c
store variable-unset "a.c=$text" -- env SOURCE_DATE_EPOCH=1 "$ZCCACHE" gcc -c a.c
store directory "a.c=$text" -- zcc gcc -c "$T/work/directory/a.c" -o a.o
store spelling "a.c=$text" -- zcc gcc -c a.c -o a.o
store compiler "a.c=$text" -- zcc gcc -c a.c
mkdir tool && (cd tool && mkdir bin && cp "$(command -v as)" bin/as && echo "$text" >a.c && fresh_files && COMPILER_PATH=$PWD/bin zcc gcc -c a.c)
store recache "a.c=$text" -- zcc gcc -c a.c
store gone "a.c=char a[40000] = {1};" -- zcc gcc -c a.c
store served "a.c=$text" -- zcc gcc -c a.c
mkdir first fails time passed uninteresting
is_stored() { [ "$(status misses)" = 22 ]; }
await 10 is_stored || fail "not all are stored: $(counters)"

"$ZCCACHE" stop >/dev/null
rm -r "$ZCCACHE_CACHE_DIR"/blobs/*/*
"$ZCCACHE" start >/dev/null

change argument-changed '-O2 instead of -O1' a.c zcc gcc -O2 -c a.c
change argument-added '-g is new' a.o zcc gcc -g -c a.c
change argument-removed '-g is no longer there' a.c zcc gcc -Wall -c a.c
change define-changed '-DN=2 instead of -DN=1' a.c zcc gcc -DN=2 -c a.c
change order-changed 'argument -DN=1' a.c zcc gcc -DN=2 -UN -DN=1 -c a.c
echo -DN=2 >response-file/r
change response-file '-DN=2 instead of -DN=1' a.c zcc gcc @r -c a.c
change output-name 'two.o instead of one.o' two.o zcc gcc -c a.c -o two.o
echo "$text /* */" >source-edited/a.c
change source-edited 'input .*/source-edited/a.c: was [0-9a-f]{12}, is [0-9a-f]{12}' a.c zcc gcc -c a.c
echo "$text /* */" >header-edited/a.h
change header-edited 'input .*/header-edited/a.h: was ' a.c zcc gcc -c a.c
rm header-gone/one/a.h
change header-gone 'one/a.h is no longer there' a.c zcc gcc -Ione -Itwo -c a.c
echo "$text" >header-shadows/one/a.h
change header-shadows 'one/a.h now shadows .*two/a.h' a.c zcc gcc -Ione -Itwo -c a.c
echo "$text" >header-appears/b.h
change header-appears 'b.h was not there' a.c zcc gcc -c a.c
change variable-set 'variable CPATH: was unset, is "/none"' a.c env CPATH=/none "$ZCCACHE" gcc -c a.c
change variable-changed 'variable LC_ALL: was "C", is "C.UTF-8"' a.c env LC_ALL=C.UTF-8 "$ZCCACHE" gcc -c a.c
change variable-unset 'variable SOURCE_DATE_EPOCH: was "1", is unset' a.c zcc gcc -c a.c
mkdir directory/other
change directory 'directory: was .*/directory, is .*/directory/other' a.c env -C other "$ZCCACHE" gcc -c "$T/work/directory/a.c" -o a.o
change spelling 'source: was a.c, is ./a.c' a.c zcc gcc -c ./a.c -o a.o
ln -s "$(command -v gcc)" compiler/gcc
change compiler 'compiler: was .*/gcc, is .*/compiler/gcc' a.c zcc "$T/work/compiler/gcc" -c a.c
echo >>tool/bin/as
change tool 'toolchain part .*/tool/bin/as: was ' a.c env COMPILER_PATH="$T/work/tool/bin" "$ZCCACHE" gcc -c a.c
change recache 'ZCCACHE_RECACHE asks' a.c env ZCCACHE_RECACHE=1 "$ZCCACHE" gcc -c a.c
change gone 'evicted or damaged' a.c zcc gcc -c a.c
change served 'found by verified' a.c zcc gcc -c a.c
echo "$text" >first/a.c
change first 'not compiled before' a.c zcc gcc -c a.c
echo 'int' >fails/a.c
change fails 'the compiler failed' a.c zcc gcc -c a.c
echo 'const char *t = __TIME__;' >time/a.c
change time 'time_macro: .*/time/a.c' a.c zcc gcc -c a.c
echo "$text" >passed/a.c
change passed 'verbose: -###' 'a.c' zcc gcc '-###' -c a.c

[ "$CAUSES" -ge 20 ]
bad=()
for name in "${!EXPECTED[@]}"; do
  cd "$T/work/$name"
  run zcc explain "${FILES[$name]}" --last 1
  [ "$STATUS" = 0 ] && grep -Eq -- "${EXPECTED[$name]}" "$T/out" || bad+=("$name: not ${EXPECTED[$name]}: $(cat "$T/out" "$T/err")")
done
cd "$T/work"
[ ${#bad[@]} = 0 ] || fail "$(printf '%s\n' "${bad[@]}")"

zcc explain header-shadows/a.c --json | python3 -c '
import json, sys
last = json.load(sys.stdin)["compiles"][0]
assert last["outcome"] == "miss" and last["miss_reason"] == "input_fingerprint_mismatch", last
first = last["differences"][0]
assert first["kind"] == "shadowed" and first["name"].endswith("/one/a.h") and first["was"].endswith("/two/a.h"), first
assert len(first["is"]) == 64, first'
zcc explain --all --json | python3 -c '
import json, sys
reasons = json.load(sys.stdin)["reasons"]
assert len(reasons) > 15, reasons
seconds = [reason["seconds"] for reason in reasons]
assert seconds == sorted(seconds, reverse=True), seconds
assert any(r["reason"] == "context_not_found" and r["count"] == 23 for r in reasons), reasons'
