# shellcheck shell=bash
# What a scenario here needs, on top of what the integration tests have.
#
# A scenario is one way in which a cache can give another result than the compiler: compile, hit,
# change the world, compile again, compare. Its file holds a line
#
#   # Check: NAME[,NAME...]     the checks (src/platform/checks.h) that together prevent it, or none
#
# or several, each for a run of its own, and may hold `# Compilers: NAME...` (default:
# $DEFAULT_COMPILERS in the script `run`). `run` starts it once for each compiler and each setting of
# the checks. It sees
#
#   COMPILER, SOURCE            the compiler, and a name for a source of its language
#   ZCCACHE_TEST_CHECKS_OFF     set: the run that must come out stale
#   STALE_TOOL                  what is tested: zccache, ccache or none
#   STALE_NOTE                  a file to note in whether what was cached was a hit
#
# Exit status: 0 every result was the compiler's; 3 one was not; 77 it can not run here; anything
# else: the scenario itself does not work.
#
# Set before this file is read: OWN_MOUNTS=yes for mounts that nobody else sees; AS_NOBODY=yes to be
# a user whom permissions bind.
set -eEuo pipefail

readonly STALE=3

if [ "${OWN_MOUNTS:-no}" = yes ] && [ "${STALE_UNSHARED:-no}" = no ]; then
  unshare -m true 2>/dev/null || { echo "skipped: no mount namespaces here" && exit 77; }
  STALE_UNSHARED=yes exec unshare -m --propagation private bash "$0" "$@"
fi
if [ "${AS_NOBODY:-no}" = yes ] && [ "$(id -u)" = 0 ]; then
  as_nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
  "${as_nobody[@]}" test -x "${ZCCACHE_BIN:-/}" 2>/dev/null || { echo "skipped: nobody may not come here" && exit 77; }
  exec "${as_nobody[@]}" bash "$0" "$@"
fi

CHECKS_OFF=${ZCCACHE_TEST_CHECKS_OFF:-}
SCENARIOS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${ZCCACHE_BIN:=$SCENARIOS/../../build/release/checks-switched/bin}"
# shellcheck source=tests/integration/lib.sh
. "$SCENARIOS/../integration/lib.sh"
[ -z "$CHECKS_OFF" ] || export ZCCACHE_TEST_CHECKS_OFF=$CHECKS_OFF

COMPILER=${1:-${STALE_COMPILER:-gcc}}
needs "$COMPILER"
# shellcheck disable=SC2034  # for the scenarios
SOURCE=$(source_for "$COMPILER" a)
PREFIX=()  # what the whole command is run by: env, a terminal, ...
OUTPUTS=()
COMMAND=()
HIT=no

is_clang() { [[ $COMPILER == *clang* ]]; }

# ---- what is tested ------------------------------------------------------------------------------

COUNTERS='{}'
case ${STALE_TOOL:=zccache} in
  zccache) TOOL=("$ZCCACHE") ;;
  ccache)
    needs ccache
    export CCACHE_DIR=$T/ccache
    COUNTERS=0
    TOOL=(ccache)
    ;;
  none) TOOL=() ;;  # the scenario alone: that the compiler gives the same twice
  *) fail "no such tool: $STALE_TOOL" ;;
esac

# Whether the last run was a hit goes to HIT. The counters of before are kept rather than asked for:
# nothing may come between a change and the compile after it.
note_outcome() {
  local before=$COUNTERS hits
  case $STALE_TOOL in
    zccache)
      await 20 is_counted "$(counted "$before")" || fail "not counted: ${COMMAND[*]}"
      COUNTERS=$AFTER
      hits=$(($(field "$COUNTERS" hits) - $(field "$before" hits)))
      ;;
    ccache)
      COUNTERS=$(ccache --print-stats | awk '/^(direct|preprocessed)_cache_hit\t/ { n += $2 } END { print n + 0 }')
      hits=$((COUNTERS - before))
      ;;
    none) hits=0 ;;
  esac
  HIT=no
  [ "$hits" -le 0 ] || HIT=yes
}

