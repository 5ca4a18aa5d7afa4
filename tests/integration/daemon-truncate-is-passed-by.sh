#!/bin/bash
# What hangs up in the middle of its answer is passed by.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

daemon_is_passed_by truncate refused
