#!/bin/bash
# What answers with garbage is passed by.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

daemon_is_passed_by garbage refused
