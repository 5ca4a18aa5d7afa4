# shellcheck shell=bash
# Real projects, mostly from Debian source packages, and builds of them that can be compared byte by byte.
#
# A project NAME has a recipe, projects/NAME.sh, with the functions
#   NAME_package         what its source is called in $SOURCES
#   NAME_how             how it is built, in a few words
#   NAME_configure TREE  all that comes before the compiles; what it compiles is not counted
#   NAME_build TREE
# and where there is need
#   NAME_needs           Debian packages without which it can not be built
#   NAME_fetch           gets $SOURCES/PACKAGE, where that is not a Debian source package
#   NAME_checks          what zccache counts only its checks of the compiler as, which make no object
#   NAME_linked          regular expression: objects that no compiler made, but `ld -r` and the like
# configure and build read these, which say what stands in front of the compiler:
#   LINKS     directory to put first on PATH, with links named after compilers; empty: none
#   LAUNCHER  CMake's compiler launcher, or the word before the compiler's name; empty: none
# Every build of a project runs in one and the same directory, since paths get into the objects;
# what it made is then moved aside, and the next build starts from the untouched sources.

SOURCES=${SOURCES:-$ROOT/build/sources}

# ---- sources -------------------------------------------------------------------------------------

# apt_private ARGUMENTS...: apt-get with lists and caches of its own, and with the machine's own
# sources turned into those of source packages. Nothing in /etc or /var is touched.
apt_private() {
  local apt=$SOURCES/apt file
  if [ ! -d "$apt/parts" ]; then
    mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/cache/archives/partial"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
      [ -f "$file" ] || continue
      sed -n 's/^[[:space:]]*deb[[:space:]]/deb-src /p' "$file" >"$apt/parts/$(basename "$file" .list).list"
    done
    for file in /etc/apt/sources.list.d/*.sources; do
      [ -f "$file" ] || continue
      sed 's/^Types:.*/Types: deb-src/' "$file" >"$apt/parts/$(basename "$file")"
    done
  fi
  apt-get -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$apt/parts" \
    -o Dir::State::Lists="$apt/lists" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User=root "$@"
}

# source_versions PACKAGE: those the lists know, the newest first.
source_versions() {
  apt_private indextargets >/dev/null
  apt-cache -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$SOURCES/apt/parts" \
    -o Dir::State::Lists="$SOURCES/apt/lists" -o Dir::Cache="$SOURCES/apt/cache" showsrc --only-source "$1" |
    sed -n 's/^Version: //p' | sort -Vru
}

# debian_source PACKAGE: unpacked and patched, in the current directory. A mirror need not have the
# newest version that the lists know.
debian_source() {
  local version
  # A source list of another vendor may well have no sources; the fetch decides.
  apt_private update || true
  for version in $(source_versions "$1"); do
    ! apt_private source "$1=$version" || return 0
  done
  return 1
}

# fetch_project NAME: its source in $SOURCES/PACKAGE. Once there, no network.
fetch_project() {
  local package
  package=$("$1_package")
  [ ! -d "$SOURCES/$package" ] || return 0
  say "fetching the source of $package"
  rm -rf "$SOURCES/$package.part"
  mkdir -p "$SOURCES/$package.part"
  (
    cd "$SOURCES/$package.part"
    if declare -F "$1_fetch" >/dev/null; then "$1_fetch"; else debian_source "$package"; fi
  ) >"$SOURCES/$package.log" 2>&1 || {
    tail -n 20 "$SOURCES/$package.log" >&2
    die "can not fetch the source of $package"
  }
  mv "$(find "$SOURCES/$package.part" -mindepth 1 -maxdepth 1 -type d)" "$SOURCES/$package"
  rm -rf "$SOURCES/$package.part"
}

# ---- recipes -------------------------------------------------------------------------------------

# gentle COMMAND...: at the priority asked for.
gentle() { nice -n "${NICE:-0}" "$@"; }

# with_links COMMAND...: the links, if any, come first on PATH.
with_links() { env PATH="${LINKS:+$LINKS:}$PATH" "$@"; }

# launched COMPILER: what CC is to be.
launched() { echo "${LAUNCHER:+$LAUNCHER }$1"; }

cmake_how() { echo "CMake, ${GENERATOR:-Ninja}, launcher"; }

# cmake_configure TREE OPTION...: in TREE/build, with the launcher as CMake has it.
cmake_configure() {
  local tree=$1
  shift
  cmake -S "$tree" -B "$tree/build" -G "${GENERATOR:-Ninja}" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_C_COMPILER=gcc -DCMAKE_CXX_COMPILER=g++ "$@" \
    ${LAUNCHER:+-DCMAKE_C_COMPILER_LAUNCHER="$LAUNCHER" -DCMAKE_CXX_COMPILER_LAUNCHER="$LAUNCHER"}
}

# Ninja removes depfiles once read, unless told to keep them.
cmake_build() {
  case ${GENERATOR:-Ninja} in
    Ninja) gentle ninja -C "$1/build" -j"$JOBS" -d keepdepfile ;;
    *) gentle make -C "$1/build" -j"$JOBS" ;;
  esac
}

