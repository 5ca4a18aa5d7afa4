#!/bin/bash
# What answers with a header of impossible lengths is passed by.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

daemon_is_passed_by flood refused
