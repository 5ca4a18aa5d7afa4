#!/bin/bash
# Back and forth between two states of a tree, as a checkout of branches does: each is a hit again.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs git
git init -q .
git config user.name tester
git config user.email tester@example.invalid
value_is 1 v.h
uses_value '#include "v.h"'
git add . && git commit -qm one && git branch one
value_is 2 v.h && git commit -qam two && git branch two
git checkout -q one
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
git checkout -q two
fresh_files
right
for branch in one two one; do
  git checkout -q $branch
  rm -r "$T/before"
  bare
  cp -r "$T/bare" "$T/before"
  still_a_hit
done
