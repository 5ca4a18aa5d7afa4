# shellcheck shell=bash
# A Python extension in C, from its source distribution, by pip. Debian's Python, whatever comes first on PATH.

brotli_package() { echo brotli; }
brotli_how() { echo "pip, CC=\"zccache gcc\""; }
brotli_needs() { echo python3-dev python3-pip python3-setuptools python3-wheel; }
brotli_fetch() {
  /usr/bin/python3 -m pip download --no-binary :all: --no-deps --no-build-isolation brotli==1.1.0
  tar -xf Brotli-*.tar.gz
}
brotli_configure() { :; }

# From the unpacked directory: an archive pip would unpack elsewhere each time, and paths are in the objects.
brotli_build() {
  (cd "$1" && CC=$(launched gcc) gentle /usr/bin/python3 -m pip wheel --no-build-isolation --no-deps --no-index \
    --no-cache-dir --wheel-dir build .)
}
