#!/bin/bash
# Every field of status, of a session's figures, of explain and of analyze is in the documents.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs python3

echo 'int f(void) { return 1; }' >a.c
fresh_files
id=$(field "$("$ZCCACHE" session-start)" session_id)
ZCCACHE_SESSION_ID=$id expect_miss gcc -c a.c
python3 - "$HERE/../../docs" <(zcc status --json) <(zcc session-stats "$id" --json) <(zcc explain a.c --json) \
  <(zcc explain --all --json) <(zcc analyze --json) <<'P'
import json, re, sys
docs = "".join(open(f"{sys.argv[1]}/{name}.md").read() for name in ("json", "journal"))
documented = set(re.findall(r"`([a-z_]+)`", docs))
def fields(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            # What is below these are names of reasons, tools and phases.
            if name not in ("reasons", "totals", "phase_profile", "miss_reasons", "passed_through") or isinstance(inner, list):
                yield from fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)
for file in sys.argv[2:]:
    missing = sorted(set(fields(json.load(open(file)))) - documented)
    assert not missing, missing
P
