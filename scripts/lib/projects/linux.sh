# shellcheck shell=bash
# The kernel of Debian's linux-source, as small as it gets, and the programs of the host that it is built with.

linux_package() { echo linux; }
linux_how() { echo "make, CC= and HOSTCC=\"zccache gcc\""; }
linux_needs() { echo bc bison flex; }
linux_fetch() {
  local package
  package=$(apt-cache depends linux-source | sed -n 's/.*Depends: \(linux-source-[0-9.]*\)$/\1/p')
  apt-get download "$package"
  dpkg-deb --fsys-tarfile "$package"_*.deb | tar -xO --wildcards './usr/src/*.tar.xz' | tar -xJ
}

# The date, who builds it and where are in the image.
linux_make() {
  local tree=$1
  shift
  gentle make -C "$tree" -j"$JOBS" CC="$(launched gcc)" HOSTCC="$(launched gcc)" \
    KBUILD_BUILD_TIMESTAMP='1 Jan 2024 00:00:00 +0000' KBUILD_BUILD_USER=user KBUILD_BUILD_HOST=host "$@"
}
linux_configure() { linux_make "$1" tinyconfig; }
linux_build() { linux_make "$1"; }

# It tries options on /dev/null, and some that only clang has.
linux_checks() { echo hidden_input unknown_argument profile; }

# By `ld -r` and objcopy.
linux_linked() { echo '/(vmlinux|built-in)[^/]*\.o$'; }
