# shellcheck shell=bash
# zlib for WebAssembly, by Emscripten's emconfigure and emmake. Debian's Python, whatever comes first on PATH.

zlib-emscripten_package() { echo zlib; }
zlib-emscripten_how() { echo "emconfigure, emmake make, CC=\"zccache emcc\""; }
zlib-emscripten_needs() { echo emscripten; }
# Of its checks it leaves what it does not know of, under names of their own each time.
zlib-emscripten_configure() {
  (cd "$1" && export EMSDK_PYTHON=/usr/bin/python3 && emconfigure env CC="$(launched emcc)" AR=emar RANLIB=emranlib \
    ./configure --static && rm -f ztest*.wasm)
}
zlib-emscripten_build() {
  EMSDK_PYTHON=/usr/bin/python3 gentle emmake make -C "$1" -j"$JOBS" CC="$(launched emcc)" AR=emar RANLIB=emranlib libz.a
}
