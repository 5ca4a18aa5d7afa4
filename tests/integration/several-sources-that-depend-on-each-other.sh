#!/bin/bash
# Several sources where the command is about one of them, or a file they share, are the compiler's; and so is
# all that is left when its driver has something to say itself, which it says once for all sources.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int a(void) { int unused; return 1; }' >a.c
  echo 'int b(void) { return 2; }' >b.c
  echo 'int c(void) { return 3; }' >c.c
  echo '-c a.c b.c' >arguments
  expect passed_through.several_sources "$compiler" @arguments
  expect passed_through.several_sources "$compiler" -c -x c a.c b.c
  expect passed_through.several_sources "$compiler" -c -MMD -MF d a.c b.c
  expect passed_through.several_sources "$compiler" -E a.c b.c
  expect passed_through.several_sources "$compiler" -c a.c b.o
  expect passed_through.several_sources "$compiler" -c -o x.o a.c b.c
  expect passed_through.several_sources "$compiler" -c --coverage a.c b.c
  # Clang compiles none where one is missing.
  compile_bare a.o c.o -- "$compiler" -Wall -c a.c gone.c c.c
  expect passed_through.several_sources "$compiler" -Wall -c a.c gone.c c.c
  expect_as_bare
done

# Driver's messages, cold and warm.
enter driver
echo 'int a(void) { int unused; return 1; }' >a.c
echo 'int b(void) { int useless; return 2; }' >b.c
compile_bare a.o b.o -- clang -Wall -lm -c a.c b.c
grep -q linker "$T/bare/err" || fail "no message: $(cat "$T/bare/err")"
for _ in cold warm; do
  rm -f ./*.o
  run zcc clang -Wall -lm -c a.c b.c
  expect_as_bare
done

# A compiler that is killed in the middle: GCC's driver ends there.
enter killed
for name in a b c; do echo "int $name(void) { return 1; }" >$name.c; done
mkdir "$T/bin"
cat >"$T/cc1.c" <<END
#include <signal.h>
#include <string.h>
#include <unistd.h>
int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) if (strcmp(argv[i], "b.c") == 0) raise(SIGKILL);
  execv("$(gcc -print-prog-name=cc1)", argv);
  return 9;
}
END
gcc -o "$T/bin/cc1" "$T/cc1.c"
COMPILER_PATH=$T/bin compile_bare a.o b.o c.o -- gcc -c a.c b.c c.c
[ "$STATUS" != 0 ] || fail "the premise is wrong"
rm -f ./*.o
COMPILER_PATH=$T/bin run zcc gcc -c a.c b.c c.c
expect_as_bare
