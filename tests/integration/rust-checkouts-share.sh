#!/bin/bash
# ZCCACHE_PATH_REMAP=auto: a crate compiled in one worktree is a hit in another. The library is rustc's with the map;
# messages and dep-info name the asking worktree's files.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
export ZCCACHE_PATH_REMAP=auto
ID=-00000000000000
for root in one a-second-worktree; do
  mkdir -p $root/.git $root/src $root/target/out $root/below/src
  echo '#[inline] pub fn b(x: &[u32]) -> u32 { let unused = 1; x[7] }' >$root/src/bb.rs
  # shellcheck disable=SC2016
  printf '%s\n' 'include!(concat!(env!("OUT_DIR"), "/made.rs"));' \
    'pub fn a(x: &[u32]) -> u32 { let unused = 1; bb::b(x) + made(x) }' 'pub fn n() -> &'"'"'static str { file!() }' >$root/src/aa.rs
  echo 'pub fn made(x: &[u32]) -> u32 { let unmade = 1; x[3] }' >$root/target/out/made.rs
  cp $root/src/bb.rs $root/below/src/bb.rs
done

# compiles OUTCOME ROOT DIRECTORY NAME MAP... -- ARGUMENT...: in the directory, into the root's target.
compiles() {
  local outcome=$1 root=$T/work/$2 name=$4 maps=() words=()
  cd "$root/$3"
  shift 4
  while [ "$1" != -- ]; do maps+=("--remap-path-prefix=$1") && shift; done
  crate lib "$name" -g "${@:2}"
  words=("${CRATE[@]/#$name.rs/src/$name.rs}")
  words=("${words[@]/#out/$root/target}")
  export OUT_DIR=$root/target/out
  compile_bare "$root"/target/{lib,}"$name$ID$name".{rlib,rmeta,d} -- rustc "${maps[@]}" "${words[@]:1}"
  expect "$outcome" "${words[@]}"
  expect_as_bare
  ! grep -qF "$root" "$root"/target/lib"$name"*.r* || fail "the library names its root"
  grep -qF "$root/target/" "$root/target/$name$ID$name.d" || fail "dep-info does not name this root"
  rm "${OUTPUTS[@]}" 2>/dev/null || true
  expect_hit "${words[@]}"
  expect_as_bare
}

for root in one a-second-worktree; do
  outcome=misses
  [ $root = one ] || outcome=hits
  compiles $outcome $root . bb "$T/work/$root=." -- -L "dependency=$T/work/$root/target"
  compiles $outcome $root . aa "$T/work/$root=." -- -L "dependency=$T/work/$root/target" \
    --extern "bb=$T/work/$root/target/libbb${ID}bb.rmeta"
  compiles $outcome $root below bb "$T/work/$root=.." "$T/work/$root/below=." -- --cfg below
done
expect_status hits_shared 3

# clippy-driver wants rustc's name first, and so gets nothing added.
if command -v clippy-driver >/dev/null; then
  cd "$T/work/one"
  touch target/CACHEDIR.TAG
  crate lib bb
  words=("${CRATE[@]/#bb.rs/src/bb.rs}")
  CARGO_MANIFEST_DIR=$PWD expect_miss clippy-driver "${words[@]/#out/$PWD/target}"
fi

# What cargo has in its registry is compiled where it lies.
mkdir -p "$T/work/registry/src"
cp "$T/work/one/src/bb.rs" "$T/work/registry/src"
for root in one a-second-worktree; do
  outcome=misses
  [ $root = one ] || outcome=hits
  compiles $outcome $root ../registry bb "$T/work/$root=." -- --cfg registry
done
unset ZCCACHE_PATH_REMAP
for root in one a-second-worktree; do
  outcome=misses
  [ $root = one ] || outcome=hits
  compiles $outcome $root ../registry bb -- --cfg unmapped
done
expect_status hits_shared 5
