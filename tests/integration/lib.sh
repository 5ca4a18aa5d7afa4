# shellcheck shell=bash
# What every test here needs. A test is one behaviour, named by its file. It runs in a directory of
# its own ($T/work) with a cache and so a daemon of its own, both gone at its end, whatever the end.
# Whether a compile hit or missed is always asked of the counters, never assumed.
#
# ZCCACHE_BIN is the directory of the three programs. Exit status 77: the test can not run here.
set -eEuo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BIN=$(cd "${ZCCACHE_BIN:-$HERE/../../build/release/bin}" && pwd)
ZCCACHE=$BIN/zccache

# Nothing of the caller's may decide what a test sees.
unset "${!ZCCACHE_@}" "${!LC_@}" LANG LANGUAGE CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH \
  SOURCE_DATE_EPOCH MAKEFLAGS MFLAGS MAKELEVEL CC CXX CFLAGS CXXFLAGS CDPATH XDG_CACHE_HOME \
  COMPILER_PATH GCC_COLORS GCC_EXEC_PREFIX
export LC_ALL=C
umask 022

T=$(cd "$(mktemp -d "${TMPDIR:-/tmp}/zccache-test.XXXXXX")" && pwd -P)
USERS_HOME=${HOME:-}
mkdir "$T/work" "$T/home"
cd "$T/work"
export HOME=$T/home ZCCACHE_CACHE_DIR=$T/cache
# A busy machine is no reason to pass the daemon by, but where that is the behaviour.
export ZCCACHE_TIMEOUT_MS=20000

C_COMPILERS=(gcc clang)
CXX_COMPILERS=(g++ clang++)
# shellcheck disable=SC2034  # for the tests
COMPILERS=("${C_COMPILERS[@]}" "${CXX_COMPILERS[@]}")

# ---- the end -------------------------------------------------------------------------------------

