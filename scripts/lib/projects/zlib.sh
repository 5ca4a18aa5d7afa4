# shellcheck shell=bash
# C, with a configure script of its own kind; each source is compiled twice, for both libraries.

zlib_package() { echo zlib; }
zlib_how() { echo "configure, make, CC=\"zccache gcc\""; }
zlib_configure() { (cd "$1" && CC=$(launched gcc) ./configure); }
zlib_build() { gentle make -C "$1" -j"$JOBS"; }
