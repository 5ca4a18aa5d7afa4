# shellcheck shell=bash
# C, Meson, which writes rules of its own kind (-MD -MQ -MF); sources are compiled for two depths of colours.

dav1d_package() { echo dav1d; }
dav1d_how() { echo "Meson, CC=\"zccache gcc\""; }
dav1d_needs() { echo meson; }
dav1d_configure() {
  CC=$(launched gcc) GIT_DIR=/nonexistent meson setup --buildtype=release -Denable_asm=false "$1/build" "$1"
}
dav1d_build() { GIT_DIR=/nonexistent gentle ninja -C "$1/build" -j"$JOBS" -d keepdepfile; }
