#!/bin/bash
# An assembler named after the machine appears in a directory where GCC looks, and changes: Debian's takes
# it before the one without.
# Check: tool-search
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

machine=$("$COMPILER" -dumpmachine)
export COMPILER_PATH=$T/parts
mkdir "$T/parts"
stand_in "$T/made/as" "$(command -v as)" --defsym value=2
stand_in "$T/made/other" "$(command -v as)" --defsym value=3
cp "$T/made/as" "$T/parts/$machine-as"
[ "$("$COMPILER" -print-prog-name=as)" = "$T/parts/$machine-as" ] || { echo "skipped: not this GCC" && exit 77; }
rm "$T/parts/$machine-as"
printf '%s\n' 'asm(".ifndef value\n.set value, 1\n.endif\n.globl v\n.set v, value");' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mv "$T/made/as" "$T/parts/$machine-as"
right
mv "$T/made/other" "$T/parts/$machine-as"
right