# The daemons whose root is below $T, running or stopped.
daemon_pids() {
  local file words
  for file in /proc/[0-9]*/cmdline; do
    mapfile -d '' -t words 2>/dev/null <"$file" || continue
    [[ ${words[1]:-} == --root && ${words[2]:-} == "$T"/* ]] || continue
    file=${file%/cmdline}
    printf '%s\n' "${file#/proc/}"
  done
}

# Mount points below $T, outer ones first.
mounts_below() {
  local fields
  while read -ra fields; do
    [[ ${fields[4]} != "$T"/* ]] || printf '%s\n' "${fields[4]}"
  done </proc/self/mountinfo
}

clean_up() {
  local status=$? pids mount
  trap - EXIT ERR
  set +eE
  exec 2>&1
  if [ "$status" != 0 ] && [ "$status" != 77 ]; then
    printf 'counters: %s\n' "$(timeout 5 "$ZCCACHE" status --json 2>&1)"
    printf 'daemon.log: %s\n' "$(tail -n 5 "$T"/*/logs/daemon.log 2>&1)"
  fi
  mapfile -t pids < <(jobs -p)
  [ ${#pids[@]} = 0 ] || kill -KILL "${pids[@]}" 2>/dev/null
  mapfile -t pids < <(daemon_pids)
  if [ ${#pids[@]} != 0 ]; then
    kill -CONT "${pids[@]}" 2>/dev/null
    # It ends at once; not waited for, as init may take its time to reap it.
    timeout 0.5 "$ZCCACHE" stop >/dev/null 2>&1
    mapfile -t pids < <(daemon_pids)
    [ ${#pids[@]} = 0 ] || kill -KILL "${pids[@]}" 2>/dev/null
  fi
  cd /
  # What is mounted below is not this test's to remove.
  while read -r mount; do umount -l "$mount"; done < <(mounts_below | tac)
  if [ -n "$(mounts_below)" ]; then
    printf 'still mounted, and so left: %s\n' "$(mounts_below)"
    exit 1
  fi
  chmod -R u+rwX "$T" 2>/dev/null
  rm -rf "$T"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'printf "%s:%s: failed: %s\n" "${BASH_SOURCE[0]##*/}" "$LINENO" "$BASH_COMMAND" >&2' ERR

fail() {
  local i
  printf '%s: failed: %s\n' "${0##*/}" "$*" >&2
  for ((i = 1; i < ${#FUNCNAME[@]}; ++i)); do
    printf '  in %s, %s:%s\n' "${FUNCNAME[i]}" "${BASH_SOURCE[i]##*/}" "${BASH_LINENO[i - 1]}" >&2
  done
  trap - ERR
  exit 1
}

skip() {
  printf 'skipped: %s\n' "$*"
  exit 77
}

needs() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || skip "$program is not installed"
  done
}

needs_root() { [ "$(id -u)" = 0 ] || skip "only root can do this"; }

# ---- counters ------------------------------------------------------------------------------------

# field JSON NAME or field JSON GROUP.NAME: as text; 0 when it is not there.
field() {
  local json=$1 name=$2
  if [[ $name == *.* ]]; then
    [[ $json =~ \"${name%%.*}\":\{([^}]*)\} ]] || { echo 0 && return; }
    json=${BASH_REMATCH[1]} name=${name#*.}
  fi
  [[ $json =~ \"$name\":(\"([^\"]*)\"|[^,}]*) ]] || { echo 0 && return; }
  printf '%s\n' "${BASH_REMATCH[2]:-${BASH_REMATCH[1]}}"
}

# All of status as JSON. A cache that never was has counted nothing; else a daemon has to say it.
counters() {
  local json
  json=$("$ZCCACHE" status --json 2>/dev/null) && printf '%s\n' "$json" && return
  [ -e "$ZCCACHE_CACHE_DIR/index" ] || { echo '{}' && return; }
  "$ZCCACHE" start >/dev/null
  "$ZCCACHE" status --json
}

status() { field "$(counters)" "$1"; }

# sum JSON GROUP: of all counters in the group.
sum() {
  local total=0 item
  [[ $1 =~ \"$2\":\{([^}]*)\} ]] || { echo 0 && return; }
  for item in ${BASH_REMATCH[1]//,/ }; do total=$((total + ${item##*:})); done
  echo "$total"
}

# How many compiles have been counted, under whatever outcome.
counted() {
  echo $(($(field "$1" hits) + $(field "$1" misses) + $(field "$1" errors) +
    $(sum "$1" passed_through) + $(sum "$1" bypassed) + $(field "$1" abandoned)))
}

# await N COMMAND...: until the command succeeds, N seconds at most.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -le "$end" ] || return 1
    sleep 0.01
  done
}

# expect_status NAME VALUE: the counter comes to have the value. Results are stored after the
# launcher has left, so it may take a moment.
is_status() { [ "$(status "$1")" = "$2" ]; }
expect_status() {
  await 10 is_status "$1" "$2" || fail "$1 is $(status "$1"), not $2"
}

# ---- running -------------------------------------------------------------------------------------

zcc() { "$ZCCACHE" "$@"; }

# run COMMAND...: what it prints goes to $T/out and $T/err, how it ends to $STATUS.
run() {
  STATUS=0
  "$@" >"$T/out" 2>"$T/err" || STATUS=$?
}

is_counted() {
  AFTER=$(counters)
  [ "$(counted "$AFTER")" -gt "$1" ]
}

# expect OUTCOME COMMAND...: runs the command through zccache; it counts once, as the outcome: hits,
# misses, errors, passed_through.REASON, bypassed.REASON. Prints and ends as `run` says.
expect() {
  local outcome=$1 before
  shift
  before=$(counters)
  run zcc "$@"
  await 10 is_counted "$(counted "$before")" || fail "not counted: $* ($(cat "$T/err"))"
  [ "$(field "$AFTER" "$outcome")" = $(($(field "$before" "$outcome") + 1)) ] ||
    fail "not one of $outcome: $*
before: $before
after: $AFTER
$(cat "$T/err")"
  [ "$(counted "$AFTER")" = $(($(counted "$before") + 1)) ] || fail "counted more than once: $*"
  case $outcome in
    hits | misses) [ "$STATUS" = 0 ] || fail "exit status $STATUS: $* ($(cat "$T/err"))" ;;
    errors) [ "$STATUS" != 0 ] || fail "exit status 0: $*" ;;
  esac
}

expect_hit() { expect hits "$@"; }
expect_miss() { expect misses "$@"; }

expect_same() { cmp "$1" "$2" || fail "$1 and $2 differ"; }

expect_absent() {
  local file
  for file in "$@"; do [ ! -e "$file" ] || fail "$file exists"; done
}

# expect_line REGEX: stderr of the last run is one line that matches.
expect_line() {
  [ "$(wc -l <"$T/err")" = 1 ] || fail "not one line on stderr: $(cat "$T/err")"
  grep -Eq -- "$1" "$T/err" || fail "stderr is not like $1: $(cat "$T/err")"
}

expect_silence() { [ ! -s "$T/err" ] || fail "stderr: $(cat "$T/err")"; }

# Files written just now count as changed during a compile that starts within the same tick of the
# kernel's clock, rightly: let it tick.
fresh_files() { sleep 0.02; }

# ---- comparing with the compiler alone -----------------------------------------------------------

# compile_bare OUTPUT... -- COMMAND...: keeps what the compiler alone makes, prints and returns in
# $T/bare, and removes the outputs.
compile_bare() {
  local i
  OUTPUTS=()
  while [ "$1" != -- ]; do OUTPUTS+=("$1") && shift; done
  shift
  fresh_files
  rm -rf "$T/bare" "${OUTPUTS[@]}"
  mkdir "$T/bare"
  run "$@"
  cp "$T/out" "$T/err" "$T/bare"
  echo "$STATUS" >"$T/bare/status"
  for i in "${!OUTPUTS[@]}"; do
    [ ! -e "${OUTPUTS[i]}" ] || cp -p "${OUTPUTS[i]}" "$T/bare/output.$i"
  done
  rm -f "${OUTPUTS[@]}"
}

# The last run printed, returned and made what compile_bare's did.
expect_as_bare() {
  local i
  [ "$STATUS" = "$(cat "$T/bare/status")" ] ||
    fail "exit status $STATUS, bare $(cat "$T/bare/status"): $(cat "$T/err")"
  diff "$T/bare/out" "$T/out" >&2 || fail "stdout differs"
  diff "$T/bare/err" "$T/err" >&2 || fail "stderr differs"
  for i in "${!OUTPUTS[@]}"; do
    if [ -e "$T/bare/output.$i" ]; then
      expect_same "$T/bare/output.$i" "${OUTPUTS[i]}"
      [ "$(stat -c %a "$T/bare/output.$i")" = "$(stat -c %a "${OUTPUTS[i]}")" ] ||
        fail "${OUTPUTS[i]}: mode differs"
    else
      expect_absent "${OUTPUTS[i]}"
    fi
  done
}

# miss_then_hit OUTPUT... -- COMMAND...: compiled once and served once, each as the compiler does it.
miss_then_hit() {
  compile_bare "$@"
  while [ "$1" != -- ]; do shift; done
  shift
  expect_miss "$@"
  expect_as_bare
  rm -f "${OUTPUTS[@]}"
  expect_hit "$@"
  expect_as_bare
}

# passed_through REASON OUTPUT... -- COMMAND...: twice by the compiler, as it would.
passed_through() {
  local reason=$1 i
  shift
  compile_bare "$@"
  while [ "$1" != -- ]; do shift; done
  shift
  for i in 1 2; do
    rm -f "${OUTPUTS[@]}"
    expect "passed_through.$reason" "$@"
    expect_as_bare
  done
}

# picture FILE...: what there is to see of each, and under each of its other names.
picture() {
  local file
  for file in "$@"; do
    stat -c '%n %F mode %a of %u:%g, %h names, %s bytes' "$file"
    [ ! -f "$file" ] || sha256sum <"$file"
  done
}

# over_existing SETUP COMMAND...: of what SETUP leaves in out/, where the outputs go, a hit leaves what
# the compiler alone does. The command has been compiled before.
over_existing() {
  local setup=$1 bare
  shift
  rm -rf out
  mkdir out
  "$setup"
  run "$@"
  bare=$STATUS$(picture out/* && cat "$T/err")
  rm -rf out
  mkdir out
  "$setup"
  run zcc "$@"
  [ "$STATUS$(picture out/* && cat "$T/err")" = "$bare" ] ||
    fail "$setup, $*: $STATUS$(picture out/*)
bare: $bare"
}

# variable_decides NAME FIRST OTHER TEXT COMPILER...: each value of the variable misses once, with a source
# of that text. Each compiler has a directory of its own, with an a.h in one/ and another in two/.
variable_decides() {
  local name=$1 first=$2 other=$3 text=$4 compiler source value
  shift 4
  for compiler in "$@"; do
    enter "$compiler"
    mkdir one two
    echo '#define VALUE 1' >one/a.h
    echo '#define VALUE 2' >two/a.h
    source=$(source_for "$compiler" a)
    printf '%s' "$text" >"$source"
    unset "$name"
    for value in "$first" "$other"; do
      export "$name=$value"
      miss_then_hit a.o -- "$compiler" -c "$source" -o a.o
    done
    export "$name=$first"
    compile_bare a.o -- "$compiler" -c "$source" -o a.o
    expect_hit "$compiler" -c "$source" -o a.o
    expect_as_bare
  done
}

# ---- things to compile with ----------------------------------------------------------------------

# enter NAME: a directory of its own for a compiler, and into it.
enter() {
  mkdir -p "$T/work/$1"
  cd "$T/work/$1"
}

is_cxx() { [[ $1 == *++* ]]; }

# The name of a source for the compiler's language.
source_for() { if is_cxx "$1"; then echo "$2.cc"; else echo "$2.c"; fi; }

# copy_compiler NAME [NEW]: a copy of the driver in $T/NAME/bin, as NEW, with all it needs around it.
copy_compiler() {
  local real prefix entry
  real=$(readlink -f "$(command -v "$1")")
  prefix=$(dirname "$(dirname "$real")")
  mkdir -p "$T/$1/bin"
  for entry in "$prefix"/*; do
    [ "${entry##*/}" = bin ] || ln -s "$entry" "$T/$1/"
  done
  cp "$real" "$T/$1/bin/${2:-$1}"
}

# An assembler in front of the real one, for gcc to find on PATH: notes each run in $T/assembled,
# starts its output if there is $T/partial, and goes on when $T/hold is gone. Holds a compile in its middle, and counts.
held_assembler() {
  local real
  real=$(command -v as)
  mkdir -p "$T/held"
  cat >"$T/held.c" <<END
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
int main(int argc, char** argv) {
  int fd = open("$T/assembled", O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (write(fd, "x\n", 2) != 2) return 9;
  for (int i = 1; i + 1 < argc; ++i)
    if (strcmp(argv[i], "-o") == 0 && access("$T/partial", F_OK) == 0) {
      int out = open(argv[i + 1], O_WRONLY | O_CREAT, 0666);
      if (write(out, "partial", 7) != 7) return 9;
    }
  for (int i = 0; i < 6000 && access("$T/hold", F_OK) == 0; ++i) usleep(5000);
  execv("$real", argv);
  return 9;
}
END
  gcc -O0 -o "$T/held/as" "$T/held.c"
  PATH=$T/held:$PATH
  fresh_files
}

is_assembling() { [ "$(wc -l 2>/dev/null <"$T/assembled" || echo 0)" -ge "${1:-1}" ]; }

# fake_daemon HOW: see fake_daemon.py, at the socket of this test's cache. Its lines go to $T/fake,
# its pid to $FAKE. Further words are put before the command, to run it as someone else.
fake_daemon() {
  local how=$1
  shift
  needs python3
  [ -d "$ZCCACHE_CACHE_DIR" ] || mkdir -m 700 "$ZCCACHE_CACHE_DIR"
  : >"$T/fake"
  "$@" "$(command -pv python3 || command -v python3)" "$HERE/fake_daemon.py" "${ZCCACHE_ENDPOINT:-$ZCCACHE_CACHE_DIR/zccached.sock}" "$how" \
    >"$T/fake" 2>&1 &
  # shellcheck disable=SC2034  # for the tests
  FAKE=$!
  await 10 grep -q listening "$T/fake" || fail "the fake daemon: $(cat "$T/fake")"
}

# daemon_is_passed_by HOW REASON: with a daemon that behaves so, the compile is done as if there were none,
# at once or after ZCCACHE_TIMEOUT_MS; the daemon is left alone, and a later one counts the reason.
daemon_is_passed_by() {
  echo 'int f(void) { int unused; return 1; }' >a.c
  compile_bare a.o a.d -- gcc -Wall -MD -c a.c -o a.o
  fake_daemon "$1"
  export ZCCACHE_TIMEOUT_MS=400
  run timeout 10 "$ZCCACHE" gcc -Wall -MD -c a.c -o a.o
  expect_as_bare
  kill -0 "$FAKE" || fail "the other daemon was ended"
  [ "$(grep -c called "$T/fake")" = 1 ] || fail "$(cat "$T/fake")"
  kill "$FAKE"
  wait "$FAKE" || true
  rm "$ZCCACHE_CACHE_DIR/zccached.sock"
  export ZCCACHE_TIMEOUT_MS=20000
  zcc start >/dev/null
  expect_status "bypassed.$2" 1
}

# Debian's Emscripten, with Debian's Python: one that is a script on PATH makes emcc one that is passed through.
needs_emscripten() {
  PATH=/usr/bin:/bin
  needs emcc em++
}

# own_emscripten: a copy in $T/emscripten of what an emcc is made of, started by the script that Emscripten ships.
own_emscripten() {
  local theirs=/usr/share/emscripten
  needs_emscripten
  [ -e "$theirs/emdump" ] || skip "$theirs is not as expected"
  mkdir "$T/emscripten"
  cp -rp "$theirs"/{emcc.py,em++.py,emscripten.py,emscripten-version.txt,tools,third_party,src,.emscripten} "$T/emscripten"
  ln -s "$theirs/cache" "$theirs/system" "$T/emscripten"
  # shellcheck disable=SC2016  # for the script to expand
  sed 's,"$(dirname $0)/tools/emdump.py","$0.py",' "$theirs/emdump" >"$T/emscripten/emcc"
  chmod +x "$T/emscripten/emcc"
  cp "$T/emscripten/emcc" "$T/emscripten/em++"
}

# on_terminal COMMAND...: with a terminal for its streams; what it prints goes to stdout.
on_terminal() {
  needs python3
  python3 "$HERE/on_terminal.py" "$@"
}

# ---- Rust ----------------------------------------------------------------------------------------

# The machine's rustc and cargo themselves, first on PATH: rustup's stand-ins ask files in the user's home which
# those are.
rust_toolchain() {
  local sysroot
  needs rustc cargo
  sysroot=$(HOME=$USERS_HOME rustc --print sysroot) || skip "rustc does not work here"
  PATH=$sysroot/bin:$PATH
  export CARGO_HOME=$T/cargo CARGO_TERM_COLOR=never
  unset "${!CARGO_BUILD_@}" "${!CARGO_PROFILE_@}" "${!RUSTC@}" RUSTFLAGS CARGO_INCREMENTAL CARGO_TARGET_DIR
  hash -r
}

# own_toolchain DIR: the machine's rustc with its libraries, to be changed.
own_toolchain() {
  local sysroot file
  sysroot=$(rustc --print sysroot)
  mkdir -p "$1/bin" "$1/lib"
  cp "$sysroot/bin/rustc" "$1/bin"
  for file in "$sysroot"/lib/lib*.so*; do
    # It finds the others beside its driver.
    case $file in *driver*) cp "$file" "$1/lib" ;; *) ln -s "$file" "$1/lib" ;; esac
  done
  mkdir -p "$1/lib/rustlib"
  for file in "$sysroot"/lib/rustlib/*/lib/lib*.r*; do
    file=${file#"$sysroot/"}
    mkdir -p "$1/${file%/*}"
    ln -s "$sysroot/$file" "$1/$file"
  done
}

# crate TYPE NAME ARGUMENT...: the command that compiles NAME.rs as cargo does, in CRATE.
crate() {
  local type=$1 name=$2
  shift 2
  CRATE=(rustc --crate-name "$name" --edition=2021 "$name.rs" --error-format=json
    --json=diagnostic-rendered-ansi,artifacts,future-incompat --crate-type "$type"
    --emit=dep-info,metadata,link -C "metadata=$name" -C "extra-filename=-00000000000000$name" --out-dir out "$@")
}

# linked_crate TYPE NAME ARGUMENT...: the same of one that is linked, as cargo does it; what it makes of a program in
# LINKED.
linked_crate() {
  crate "$@"
  CRATE=("${CRATE[@]/dep-info,metadata,link/dep-info,link}")
  # shellcheck disable=SC2034  # for the tests
  LINKED=("out/$2-00000000000000$2" "out/$2-00000000000000$2.d")
}

# package DIR NAME [LINE...]: a package of that name without dependencies but for what the lines say.
package() {
  local dir=$1 name=$2
  shift 2
  mkdir -p "$dir/src"
  printf '%s\n' '[package]' "name = \"$name\"" 'version = "0.1.0"' 'edition = "2021"' "$@" >"$dir/Cargo.toml"
}
