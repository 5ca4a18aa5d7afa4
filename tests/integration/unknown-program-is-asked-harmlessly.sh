#!/bin/bash
# A program of unknown name is first asked for its version alone: only what calls itself a compiler gets
# a compiler's arguments, which to another program could mean anything.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

cat >noting.c <<END
#include <stdio.h>
#include <string.h>
int main(int argc, char** argv) {
  FILE* asked = fopen("$T/asked", "a");
  for (int i = 1; i < argc; ++i) fprintf(asked, "%s%s", i > 1 ? " " : "", argv[i]);
  fputc('\n', asked);
  if (argc == 2 && strcmp(argv[1], "--version") == 0) {
    puts(VERSION);
    return 0;
  }
  return argc > 1 && strcmp(argv[1], "-c") != 0;
}
END
gnu='some (GNU something) 1.0\nCopyright (C) 2022 Free Software Foundation, Inc.\n'
gnu+='This is free software; see the source for copying conditions.  There is NO\nwarranty'
gcc -DVERSION='"tool 1.0"' noting.c -o tool
gcc -DVERSION="\"$gnu\"" noting.c -o gnutool
fresh_files
echo 'int f;' >a.c

expect passed_through.unknown_tool ./tool -c a.c
[ "$(sort -u "$T/asked")" = "$(printf '%s\n' --version '-c a.c' | sort)" ] || fail "$(cat "$T/asked")"
rm "$T/asked"
expect passed_through.unknown_tool ./gnutool -c a.c
[ "$(sort -u "$T/asked")" = "$(printf '%s\n' --version --print-prog-name=cc1 '-c a.c' | sort)" ] ||
  fail "$(cat "$T/asked")"

# The case that matters: a shell, with a script where a compiler's arguments would have put one.
echo 'touch ran' >c
sh=$(readlink -f "$(command -v sh)")
expect passed_through.unknown_tool "$sh" -c true a.c
expect_absent ran
