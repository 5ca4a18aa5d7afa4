#!/bin/bash
# The caller is in a chroot, in which the names are those of other files.
# Check: namespace
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs unshare chroot
unshare -m true 2>/dev/null || skip "no mount namespaces here"
echo 'int value = 1;' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mkdir root other
echo 'int value = 2;' >"other/$SOURCE"
PREFIX=(unshare -m sh -c "mount --rbind / root && mount --bind other/$SOURCE root$PWD/$SOURCE &&
  exec chroot root sh -c 'cd $PWD && exec \"\$@\"' - \"\$@\"" -)
right
