#!/bin/bash
# What build tools ask rustc about itself is answered by rustc.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
echo 'pub fn f() {}' >a.rs
passed_through not_a_compile -- rustc -vV
passed_through not_a_compile -- rustc --version
passed_through not_a_compile -- rustc --print sysroot
passed_through not_a_compile -- rustc - --crate-name ___ --print=file-names --crate-type lib
passed_through unusual_output liba.rlib -- rustc --crate-type lib a.rs
passed_through dependency_options liba.rlib -- rustc --crate-name a --crate-type lib a.rs
passed_through unknown_argument liba.rlib -- rustc --crate-name a --crate-type lib a.rs --no-such-option
