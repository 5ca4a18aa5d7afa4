# shellcheck shell=bash
# C, perl and generated assembly. Its library tells the compiler's command, so that has to be the bare one.

openssl_package() { echo openssl; }
openssl_how() { echo "Configure, make, links on PATH"; }
openssl_configure() { (cd "$1" && with_links ./Configure linux-x86_64 no-tests); }

# The library tells the date, too.
openssl_build() {
  with_links env SOURCE_DATE_EPOCH=1700000000 nice -n "${NICE:-0}" make -C "$1" -j"$JOBS" build_sw
}
