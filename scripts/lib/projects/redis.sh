# shellcheck shell=bash
# C; the compiler is found by links on PATH. -MMD in its bundled libraries, no depfiles in others.

redis_package() { echo redis; }
redis_how() { echo "make, links on PATH"; }
redis_configure() { :; }

# The allocator is libc's: Debian's patches leave the bundled jemalloc unbuildable. The build id is
# made from SOURCE_DATE_EPOCH, and the Git repository this may lie in is not redis's.
redis_build() {
  with_links env SOURCE_DATE_EPOCH=1700000000 GIT_DIR=/nonexistent \
    nice -n "${NICE:-0}" make -C "$1" -j"$JOBS" V=1 MALLOC=libc ${REDIS_FLAGS:+"${REDIS_FLAGS[@]}"}
}
