#!/bin/bash
# What has just been compiled is explained, though its many inputs, and the places where they were looked for in vain,
# were not looked at yet when the compile ended.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

none=(none/{1..100})
mkdir -p inc "${none[@]}"
for i in {1..400}; do
  echo "int f$i(void);" >"inc/h$i.h"
  echo "#include \"h$i.h\"" >>a.c
done
fresh_files
run zcc gcc "${none[@]/#/-I}" -Iinc -c a.c -o a.o
zcc explain a.c >said
grep -q ' miss ' said || fail "explain: $(cat said)"
