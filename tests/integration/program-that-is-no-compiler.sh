#!/bin/bash
# Whatever is put behind zccache runs, and ends as it does.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#!/bin/sh\necho "out $*"; echo err >&2; cat; exit 3\n' >tool
chmod +x tool
run zcc ./tool a 'b c' <<<input
[ "$STATUS" = 3 ]
[ "$(cat "$T/out")" = $'out a b c\ninput' ]
[ "$(cat "$T/err")" = err ]
echo 'int f;' >a.c
expect passed_through.script_tool ./tool -c a.c </dev/null
[ "$STATUS" = 3 ]
expect passed_through.unknown_tool printf '%s.' -c a.c
[ "$(cat "$T/out")" = -c.a.c. ]
