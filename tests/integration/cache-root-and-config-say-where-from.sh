#!/bin/bash
# cache-root and config follow the variables in their order.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

[ "$(zcc cache-root)" = "$ZCCACHE_CACHE_DIR" ]
zcc config | grep -E "^ZCCACHE_CACHE_DIR +$ZCCACHE_CACHE_DIR +environment"
unset ZCCACHE_TIMEOUT_MS
zcc config | grep -E '^ZCCACHE_TIMEOUT_MS +1000 +default'
unset ZCCACHE_CACHE_DIR
[ "$(zcc cache-root)" = "$HOME/.cache/zccache" ]
[ "$(XDG_CACHE_HOME=$T/xdg zcc cache-root)" = "$T/xdg/zccache" ]
[ "$(XDG_CACHE_HOME=relative zcc cache-root)" = "$HOME/.cache/zccache" ]
export ZCCACHE_CACHE_DIR=$T/cache
