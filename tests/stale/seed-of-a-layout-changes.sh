#!/bin/bash
# What orders the members of a structure is read from a file, whatever that is called.
# Check: inputs
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

{
  echo 'struct s { int (*a)(void); int (*b)(void); int (*c)(void); int (*d)(void); int (*e)(void); } __attribute__((randomize_layout));'
  echo 'int f(struct s *x) { return x->b(); }'
} >"$SOURCE"
echo 1234 >seed
cached a.o -- "$COMPILER" -frandomize-layout-seed-file=seed -c "$SOURCE" -o a.o
echo 999999 >seed
right
