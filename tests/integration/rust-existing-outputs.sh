#!/bin/bash
# rustc refuses to put a library in place of one that is read-only, and gives the mode of a new file to old assembly.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
echo 'pub fn a(x: u32) -> u32 { x + 1 }' >a.rs
mkdir out
crate lib a
library=("${CRATE[@]}")
fresh_files
expect_miss "${library[@]}"

old() {
  echo old >"out/$1"
  chmod "$2" "out/$1"
}
read_only_library() { old liba-00000000000000a.rlib 444; }
read_only_metadata() { old liba-00000000000000a.rmeta 044; }
private_library() { old liba-00000000000000a.rlib 600; }
for setup in read_only_library read_only_metadata private_library; do
  over_existing "$setup" "${library[@]}"
done

kinds=(rustc --crate-name a --crate-type lib a.rs --emit=dep-info,asm,mir --out-dir out)
expect_miss "${kinds[@]}"
private_assembly() {
  old a.s 600
  old a.mir 600
}
over_existing private_assembly "${kinds[@]}"
