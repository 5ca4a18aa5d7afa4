#!/bin/bash
# A daemon of another protocol version is left alone; the compile is done and counted.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

daemon_is_passed_by other-version version
