#!/bin/bash
# clang-cl: objects, messages and notes come back as the compiler makes them; what decides them is in the key.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

clang_cl=clang-cl-14
needs "$clang_cl"
mkdir inc sys out
echo '#define A 1' >inc/a.h
printf '#pragma once\n#define S 2\n' >sys/s.h
printf '#include "a.h"\n#include <s.h>\nint f() { int unused; return A + S + V; }\n' >a.cc
cp a.cc a.c
# Without it each object has the second of its making.
search=(/Brepro /nologo /Iinc /imsvc sys)

miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc
[ ! -s "$T/err" ] || fail "messages: $(cat "$T/err")"
[ ! -s "$T/out" ] || fail "messages: $(cat "$T/out")"
miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=4 -c a.cc
miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 -W4 /c a.cc
grep -q unused "$T/err" || fail "no warning: $(cat "$T/err")"
miss_then_hit out/a.obj -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc /Foout/
miss_then_hit out/b.obj -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc /Foout/b
miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 /c a.c
miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 /c /TP a.c
miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 /O2 /EHsc /MD /GR- /std:c++17 /c a.cc
miss_then_hit a.obj a.d -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc /clang:-MD
miss_then_hit a.obj x.d -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc /clang:-MMD /clang:-MFx.d
miss_then_hit -- "$clang_cl" "${search[@]}" /DV=3 /Zs -W4 a.cc
miss_then_hit a.obj -- "$clang_cl" "${search[@]}" --target=aarch64-pc-windows-msvc /DV=3 /c a.cc

# Notes that the user asked for, and none that nobody did.
for notes in /showIncludes /showIncludes:user; do
  miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc "$notes"
  grep -q 'including file: inc/a.h' "$T/out" || fail "no notes: $(cat "$T/out")"
done

# Debug information tells the command.
for option in /Z7 /Zi -g -gdwarf; do
  miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 "$option" /Fdx.pdb /c a.cc
  miss_then_hit a.obj -- "$clang_cl" "${search[@]}" /DV=3 "$option" /Fdx.pdb /c a.cc /showIncludes
done

# No clang-cl so far makes that file; each says so.
miss_then_hit a.obj a.json -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc /sourceDependencies a.json
grep -q "'/sourceDependencies a.json'" "$T/err" || fail "no warning: $(cat "$T/err")"
[ ! -e a.json ] || fail "a.json: $(cat a.json)"

# Variables and response files.
export CL='/DV#3 /Iinc'
miss_then_hit a.obj -- "$clang_cl" /Brepro /imsvc sys /c a.cc
unset CL
export INCLUDE=$PWD/sys _CL_=/DV=3
miss_then_hit a.obj -- "$clang_cl" /Brepro /Iinc /c a.cc
unset INCLUDE _CL_
printf '/Brepro /nologo "/Iinc"\r\n/imsvc sys /DTEXT=\\"a\\b\\" /DV=3' >args
miss_then_hit a.obj -- "$clang_cl" @args /c a.cc

# By its own name.
mkdir bin
ln -s "$(command -v "$clang_cl")" bin/clang-cl
miss_then_hit a.obj -- "$PWD/bin/clang-cl" "${search[@]}" /DV=3 /c a.cc

# A precompiled header is made beside an object, and used.
printf '#pragma once\n#define P 4\n' >inc/p.h
printf '#include "p.h"\nint p = P;\n' >p.cc
printf '#include "p.h"\nint q = P;\n' >q.cc
miss_then_hit p.obj out/x.pch -- "$clang_cl" "${search[@]}" /c p.cc /Ycp.h /Fpout/x.pch
miss_then_hit q.obj -- "$clang_cl" "${search[@]}" /c q.cc /Yup.h /Fpout/x.pch
miss_then_hit q.obj -- "$clang_cl" "${search[@]}" /c q.cc /Yup.h /Fpnone /Y-
passed_through precompiled_header q.obj -- "$clang_cl" "${search[@]}" /c q.cc /Ycp.h /Yup.h /Fpout/y.pch
passed_through dump_or_extra_output a.asm -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc /FA
passed_through dump_or_extra_output a.obj -- "$clang_cl" "${search[@]}" /DV=3 /c a.cc /sourceDependencies:directives a.json
passed_through not_a_compile -- "$clang_cl" "${search[@]}" /DV=3 /E a.cc
expect errors "$clang_cl" "${search[@]}" /c a.cc
