#!/bin/bash
# The caller sees another file under the name, in a mount namespace of its own.
# Check: namespace
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs unshare
unshare -m true 2>/dev/null || skip "no mount namespaces here"
echo 'int value = 1;' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mkdir other
echo 'int value = 2;' >"other/$SOURCE"
PREFIX=(unshare -m sh -c "mount --bind other/$SOURCE $SOURCE && exec \"\$@\"" -)
right
