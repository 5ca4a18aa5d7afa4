#!/bin/bash
# Whatever links: what is made is that linker's, and one that does not tell what it reads is passed through.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() {}' >aa.rs
linked_by() { linked_crate bin aa "$@"; }
for linker in bfd gold; do
  command -v ld.$linker >/dev/null || continue
  linked_by -C link-arg=-fuse-ld=$linker
  miss_then_hit "${LINKED[@]}" -- "${CRATE[@]}"
done
# rustc's own, if there is one, whether or not the system has another.
cp -rs /usr/bin no-lld
rm -f no-lld/*lld*
if [ -e "$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld/ld.lld" ]; then
  linked_by -C link-arg=-fuse-ld=lld
  PATH=$PWD/no-lld:$(dirname "$(command -v rustc)") miss_then_hit "${LINKED[@]}" -- "${CRATE[@]}"
fi
if command -v clang >/dev/null; then
  linked_by -C linker=clang
  miss_then_hit "${LINKED[@]}" -- "${CRATE[@]}"
  if command -v ld.lld >/dev/null; then
    linked_by -C linker=clang -C "link-arg=--ld-path=$(command -v ld.lld)"
    miss_then_hit "${LINKED[@]}" -- "${CRATE[@]}"
  fi
fi
if command -v ld.mold >/dev/null; then
  linked_by -C linker=clang -C "link-arg=--ld-path=$(command -v ld.mold)"
  passed_through link "${LINKED[@]}" -- "${CRATE[@]}"
fi

printf '#!/bin/sh\nexec cc "$@"\n' >script
chmod +x script
linked_by -C "linker=$PWD/script"
passed_through script_tool "${LINKED[@]}" -- "${CRATE[@]}"
linked_by -C link-arg=-Wl,-Map=map
passed_through link "${LINKED[@]}" map -- "${CRATE[@]}"
# One that is called so, and can not do it.
mkdir bin
printf 'int main(void) { return 0; }\n' >none.c
gcc none.c -o bin/ld.gold
linked_by -C link-arg=-fuse-ld=gold -C "link-arg=-B$PWD/bin/"
passed_through link "${LINKED[@]}" -- "${CRATE[@]}"
