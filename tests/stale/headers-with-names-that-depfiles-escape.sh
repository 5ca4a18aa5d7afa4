#!/bin/bash
# Headers have names that a depfile can not hold as they are, beside headers with the names one
# would read.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC1003,SC2016  # meant as they are
names=('v w.h' 'v#w.h' 'v$w.h' 'v%w.h' 'v&w.h' "v'w.h" 'v;w.h' 'v(w.h' 'v\w.h' 'v:w.h' 'v=w.h' 'v*w.h' 'v$$w.h')
# shellcheck disable=SC1003
for name in "${names[@]}" v w.h 'v\' vw.h; do value_is 1 "$name"; done
for name in "${names[@]}"; do
  uses_value "#include \"$name\""
  cached_or_not a.o a.d -- "$COMPILER" -MD -c "$SOURCE" -o a.o
  value_is 2 "$name"
  right
done
