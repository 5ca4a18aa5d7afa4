#!/bin/bash
# report writes one page that needs nothing else; a browser finds its parts in it, in light and in dark.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo '#define N 1' >a.h
for i in 1 2 3; do printf '#include "a.h"\nint f%s(void) { return N; }\n' $i >"<f&$i>.c"; done
echo 'int' >bad.c
fresh_files
id=$(field "$("$ZCCACHE" session-start)" session_id)
for i in 1 2 3; do expect_miss gcc -c "<f&$i>.c"; done
echo '#define N 2' >a.h
fresh_files
export ZCCACHE_SESSION_ID=$id
for i in 1 2 3; do expect_miss gcc -c "<f&$i>.c"; done
expect_hit gcc -c '<f&1>.c'
expect errors gcc -c bad.c
run zcc report --session "$id" --out r.html
[ "$STATUS" = 0 ]
grep -q 'zccache: 5 compiles in r.html' "$T/out"
! grep -Eq 'https?://|<script|<link|@import|url\(' r.html || fail 'it needs something else'
for pair in 'hit 1' 'miss 3' 'error 1'; do
  [ "$(grep -c "data-outcome=\"${pair% *}\"" r.html)" = "${pair#* }" ] || fail "not $pair"
done
sed -n '/id="headers"/,/<\/section>/p' r.html | grep -q '<td class="n">3</td><td>.*/a.h</td>' || fail "$(cat r.html)"
grep -q '&lt;f&amp;1&gt;.c' r.html
! grep -q '<f&' r.html || fail 'not escaped'
run zcc report --out none/r.html
[ "$STATUS" = 1 ]
expect_line 'none/r.html.*: name another with --out'
run zcc report
[ "$STATUS" = 2 ]
expect_line '--out is required.*see zccache report --help'

browser=$(command -v chromium || command -v chromium-browser || true)
[ -n "$browser" ] || { echo 'no chromium: not looked at' && exit 0; }
look() {
  timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$T/profile" "$@" "file://$PWD/r.html" 2>/dev/null
}
look --dump-dom >dom || skip 'chromium does not run here'
for part in totals timeline slowest headers reasons; do grep -q "id=\"$part\"" dom || fail "no $part: $(cat dom)"; done
[ "$(grep -c '<rect' dom)" = 5 ]
look --blink-settings=preferredColorScheme=1 --screenshot="$T/light.png" --window-size=800,600
look --blink-settings=preferredColorScheme=0 --screenshot="$T/dark.png" --window-size=800,600
[ -s "$T/light.png" ] && [ -s "$T/dark.png" ]
! cmp -s "$T/light.png" "$T/dark.png" || fail 'light and dark look alike'
