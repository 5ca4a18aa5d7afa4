#!/bin/bash
# Replies that come faster than they are followed, with contents and with descriptors, which must not add up.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

# Every fourth object is too long to be in a reply.
for i in {1..300}; do
  size=$((i % 4 == 0 ? 30000 : 4))
  echo "char a$i[$size] = {$i % 100};" >a$i.c
done
ls a*.c >names
mapfile -t sources <names
compile_bare "${sources[@]/%.c/.o}" -- gcc -c "${sources[@]}"
zcc start >/dev/null
ulimit -n 80
run zcc gcc -c "${sources[@]}"
expect_as_bare
expect_status misses 300
for _ in 1 2; do
  rm -f ./*.o
  run zcc gcc -c "${sources[@]}"
  expect_as_bare
done
expect_status hits 600