# ccache takes no header for granted that was written in the second of the compile, and then falls
# back to what it does without headers; that would hide what it does on any other day.
old_files() {
  if [ "$STALE_TOOL" = ccache ]; then sleep 1.1; else fresh_files; fi
}

# ---- results -------------------------------------------------------------------------------------

# result DIR COMMAND...: runs it, and keeps in DIR all that the user gets from it.
result() {
  local dir=$1 i
  shift
  rm -rf "$dir" "${OUTPUTS[@]}"
  mkdir "$dir"
  STATUS=0
  "$@" >"$dir/stdout" 2>"$dir/stderr" || STATUS=$?
  echo "exit status $STATUS" >"$dir/facts"
  for i in "${!OUTPUTS[@]}"; do
    if [ -e "${OUTPUTS[i]}" ]; then
      cp "${OUTPUTS[i]}" "$dir/output.$i"
      stat -c '%n: mode %a' "${OUTPUTS[i]}" >>"$dir/facts"
    fi
  done
}

bare() { result "$T/bare" "${PREFIX[@]}" "${COMMAND[@]}"; }

through_tool() {
  result "$T/tool" "${PREFIX[@]}" "${TOOL[@]}" "${COMMAND[@]}"
  note_outcome
}

is_as_bare() { diff -r "$T/bare" "$T/tool" >"$T/difference"; }

# The tool's last result is the compiler's, or the scenario ends here.
must_be_bare() {
  is_as_bare && return
  printf '%s: stale: %s: hit: %s\n' "${0##*/}" "$1" "$HIT"
  head -n 20 "$T/difference"
  cat "$T/tool/stderr"
  trap - ERR
  exit $STALE
}

# compiles OUTPUT... -- COMMAND...: what is compiled from here on.
compiles() {
  OUTPUTS=()
  while [ "$1" != -- ]; do OUTPUTS+=("$1") && shift; done
  shift
  COMMAND=("$@")
}


