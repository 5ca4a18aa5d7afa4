#!/bin/bash
# The depfile that names the inputs has targets that look like something else.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
# shellcheck disable=SC1003,SC2016  # meant as they are
for target in 'a b' 'a: b.o' 'a\' 'a\:' '#' '$(x)' 'a.o c.o: x' 'a#' ':' 'a:' '%' 'x\ y'; do
  value_is 1 v.h
  cached_or_not a.o a.d -- "$COMPILER" -MD -MT "$target" -c "$SOURCE" -o a.o
  value_is 2 v.h
  right
done
