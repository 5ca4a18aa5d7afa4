#!/bin/bash
# document.sh TABLE FILE: FILE is what the program TABLE prints.
set -euo pipefail

diff <("$1") "$2" && exit
echo "$2 is not what the tables say: build the target that writes it" >&2
exit 1