# with_makefiles NAME: the project NAME-make, which differs from NAME in CMake's generator.
with_makefiles() {
  local part
  for part in package how configure build; do
    eval "$1-make_$part() { GENERATOR='Unix Makefiles' $1_$part \"\$@\"; }"
  done
}

for recipe in "$ROOT"/scripts/lib/projects/*.sh; do
  # shellcheck disable=SC1090  # each of them
  . "$recipe"
done
unset recipe

is_project() { declare -F "$1_build" >/dev/null; }
projects() { compgen -A function | sed -n 's/_how$//p' | grep -v '^cmake$'; }

# ---- builds --------------------------------------------------------------------------------------

# missing_packages NAME: those it needs that are not installed.
missing_packages() {
  local package
  declare -F "$1_needs" >/dev/null || return 0
  for package in $("$1_needs"); do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# compiler_links DIRECTORY PROGRAM: links through which PROGRAM masquerades as the compilers.
compiler_links() {
  local name
  mkdir -p "$1"
  for name in cc gcc c++ g++; do
    ln -sfn "$2" "$1/$name"
  done
}

list_files() { (cd "$1" && find . \( -type f -o -type l \) | sort); }

# open_project NAME: a fresh tree in $WORK/NAME/tree.
open_project() {
  local dir=$WORK/$1
  fetch_project "$1"
  mkdir -p "$dir"
  cp -a "$SOURCES/$("$1_package")" "$dir/tree"
  list_files "$dir/tree" >"$dir/files"
}

# move_products NAME LABEL: what the build made goes to $WORK/NAME/LABEL.
move_products() {
  local dir=$WORK/$1 out=$WORK/$1/$2
  rm -rf "$out"
  mkdir "$out"
  comm -13 "$dir/files" <(list_files "$dir/tree") >"$dir/made"
  tar -C "$dir/tree" -cf - -T "$dir/made" | tar -C "$out" -xf -
  (cd "$dir/tree" && xargs -r -d '\n' rm -f) <"$dir/made"
  # Directories it made are in the way of nothing, but a first build had none.
  rm -rf "$dir/tree/build"
}

# build_project NAME LABEL: one build from clean; SECONDS_TAKEN is that of the build, without the
# configuring. LINKS and LAUNCHER say through what; CONFIGURED is a command to run between the two.
build_project() {
  local name=$1 label=$2 dir=$WORK/$1
  "$name"_configure "$dir/tree" >"$dir/$label.configure.log" 2>&1 </dev/null || {
    tail -n 30 "$dir/$label.configure.log" >&2
    die "configuring $name ($label) failed"
  }
  ${CONFIGURED:-}
  timed SECONDS_TAKEN "$dir/$label.log" "$name"_build "$dir/tree" || die "building $name ($label) failed"
  move_products "$name" "$label"
}

# Files in which configuring keeps its answers.
ANSWERS=(config.h '*_cfg.h' config.cache config.status libtool .config configdata.pm CMakeCache.txt
  'CMake*Compiler.cmake' Makefile intro-buildoptions.json intro-compilers.json)

# products NAME LABEL: what is compared: objects, compiled modules, depfiles, archives, programs, and what was configured.
products() {
  local answers=() name
  for name in "${ANSWERS[@]}"; do answers+=(-o -name "$name"); done
  (cd "$WORK/$1/$2" &&
    find . -type f \( -name '*.o' -o -name '*.d' -o -name '*.a' -o -name '*.gcm' -o -name '*.pcm' -o -perm -100 "${answers[@]}" \) \
      ! -path '*/CompilerId*' ! -path '*/CMakeFiles/[0-9]*.bin' | sort)
}

# plain_answers FILE: without what stands in front of the compiler, and without what CMake explains.
plain_answers() {
  sed -E -e "s#[^ \"'=]*/z?ccache ##g" -e '/^CMAKE_[A-Z]*_COMPILER_LAUNCHER/d' -e '/^(\/\/.*)?$/d' "$1"
}

# same_product A B: byte by byte, or both say the same of a compiler that has something in front.
same_product() {
  cmp -s "$1" "$2" ||
    { [ -f "$1" ] && [ -f "$2" ] && grep -qI . "$1" && cmp -s <(plain_answers "$1") <(plain_answers "$2"); }
}

# count_objects NAME LABEL: those that compilers made.
count_objects() {
  local linked='^$'
  ! declare -F "$1_linked" >/dev/null || linked=$("$1_linked")
  products "$1" "$2" | grep '\.o$' | grep -Ecv "$linked"
}

# compare_products NAME LABEL: against the bare build's. Prints how many are alike and how many are
# to be; names the others on stderr.
compare_products() {
  local name=$1 label=$2 alike=0 all=0 file
  while read -r file; do
    all=$((all + 1))
    if same_product "$WORK/$name/bare/$file" "$WORK/$name/$label/$file"; then
      alike=$((alike + 1))
    else
      warn "$name, $label: $file differs from the bare build's"
    fi
  done < <({ products "$name" bare && products "$name" "$label"; } | sort -u)
  echo "$alike $all"
}
