#!/bin/bash
# PYTHONPATH comes to name a directory with a module for each program.
# Check: environment
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
uses_value
mkdir one two
for n in one two; do
  echo 'import os; os.environ["EMCC_CFLAGS"] = "-DVALUE='$n'"' >$n/sitecustomize.py
done
export PYTHONPATH=$PWD/one
cached a.o -- emcc -Done=1 -Dtwo=2 -c "$SOURCE"
export PYTHONPATH=$PWD/two
right
