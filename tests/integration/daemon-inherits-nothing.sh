#!/bin/bash
# Nothing of the build lives on in the daemon: descriptors, directory, session, signals, priority of none.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
mkfifo pipe
cat pipe >"$T/read" &
reader=$!
mkdir sub
(
  cd sub
  trap '' INT USR1
  exec 7>../pipe 8>&7 200>&7 201>../kept
  exec "$ZCCACHE" gcc -c ../a.c -o a.o >&7 2>&1
)
pid=$(status pid)  # what it runs has its command line for a moment, too
ended() { ! kill -0 $reader 2>/dev/null; }
await 5 ended || fail "the daemon holds the pipe: $(ls -l "/proc/$pid/fd")"
# Behind the answer it still reads what the compile depended on, so not at once.
holds_only_its_own() {
  local fd target
  for fd in /proc/"$pid"/fd/*; do
    target=$(readlink "$fd") || continue
    case $target in
      /dev/null | socket:* | anon_inode:* | "$ZCCACHE_CACHE_DIR" | "$ZCCACHE_CACHE_DIR"/*) ;;
      "/proc/$pid/mountinfo") ;; # It asks whether something was mounted.
      pipe:*) ;; # Its own: ours had its end seen above.
      *) FOREIGN=$target && return 1 ;;
    esac
  done
}
await 5 holds_only_its_own || fail "open in the daemon: $FOREIGN"
[ "$(readlink "/proc/$pid/cwd")" = / ] || fail "directory: $(readlink "/proc/$pid/cwd")"
read -r _ _ _ _ group session _ < <(sed 's/(.*)/x/' "/proc/$pid/stat")
[ "$session" != "$(ps -o sess= -p $$ | tr -d ' ')" ] || fail "it is in our session"
[ "$group" != "$(ps -o pgid= -p $$ | tr -d ' ')" ] || fail "it is in our process group"
ignored=$((0x$(sed -n 's/^SigIgn:\t//p' "/proc/$pid/status")))
[ $((ignored & 0x202)) = 0 ] || fail "signals are ignored in the daemon as in the build"
