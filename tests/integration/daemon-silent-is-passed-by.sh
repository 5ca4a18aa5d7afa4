#!/bin/bash
# What never answers is passed by after ZCCACHE_TIMEOUT_MS.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

daemon_is_passed_by silent timeout