# daemon KILL-OPTION: sends the daemon the signal, if that is what is tested; once what is cached is
# on disk, so that killing it does not take that along.
daemon() {
  local pids
  if [ "$1" = -KILL ] && [ "$STALE_TOOL" = zccache ]; then sleep 1; fi
  mapfile -t pids < <(daemon_pids)
  [ ${#pids[@]} = 0 ] || kill "$1" "${pids[@]}"
}

# precompiled COMMAND...: a precompiled header is made through the tool, which knows it from then on.
precompiled() {
  local before
  old_files
  before=$([ "$STALE_TOOL" != zccache ] || counters)
  "${TOOL[@]}" "$@"
  [ "$STALE_TOOL" = zccache ] || return 0
  await 20 is_counted "$(counted "$before")" || fail "not counted: $*"
  COUNTERS=$AFTER
}

# What a killed daemon had not written yet is not counted.
count_anew() { [ "$STALE_TOOL" != zccache ] || COUNTERS=$(counters); }

# Compiles what `compiles` said, until it has been a hit from a state at rest. What the product is
# free not to cache is a hit at least in the run that must come out stale.
prime() {
  old_files
  bare
  rm -rf "$T/before"
  cp -r "$T/bare" "$T/before"
  [ "$STATUS" = 0 ] || fail "the compile fails: ${COMMAND[*]}: $(cat "$T/bare/stderr")"
  through_tool
  must_be_bare "the first time"
  through_tool
  must_be_bare "again, without a change"
  [ -z "${STALE_NOTE:-}" ] || echo "$HIT" >>"$STALE_NOTE"
  [ "$STALE_TOOL" = zccache ] || return 0
  if [ "$HIT" = no ]; then
    [ "$1" = surely ] || [ "$1$CHECKS_OFF" != perhaps ] || return 0
    [ "$1" != or_not ] || return 0
    fail "not a hit: ${COMMAND[*]}: $COUNTERS"
  fi
  # Watches are set behind the answer, and trusted from the next look on.
  sleep 0.05
  through_tool
  [ "$HIT" = yes ] || fail "no hit any more: ${COMMAND[*]}: $COUNTERS"
  sleep 0.05
  through_tool
  must_be_bare "again and again, without a change"
}

# cached OUTPUT... -- COMMAND...: is in the cache from here on.
cached() {
  compiles "$@"
  prime surely
}

# The same for what a product may also compile each time.
perhaps_cached() {
  compiles "$@"
  prime perhaps
}

# The same where what checks have to do with it is not why.
cached_or_not() {
  compiles "$@"
  prime or_not
}

# The world has changed so that the compiler now gives something else: so does the tool, at once and
# when it is asked again.
right() {
  through_tool
  bare
  ! diff -r "$T/before" "$T/bare" >/dev/null || fail "the change changes nothing for the compiler"
  must_be_bare "after the change"
  through_tool
  must_be_bare "after the change, asked again"
  rm -rf "$T/before"
  cp -r "$T/bare" "$T/before"
}

# Nothing has changed that counts: it is still a hit, and right.
still_a_hit() {
  bare
  diff -r "$T/before" "$T/bare" || fail "the change changes something for the compiler"
  through_tool
  must_be_bare "without a change that counts"
  [ "$STALE_TOOL" != zccache ] || [ "$HIT" = yes ] || fail "not a hit: ${COMMAND[*]}: $COUNTERS"
}

# A file's time does not tell that its content changed: as_old FILE COMMAND...
as_old() {
  local file=$1
  shift
  touch -r "$file" "$T/time"
  "$@"
  touch -r "$T/time" "$file"
}

# store OFFSET CHARACTER: into the file that `mapped FILE` has mapped.
# shellcheck disable=SC2034  # for the scenarios
VALUE_AT=14  # where the digit stands in what value_is makes
mapped() {
  needs python3
  coproc MAPPED { exec python3 "$SCENARIOS/mapped.py" "$1"; }
  exec {MAPPED_OUT}<&"${MAPPED[0]}" {MAPPED_IN}>&"${MAPPED[1]}"
  read -r -u "$MAPPED_OUT"
}
store() {
  echo "$1 $2" >&"$MAPPED_IN"
  read -r -u "$MAPPED_OUT"
}
unmap() {
  exec {MAPPED_IN}>&-
  eval "exec ${MAPPED[1]}>&-"
  # shellcheck disable=SC2153  # bash sets it
  wait "$MAPPED_PID"
}

# value_is N FILE: a header of one line, of one size for one digit.
value_is() { printf '#define VALUE %d\n' "$1" >"$2"; }

# uses_value [LINE...]: a source of these lines whose object shows VALUE.
uses_value() {
  printf '%s\n' "$@" >"$SOURCE"
  echo 'int value = VALUE;' >>"$SOURCE"
}

# ---- a compiler that can be held -----------------------------------------------------------------

# From here on the compiler, when it opens a header named gate.h or gate2.h, waits until it is
# released, if it is to be held there. The source is read by then, as are the headers before it; those
# behind it are not.
gated() {
  mkdir "$T/hold" "$T/held"
  cat >"$T/gate.c" <<END
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
typedef int open_function(const char*, int, ...);
typedef int openat_function(int, const char*, int, ...);
static void gate(const char* path) {
  const char* slash = strrchr(path, '/');
  const char* name = slash ? slash + 1 : path;
  char hold[4096], held[4096];
  snprintf(hold, sizeof hold, "$T/hold/%s", name);
  if (strncmp(name, "gate", 4) || access(hold, F_OK)) return;
  snprintf(held, sizeof held, "$T/held/%s", name);
  if (symlink("here", held)) return;
  for (int i = 0; i < 6000 && access(hold, F_OK) == 0; ++i) usleep(5000);
}
#define OPEN(NAME) \
  int NAME(const char* path, int flags, ...) { \
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
    gate(path); \
    return ((open_function*)dlsym(RTLD_NEXT, #NAME))(path, flags, mode); \
  }
#define OPENAT(NAME) \
  int NAME(int at, const char* path, int flags, ...) { \
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
    gate(path); \
    return ((openat_function*)dlsym(RTLD_NEXT, #NAME))(at, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
END
  gcc -shared -fPIC -O1 -w -U_FILE_OFFSET_BITS -o "$T/gate.so" "$T/gate.c"
  echo '/* where the compiler is held */' | tee gate.h >gate2.h
  PREFIX=(env "LD_PRELOAD=$T/gate.so")
}

# From here on the compiler's clock stands still at what set_clock says.
fake_clock() {
  cat >"$T/clock.c" <<END
#include <stdio.h>
#include <time.h>
#include <sys/time.h>
static time_t now(void) {
  long seconds = 0;
  FILE* file = fopen("$T/clock", "r");
  if (file && fscanf(file, "%ld", &seconds) == 1) fclose(file);
  return seconds;
}
time_t time(time_t* out) { time_t t = now(); if (out) *out = t; return t; }
int gettimeofday(struct timeval* out, void* zone) { out->tv_sec = now(); out->tv_usec = 0; return 0; }
END
  gcc -shared -fPIC -O1 -w -o "$T/clock.so" "$T/clock.c"
  set_clock 1500000000
  PREFIX=(env "LD_PRELOAD=$T/clock.so")
}
set_clock() { echo "$1" >"$T/clock"; }

hold() {
  rm -f "$T/held/$1"
  touch "$T/hold/$1"
}
await_held() { await 20 test -h "$T/held/$1" || fail "the compiler has not come to $1"; }
release() { rm -f "$T/hold/$1"; }

# while_compiling COMMAND...: runs it while the compiler stands at gate.h. The result of such a
# compile may be either; `right` asks what came of it.
while_compiling() { while_it_runs at_the_gate "$@"; }

# The same for what can not be held there: once it has ended, before what it made is looked at.
when_it_has_ended() { while_it_runs compiler_runs before_it_is_taken "$@"; }

# while_it_runs WHEN COMMAND...: `old_outputs`, if there is such a function, makes what lies there from before.
while_it_runs() {
  local compile when=$1
  shift
  old_files
  bare
  rm -rf "$T/before"
  cp -r "$T/bare" "$T/before"
  [ "$STALE_TOOL" != zccache ] || "$ZCCACHE" start >/dev/null
  [ "$when" != at_the_gate ] || hold gate.h
  rm -f "${OUTPUTS[@]}"
  [ "$(type -t old_outputs)" != function ] || old_outputs
  "${PREFIX[@]}" "${TOOL[@]}" "${COMMAND[@]}" >"$T/out" 2>&1 &
  compile=$!
  await 20 "$when" || fail "the compiler does not come: $when"
  "$@"
  release gate.h
  wait "$compile" || fail "the compile failed: $(cat "$T/out")"
  note_outcome
  old_files
}
at_the_gate() { test -h "$T/held/gate.h"; }
compiler_runs() { [ -n "$(ps -o pid= --ppid "$compile")" ]; }

# before_it_is_taken COMMAND...: for while_compiling: the compiler ends, and COMMAND runs before what it made is
# looked at, for who runs the compiler is stopped.
before_it_is_taken() {
  kill -STOP "$compile"
  release gate.h
  await 20 compiler_has_ended || fail "the compiler does not end"
  "$@" >/dev/null 2>&1 || true
  kill -CONT "$compile"
}
compiler_has_ended() {
  local states
  states=$(ps -o stat= --ppid "$compile")
  [[ $states == Z* ]]
}

# ---- compilers made for a test -------------------------------------------------------------------

# stand_in FILE PROGRAM ARGUMENT...: an ELF program that runs PROGRAM with these arguments added.
stand_in() {
  local file=$1 program=$2 argument
  shift 2
  {
    printf '#include <unistd.h>\nint main(int argc, char** argv) {\n  char* all[argc + %d];\n  int n = 0;\n' $(($# + 1))
    printf '  all[n++] = "%s";\n' "$program"  # by which drivers find their parts
    echo '  for (int i = 1; i < argc; ++i) all[n++] = argv[i];'
    for argument; do printf '  all[n++] = "%s";\n' "$argument"; done
    printf '  all[n] = 0;\n  execv("%s", all);\n  return 9;\n}\n' "$program"
  } >"$T/stand-in.c"
  mkdir -p "$(dirname "$file")"
  rm -f "$file"
  gcc -O1 -o "$file" "$T/stand-in.c"
}

# library FILE VALUE: the library of the compiler that compiler_with_library makes.
library() {
  mkdir -p "$(dirname "$1")"
  printf 'const char* value(void) { return "-DVALUE=%d"; }\n' "$2" >"$T/value.c"
  rm -f "$1"
  gcc -shared -fPIC -Wl,-soname,libvalue.so -o "$1" "$T/value.c"
}

# compiler_with_library LINKER-OPTION...: $T/bin/$COMPILER is the compiler with what value() in
# $T/lib/libvalue.so returns as one more argument.
compiler_with_library() {
  library "$T/lib/libvalue.so" 0
  cat >"$T/driver.c" <<END
#include <unistd.h>
const char* value(void);
int main(int argc, char** argv) {
  const char* all[argc + 2];
  for (int i = 1; i < argc; ++i) all[i] = argv[i];
  all[0] = "$(readlink -f "$(command -v "$COMPILER")")";
  all[argc] = value();
  all[argc + 1] = 0;
  execv(all[0], (char**)all);
  return 9;
}
END
  mkdir -p "$T/bin"
  gcc -o "$T/bin/$COMPILER" "$T/driver.c" -L"$T/lib" -lvalue "$@"
}

# preload_cpath LIBRARY DIRECTORY: a library that sets CPATH in whatever loads it.
preload_cpath() {
  printf '#include <stdlib.h>\n__attribute__((constructor)) static void set(void) { setenv("CPATH", "%s", 1); }\n' \
    "$PWD/$2" >"$T/preload.c"
  rm -f "$1"
  gcc -shared -fPIC -o "$1" "$T/preload.c"
}

# $T/gcc/bin/$COMPILER is a GCC with a library directory of its own, $LIBRARY.
relocated_gcc() {
  local real=/usr/lib/gcc version
  version=$("$COMPILER" -print-file-name=include)
  version=${version%/include}
  LIBRARY=$T/gcc/lib/gcc/${version#"$real"/}
  mkdir -p "$LIBRARY" "$T/gcc/bin"
  ln -s "$version"/* "$LIBRARY"
  cp "$(readlink -f "$(command -v "$COMPILER")")" "$T/gcc/bin/$COMPILER"
}

# $T/clang/bin/clang is a clang that looks for configuration files beside itself.
clang_with_configuration() {
  copy_compiler "$COMPILER" clang
  mv "$T/$COMPILER" "$T/clang"
}

# header_map DIRECTORY FILE: FILE becomes one of clang's maps of headers, which leads v.h into the directory.
header_map() {
  python3 - "$@" <<'PY'
import struct
import sys
name, prefix = b"v.h", sys.argv[1].encode() + b"/"
strings = b"\0" + name + b"\0" + prefix + b"\0"
key, value = 1, 1 + len(name) + 1
buckets = [(0, 0, 0)] * 8
buckets[sum(c * 13 for c in name.lower()) % 8] = (key, value, key)
head = struct.pack("<4sHHIIII", b"pamh", 1, 0, 24 + 8 * 12, 1, 8, len(name))
with open(sys.argv[2], "wb") as out:
    out.write(head + b"".join(struct.pack("<III", *b) for b in buckets) + strings)
PY
}
