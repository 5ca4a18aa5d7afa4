#!/bin/bash
# What a compile makes besides the object comes back with it: coverage notes, split debug information,
# stack usage, call graphs, saved temporaries, serialized diagnostics, compile commands, records.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

program='#include <stdio.h>
int f(int a) { char b[99]; for (int i = 0; i < 99; ++i) b[i] = (char)(a + i); return puts(b); }
'
for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  mkdir out
  source=$(source_for "$compiler" a)
  printf '%s' "$program" >"$source"
  text=i
  [[ $compiler != *++ ]] || text=ii
  # Without a seed GCC stamps notes and objects with the time.
  seed=(-frandom-seed=1)
  [[ $compiler != clang* ]] || seed=()
  object=(-c "$source" -o out/b.x.o)
  miss_then_hit out/b.x.o out/b.x.gcno out/b.x.d -- "$compiler" "${seed[@]}" --coverage -MD "${object[@]}"
  miss_then_hit a.o a.gcno -- "$compiler" "${seed[@]}" -ftest-coverage -fprofile-arcs -c "$source"
  miss_then_hit out/b.x.o out/b.x.dwo -- "$compiler" -g -gsplit-dwarf "${object[@]}"
  miss_then_hit out/b.x.o out/b.x.su -- "$compiler" -fstack-usage "${object[@]}"
  case $compiler in
    clang*)
      miss_then_hit out/b.x.o "a.$text" a.s a.bc -- "$compiler" -save-temps "${object[@]}"
      miss_then_hit out/b.x.o "out/a.$text" out/a.s out/a.bc -- "$compiler" -save-temps=obj "${object[@]}"
      miss_then_hit out/b.x.o x.dia -- "$compiler" -Wall --serialize-diagnostics x.dia "${object[@]}"
      miss_then_hit out/b.x.o x.json out/b.x.d -- "$compiler" -MJ x.json -MMD "${object[@]}"
      miss_then_hit out/b.x.o x.json -- "$compiler" -MJ x.json "${object[@]}"
      miss_then_hit out/b.x.o out/b.x.opt.yaml -- "$compiler" -O2 -fsave-optimization-record "${object[@]}"
      # Times are in it: what comes back is what was stored.
      expect_miss "$compiler" -ftime-trace "${object[@]}"
      mv out/b.x.json first.json
      expect_hit "$compiler" -ftime-trace "${object[@]}"
      expect_same first.json out/b.x.json
      ;;
    *)
      miss_then_hit out/b.x.o "out/b.x.$text" out/b.x.s -- "$compiler" -save-temps "${object[@]}"
      miss_then_hit out/b.x.o "b.x.$text" b.x.s -- "$compiler" -save-temps=cwd "${object[@]}"
      miss_then_hit out/b.x.o out/b.x.ci -- "$compiler" -fcallgraph-info=su "${object[@]}"
      ;;
  esac
done
