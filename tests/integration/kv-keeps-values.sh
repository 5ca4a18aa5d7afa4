#!/bin/bash
# kv: values come back byte for byte; a missing key is status 2; what is damaged is not there.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

zcc kv put name value
[ "$(zcc kv get name)" = value ]
head -c 300000 /dev/urandom >bytes
zcc kv put 'a key/with äöü' <bytes
zcc kv get 'a key/with äöü' >again
expect_same bytes again
zcc kv put empty ''
[ "$(zcc kv get empty | wc -c)" = 0 ]
zcc kv put name --file bytes
zcc kv get name | cmp - bytes
[ "$(zcc kv ls | tr '\n' ';')" = 'a key/with äöü;empty;name;' ] || fail "$(zcc kv ls)"
[ "$(zcc kv stats --json)" = '{"bytes":600000,"keys":3}' ] || fail "$(zcc kv stats --json)"
zcc kv ls --json | grep -q '{"bytes":0,"key":"empty"}'
for writer in 1 2 3 4; do
  for _ in {1..10}; do zcc kv put shared "$writer$writer"; done &
done
for _ in {1..20}; do
  value=$(zcc kv get shared 2>/dev/null || true)
  [[ $value =~ ^(11|22|33|44|)$ ]] || fail "torn: $value"
done
wait
zcc kv rm empty
run zcc kv get empty
[ "$STATUS" = 2 ]
expect_line '^zccache: empty: no such key'
[ ! -s "$T/out" ]
for file in "$ZCCACHE_CACHE_DIR"/kv/*; do printf x >>"$file"; done
run zcc kv get name
[ "$STATUS" = 2 ]
run zcc kv clear
[ "$(zcc kv ls)" = '' ]
[ -z "$(daemon_pids)" ]
