#!/bin/bash
# help.sh TABLE COMPILER: the tables know every option that the compiler lists in its own help. At least
# as many have to be found as the compiler is known to have, so that help of another form is noticed.
set -euo pipefail
export LC_ALL=C

table=$1 compiler=$2
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed" && exit 77; }

help_of_gcc() {
  local class form
  "$compiler" --help
  for class in common target warnings optimizers params undocumented c c++; do
    for form in '' ,joined ,separate; do "$compiler" "--help=$class$form"; done
  done
}

# Its options stand at the beginning of a line, in quotes.
help_of_emcc() { "$compiler" --help | sed -nE 's/^"([^"]*)"/  \1/p'; }

case $compiler in
  clang-tidy*) family=clang-tidy marks=-- fewest=26 help=("$compiler" --help) ;;
  include-what-you-use) family=iwyu marks=' ?--' fewest=15 help=("$compiler" --help) ;;
  emcc) family=emcc marks=- fewest=50 help=(help_of_emcc) ;;
  clang-cl*) family= marks='[-/]' fewest=300 help=("$compiler" '/?') ;;
  *clang*) family=clang marks=- fewest=900 help=("$compiler" --help-hidden) ;;
  *) family=gcc marks=- fewest=1700 help=(help_of_gcc) ;;
esac

# "  -fname=<value>  What it does": what stands for a value is cut off.
options=$("${help[@]}" | sed -nE "s/^  ($marks[^][<({ ,]*).*/\1/p" | sort -u)
count=$(wc -l <<<"$options")
[ "$count" -ge "$fewest" ] || { echo "only $count options in the help of $compiler" >&2 && exit 1; }
unknown=$("$table" --unknown ${family:+"$family"} <<<"$options")
[ -z "$unknown" ] || { printf 'no table knows of %s:\n%s\n' "$compiler" "$unknown" >&2 && exit 1; }
# A table that knew everything would say so of this, too.
[ -n "$("$table" --unknown ${family:+"$family"} <<<"--no-compiler-has-this")" ]
echo "$count options of $compiler"
