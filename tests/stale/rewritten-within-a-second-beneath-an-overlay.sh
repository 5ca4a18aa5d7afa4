#!/bin/bash
# A header is written again in the same second, with its old time, on an overlay whose layers date files by
# whole seconds (ext4 with small inodes).
# Check: settled,during-compile
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs mkfs.ext4
truncate -s 16M "$T/image"
mkfs.ext4 -q -I 128 "$T/image" 2>/dev/null || skip "no ext4 with small inodes here"
mkdir "$T/layers" tree
mount -o loop "$T/image" "$T/layers" || skip "no loop device here"
mkdir "$T/layers"/{lower,upper,work}
mount -t overlay overlay -o "lowerdir=$T/layers/lower,upperdir=$T/layers/upper,workdir=$T/layers/work" tree ||
  skip "no overlay here"
cd tree
uses_value '#include "v.h"'
value_is 1 v.h
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
bare
for _ in 1 2 3; do
  # Early in a second.
  until [[ $(date +%N) < 1 ]]; do sleep 0.02; done
  value_is 1 v.h
  touch -d @1700000000 v.h
  through_tool
  through_tool
  value_is 2 v.h
  touch -d @1700000000 v.h
  through_tool
  bare
  must_be_bare "after the change"
done
