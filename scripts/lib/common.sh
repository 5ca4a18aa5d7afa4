# shellcheck shell=bash
# What every script here needs: where the repository is, messages, work directories, clean-up.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
PROGRAM=$(basename "$0")
JOBS=${JOBS:-$(nproc)}
# Nothing here is to read a terminal, and messages are compared.
export LC_ALL=C

say() { printf '== %s\n' "$*"; }

warn() { printf '%s: %s\n' "$PROGRAM" "$*" >&2; }

die() {
  warn "$@"
  exit 1
}

# usage: prints the comment block at the head of the script that was started.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# on_exit COMMAND...: run at the end, the last registered first, whatever the end is.
CLEANUPS=()
on_exit() { CLEANUPS+=("$(printf '%q ' "$@")"); }

run_cleanups() {
  local status=$? i
  trap - EXIT
  for ((i = ${#CLEANUPS[@]} - 1; i >= 0; i--)); do
    eval "${CLEANUPS[i]}" || true
  done
  exit "$status"
}
trap run_cleanups EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# make_work_dir NAME: a new directory in WORK, removed at the end unless KEEP is set. It lies in
# build/, so that it is on the file system people work on and not on a tmpfs.
make_work_dir() {
  mkdir -p "$ROOT/build"
  WORK=$(mktemp -d "$ROOT/build/$1.XXXXXX")
  if [ -n "${KEEP:-}" ]; then
    say "keeping $WORK"
  else
    on_exit rm -rf "$WORK"
  fi
}

# timed VARIABLE LOG COMMAND...: sets VARIABLE to the seconds it took; its output goes to LOG, the
# end of which is shown when it fails.
timed() {
  local -n result=$1
  local log=$2 begin end
  shift 2
  begin=$EPOCHREALTIME
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 30 "$log" >&2
    return 1
  fi
  end=$EPOCHREALTIME
  # shellcheck disable=SC2034  # a name reference: the caller's variable
  result=$(awk -v a="$begin" -v b="$end" 'BEGIN { printf "%.2f", b - a }')
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }'; }
