#!/bin/bash
# A response file that is not there, names itself, is a directory or a pipe: what the compiler makes of it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return VALUE + 1; }' >a.c
echo @cycle >cycle
mkdir directory
mkfifo pipe
for compiler in "${C_COMPILERS[@]}" clang-19; do
  command -v "$compiler" >/dev/null || continue
  for name in missing cycle directory; do
    passed_through response_file a.o -- "$compiler" -c a.c "@$name" -o a.o
  done
done

# What is in a pipe is for the compiler to read; /dev/fd names another one in each process.
through_pipe() {
  local status=0
  echo -DVALUE=7 >pipe &
  "$@" -c a.c @pipe -o a.o || status=$?
  wait $!
  return $status
}
through_descriptor() { "$@" -c a.c @<(echo -DVALUE=7) -o a.o; }
through_file() { "$@" -c a.c @/dev/fd/9 -o a.o 9<args; }
echo -DVALUE=7 >args
for compiler in "${C_COMPILERS[@]}"; do
  for way in through_pipe through_descriptor through_file; do
    rm -f a.o
    "$way" "$compiler" 2>/dev/null || continue  # GCC asks for the length first, and pipes have none
    mv a.o bare.o
    before=$(status passed_through.response_file)
    "$way" "$ZCCACHE" "$compiler"
    expect_same bare.o a.o
    expect_status passed_through.response_file $((before + 1))
    came_through+=" $compiler.$way"
  done
done
[ -n "${came_through:-}" ] || fail "no compiler takes any of these"
