# shellcheck shell=bash
# C, Autoconf and libtool, which compiles each source twice. Not as one large source, as it comes, but
# as the hundred it is made of.

sqlite3_package() { echo sqlite3; }
sqlite3_how() { echo "autoconf, libtool, make, CC=\"zccache gcc\""; }
sqlite3_needs() { echo tcl; }
sqlite3_configure() {
  mkdir -p "$1/build"
  (cd "$1/build" && CC=$(launched gcc) ../configure --disable-amalgamation --disable-tcl --disable-readline)
}
sqlite3_build() { gentle make -C "$1/build" -j"$JOBS"; }
