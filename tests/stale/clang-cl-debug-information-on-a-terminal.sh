#!/bin/bash
# On a terminal clang-cl colours its messages, and CodeView tells the command by which it is done.
# Check: appearance
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
uses_value ''
export TERM=xterm
cached a.obj -- "$COMPILER" /Brepro /Z7 /DVALUE=1 /c "$SOURCE"
PREFIX=(python3 "$SCENARIOS/../integration/on_terminal.py")
right
