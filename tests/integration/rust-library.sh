#!/bin/bash
# A crate's library, its metadata, its dep-info and its messages are replayed as rustc makes them.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'pub fn b() -> &'"'"'static str { option_env!("NOT_SET").unwrap_or("b") }' >bb.rs
printf 'mod m;\npub fn a() -> String { let unused = 1; m::m() + bb::b() + include_str!("some text") }\n' >aa.rs
echo 'pub fn m() -> String { env!("HOME").into() }' >m.rs
echo text >'some text'
crate lib bb
miss_then_hit out/libbb-00000000000000bb.{rlib,rmeta} out/bb-00000000000000bb.d -- "${CRATE[@]}"
crate lib aa -C opt-level=1 -g -L dependency=out --extern bb=out/libbb-00000000000000bb.rmeta
OUT=(out/libaa-00000000000000aa.{rlib,rmeta} out/aa-00000000000000aa.d)
miss_then_hit "${OUT[@]}" -- "${CRATE[@]}"
grep -q unused "$T/err" || fail "no warning: $(cat "$T/err")"

# Over what cargo has given a second name.
for file in "${OUT[@]}"; do ln "$file" "$file.other"; done
expect_hit "${CRATE[@]}"
[ "$(stat -c %h "${OUT[0]}")$(stat -c %h "${OUT[1]}")$(stat -c %h "${OUT[2]}")" = 112 ] || fail "$(ls -l out)"

# A check alone.
crate lib aa --extern bb=out/libbb-00000000000000bb.rmeta
CRATE=("${CRATE[@]/dep-info,metadata,link/dep-info,metadata}")
miss_then_hit "${OUT[@]:1}" -- "${CRATE[@]}"

# Where each output has a name of its own.
CRATE=("${CRATE[@]/--emit=dep-info,metadata/--emit=dep-info=x.d,metadata=x.rmeta,link=x.rlib}")
miss_then_hit x.d x.rmeta x.rlib -- "${CRATE[@]}"
