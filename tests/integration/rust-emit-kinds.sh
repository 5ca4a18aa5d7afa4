#!/bin/bash
# Every kind of output that --emit asks for comes back as rustc makes it, under the names that rustc gives it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
printf '%s\n' 'pub fn a(x: u32) -> String { let unused = 1; format!("{x}") }' '#[inline] pub fn b() -> u32 { 7 }' 'pub fn main() {}' >aa.rs
mkdir out
plain=(rustc --crate-name aa --edition=2021 aa.rs --error-format=json --json=artifacts)
kinds=dep-info,asm,llvm-ir,llvm-bc,mir,obj
files=(out/aa-1.{s,ll,bc,mir,o,d})
miss_then_hit "${files[@]}" -- "${plain[@]}" --crate-type lib --emit=$kinds -C extra-filename=-1 --out-dir out
grep -q 'out/aa-1.s' "$T/err" || fail "not told of: $(cat "$T/err")"

# All at once, each under a name of its own, and by -o.
miss_then_hit "${files[@]}" out/libaa-1.r{lib,meta} -- \
  "${plain[@]}" --crate-type lib --emit=$kinds --emit link,metadata -C extra-filename=-1 --out-dir out -O
miss_then_hit x.d x.s -- "${plain[@]}" --crate-type bin --emit=dep-info=x.d,asm=x.s -C lto=off
miss_then_hit x.d x.o -- "${plain[@]}" --crate-type lib --emit=dep-info=x.d,obj -o x.o -C codegen-units=4
miss_then_hit out/x.{d,o} -- "${plain[@]}" --crate-type lib --emit=dep-info,obj -o out/x.y.z
miss_then_hit out/libaa.a out/aa.d out/aa.o -- \
  "${plain[@]}" --crate-type staticlib --emit=dep-info,link,obj --out-dir out
miss_then_hit out/aa.d out/aa.s -- "${plain[@]}" --crate-type lib --emit=dep-info,asm --out-dir out \
  -C incremental="$T/incremental"

# An old one that has other names is written over, as rustc does it.
with_other_names() {
  touch out/aa.s out/aa.mir
  ln out/aa.s out/other.s
  ln out/aa.mir out/other.mir
}
expect_miss "${plain[@]}" --crate-type lib --emit=dep-info,asm,mir --out-dir out
over_existing with_other_names "${plain[@]}" --crate-type lib --emit=dep-info,asm,mir --out-dir out

# What rustc names by itself is not known before.
passed_through dump_or_extra_output -- \
  "${plain[@]}" --crate-type lib --emit=dep-info,asm -C codegen-units=4 --out-dir out
passed_through dump_or_extra_output -- "${plain[@]}" --crate-type lib --emit=dep-info -C save-temps --out-dir out
passed_through output_to_stdout -- "${plain[@]}" --crate-type lib --emit=dep-info,asm=-
