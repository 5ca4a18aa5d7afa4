#!/bin/bash
# What make hands to its children for sharing jobs is open in the compiler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/bin"
cat >"$T/as.c" <<END
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(int argc, char** argv) {
  const char* flags = getenv("MAKEFLAGS");
  const char* auth = flags ? strstr(flags, "--jobserver-auth=") : NULL;
  int r = -1, w = -1;
  char said = 'n';
  if (auth && sscanf(auth, "--jobserver-auth=%d,%d", &r, &w) == 2) {
    if (fcntl(r, F_GETFD) >= 0 && fcntl(w, F_GETFD) >= 0) said = 'y';
  } else if (auth && strncmp(auth + 17, "fifo:", 5) == 0) {
    said = 'y';
  }
  int fd = open("$T/jobserver", O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (write(fd, &said, 1) != 1) return 9;
  execv("$(command -v as)", argv);
  return 9;
}
END
gcc -o "$T/bin/as" "$T/as.c"
PATH=$T/bin:$PATH
for i in 1 2 3 4 5 6; do echo "int f$i(void) { return $i; }" >a$i.c; done
cat >Makefile <<END
all: a1.o a2.o a3.o a4.o a5.o a6.o
%.o: %.c
	+@$ZCCACHE gcc -c \$< -o \$@
END
fresh_files
make -j4 >"$T/out"
[ "$(cat "$T/jobserver")" = yyyyyy ] || fail "$(cat "$T/jobserver")"
expect_status misses 6
rm ./*.o
make -j4 >"$T/out"
expect_status hits 6
[ "$(cat "$T/jobserver")" = yyyyyy ]
