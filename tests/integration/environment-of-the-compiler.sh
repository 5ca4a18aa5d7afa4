#!/bin/bash
# The compiler's environment is the caller's, with ZCCACHE_LINEAGE and ZCCACHE_PARENT_PID.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

cat >tool <<'END'
#!/bin/sh
env | grep -v '^_=' | sort
END
chmod +x tool
./tool >bare
zcc ./tool >cached
diff bare cached >difference || true
[ "$(sed -n '/^[<>]/s/=.*//p' difference | tr '\n' ' ')" = '> ZCCACHE_LINEAGE > ZCCACHE_PARENT_PID ' ] || fail "$(cat difference)"
