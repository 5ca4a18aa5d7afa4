#!/bin/bash
# What hangs up is passed by.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

daemon_is_passed_by close refused
