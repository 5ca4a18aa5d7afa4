#!/bin/bash
# replay gives times back to files that are as they were, and to no others, nor outside of the workspace.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p tree/dir/.git elsewhere
echo one >tree/same
echo two >tree/dir/changed
echo three >tree/gone
echo four >"tree/dir/with space \\ and
line"
echo five >tree/dir/.git/left-out
echo six >tree/linked
find tree -type f -exec touch -d '2020-01-02 03:04:05.678901234' {} +
run zcc snapshot --workspace tree --out manifest --exclude .git
[ "$STATUS" = 0 ]
expect_silence
[ "$(wc -l <manifest)" = 6 ] || fail "$(cat manifest)"
! grep -q left-out manifest

find tree -type f -exec touch {} +
echo TWO >tree/dir/changed
rm tree/gone
mv tree/linked elsewhere
ln -s ../elsewhere/linked tree/linked
is_old() { [ "$(stat -c %y "$1" | cut -c 1-29)" = '2020-01-02 03:04:05.678901234' ]; }
json=$(zcc replay --workspace tree --manifest manifest --json)
[ "$(field "$json" applied)/$(field "$json" changed)/$(field "$json" missing)/$(field "$json" entries)" = 2/1/1/5 ] || fail "$json"
is_old tree/same
is_old "tree/dir/with space \\ and
line"
! is_old tree/dir/changed
! is_old tree/dir/.git/left-out
! is_old elsewhere/linked
run zcc replay --workspace tree --manifest manifest --min-applied-ratio 0.9
[ "$STATUS" = 1 ]
run zcc replay --workspace tree --manifest manifest --min-applied-ratio 0.4
[ "$STATUS" = 0 ]
# One that leads out of the workspace, as another's might.
sed -i 's, same$, ../elsewhere/outside,' manifest
cp -p tree/same elsewhere/outside
touch elsewhere/outside
zcc replay --workspace tree --manifest manifest >/dev/null
! is_old elsewhere/outside
# A link stays one.
ln -s elsewhere/manifest link
zcc snapshot --workspace tree --out link
[ -L link ] && [ -s elsewhere/manifest ]
# What is cut short is none.
head -c 100 manifest >short
run zcc replay --workspace tree --manifest short
[ "$STATUS" = 2 ]
expect_line 'not a manifest'
