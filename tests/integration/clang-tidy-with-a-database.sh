#!/bin/bash
# clang-tidy and compile_commands.json: the entry of the source counts, not those of others.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

tidy=clang-tidy-14
needs "$tidy"

mkdir -p build src/inc
echo 'inline int* nothing() { return 0; }' >src/inc/h.h
for name in a b; do printf '#include "h.h"\n#ifdef OLD\nint* %s = 0;\n#endif\n' $name >src/$name.cc; done
# database NAME ARGUMENTS...: the entries of a and b.
entry() {
  printf '{"directory": "%s/build", "command": "/usr/bin/c++ %s -I../src/inc -o %s.o -c %s/src/%s.cc", "file": "%s/src/%s.cc"}' \
    "$PWD" "$2" "$1" "$PWD" "$1" "$PWD" "$1"
}
database() { printf '[%s,\n%s]\n' "$(entry a "$1")" "$(entry b "$2")" >build/compile_commands.json; }
check=("$tidy" --quiet '--checks=-*,modernize-use-nullptr' '--header-filter=.*' -p build)

database -DOLD -DOLD
for name in a b; do
  miss_then_hit fixes.yaml -- "${check[@]}" --export-fixes=fixes.yaml src/$name.cc
  [ -s "$T/bare/output.0" ] || fail "no fixes"
done
# Another file's entry.
database -DOLD -DNEW
fresh_files
expect_hit "${check[@]}" --export-fixes=fixes.yaml src/a.cc
expect_miss "${check[@]}" --export-fixes=fixes.yaml src/b.cc
# And back: that is known.
database -DOLD -DOLD
fresh_files
expect_hit "${check[@]}" --export-fixes=fixes.yaml src/b.cc
# In the directory of the source, without -p.
ln -s build/compile_commands.json .
miss_then_hit -- "$tidy" --quiet '--checks=-*,modernize-use-nullptr' src/a.cc
echo '#define OTHER' >>src/inc/h.h
fresh_files
expect_miss "$tidy" --quiet '--checks=-*,modernize-use-nullptr' src/a.cc
# A source that is not in it: what is taken for it depends on all others.
passed_through compile_database -- "${check[@]}" src/c.cc
