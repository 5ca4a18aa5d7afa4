#!/bin/bash
# The compiler is a script, and what it reads changes.
# Check: refused-tools
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/bin"
cat >"$T/bin/$COMPILER" <<SRC
#!/bin/sh
. $T/settings
exec $(command -v "$COMPILER") -DVALUE=\$value "\$@"
SRC
chmod +x "$T/bin/$COMPILER"
echo value=1 >"$T/settings"
uses_value ''
perhaps_cached a.o -- "$T/bin/$COMPILER" -c "$SOURCE" -o a.o
echo value=2 >"$T/settings"
right
