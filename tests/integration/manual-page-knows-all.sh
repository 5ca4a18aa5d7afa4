#!/bin/bash
# zccache(1) knows every command, flag and variable that the sources know, and is written as man(1) wants it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

source=$HERE/../../src
page=$HERE/../../packaging/zccache.1
[ -d "$source" ] || skip "no sources here"

# What the page says, without its markup.
text=$(sed -e 's/\\-/-/g; s/\\~/ /g; s/\\&//g; s/\\f[BIRP]//g; s/\\|//g; s/"//g' "$page")
knows() { grep -Eq -- "(^|[^A-Za-z_-])$1($|[^A-Za-z_-])" <<<"$text" || fail "zccache(1) does not know $1"; }

mapfile -t variables < <(grep -rhoE '"ZCCACHE_[A-Z_]+' "$source" --include='*.cc' --include='*.h' | tr -d '"' | sort -u)
[ "${#variables[@]}" -ge 17 ] || fail "variables found: ${variables[*]}"
# Not what the daemon is started with.
mapfile -t files < <(find "$source/cli" -name '*.cc' ! -name client.cc)
mapfile -t flags < <(grep -ohE '"--[a-z-]{2,}' "$source/launcher/call.cc" "${files[@]}" | tr -d '"' | sort -u)
[ "${#flags[@]}" -ge 7 ] || fail "flags found: ${flags[*]}"
mapfile -t commands < <(sed -n "/kCommandNames\[\]/,/};/p" "$source/protocol/command_names.h" | grep -oE '"[a-z-]+"' | tr -d '"')
[ "${#commands[@]}" -ge 10 ] || fail "commands found: ${commands[*]}"
for word in "${variables[@]}" "${flags[@]}" "${commands[@]}" wrap; do knows "$word"; done
# Those that are taken and read by nobody.
for word in ZCCACHE_FAST ZCCACHE_SCAN_SYSTEM_HEADERS; do knows "$word"; done

# What config shows is there, too, and the other way round.
shown=$(zcc config | awk '{ print $1 }')
for word in $shown; do knows "$word"; done

# Each option of a command is named where the page speaks of the command.
section() { awk -v name="$1" '/^\.T[PQ]/ { heading = 1; next }
  heading && /^\.B/ { line = $0; gsub(/\\~/, " ", line); split(line, words, " "); is_it = words[2] == name || (is_it && was_heading) }
  { was_heading = heading; heading = 0 } is_it' "$page" | sed 's/\\-/-/g'; }
while read -r command option; do
  section "$command" | grep -q -- "--$option" || fail "zccache(1) does not know $command --$option"
done < <(zcc completions fish | sed -nE "s/.*__fish_seen_subcommand_from ([a-z-]+)' -l ([a-z-]+).*/\1 \2/p")

if command -v man >/dev/null; then
  MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" >/dev/null 2>"$T/err" || true
  expect_silence
fi
