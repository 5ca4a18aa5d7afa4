#!/bin/bash
# A symlink on the way to a header that comes to lead elsewhere.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
echo '#define VALUE 1' >one/a.h
echo '#define VALUE 2' >two/a.h
ln -s one include
printf '#include <a.h>\nint f(void) { return VALUE; }\n' >a.c
for target in one two; do
  ln -sfn "$target" include
  miss_then_hit a.o -- gcc -Iinclude -c a.c -o a.o
done
