#!/bin/bash
# In a container whose first process reaps nobody an ended daemon stays a zombie: stop sees that it has ended.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
zcc start >/dev/null
zcc stop >/dev/null
run timeout 60 python3 - "$ZCCACHE" <<'END'
import ctypes, subprocess, sys, time
PR_SET_CHILD_SUBREAPER = 36
assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
subprocess.run([sys.argv[1], "start"], check=True)
begin = time.monotonic()
said = subprocess.run([sys.argv[1], "stop"], capture_output=True, text=True)
took = time.monotonic() - begin
print(said, took)
assert said.returncode == 0 and "has stopped" in said.stdout, said
assert took < 3, took
END
[ "$STATUS" = 0 ] || fail "$(cat "$T/out" "$T/err")"
