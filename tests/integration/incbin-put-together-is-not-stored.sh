#!/bin/bash
# A directive that names a file no depfile lists may be put together of pieces, in C and in assembler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

cat >strings.c <<'END'
asm(".inc" "bin \"data\"");
END
cat >macro.c <<'END'
#define DIRECTIVE ".inc" REST
#define REST "bin"
asm(DIRECTIVE " \"data\"");
END
cat >spliced.c <<'END'
asm(".inc\
bin \"data\"");
END
cat >argument.S <<'END'
.macro embed how
.inc\how "data"
.endm
embed bin
END
for source in strings.c macro.c spliced.c argument.S; do
  for compiler in "${C_COMPILERS[@]}"; do
    for content in first other; do
      printf '%s' "$content" >data
      compile_bare a.o -- "$compiler" -c "$source" -o a.o
      expect passed_through.hidden_input "$compiler" -c "$source" -o a.o
      expect_as_bare
    done
  done
done
