# shellcheck shell=bash
# Real projects from Debian source packages, and builds of them that can be compared byte by byte.
#
# A project NAME has the functions NAME_package, NAME_how, NAME_configure TREE and NAME_build TREE.
# configure and build read these, which say what stands in front of the compiler:
#   LINKS     directory to put first on PATH, with links named after compilers; empty: none
#   LAUNCHER  CMake's compiler launcher; empty: none
# Every build of a project runs in one and the same directory, since paths get into the objects;
# what it made is then moved aside, and the next build starts from the untouched sources.

SOURCES=${SOURCES:-$ROOT/build/sources}
# shellcheck disable=SC2034  # the scripts' default
PROJECTS=(redis fmtlib)

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

# fetch_source PACKAGE: its unpacked and patched source in $SOURCES/PACKAGE. Once there, no network.
fetch_source() {
  local package=$1 unpacked
  [ ! -d "$SOURCES/$package" ] || return 0
  say "fetching the source of $package"
  mkdir -p "$SOURCES"
  rm -rf "$SOURCES/$package.part"
  mkdir "$SOURCES/$package.part"
  {
    # A source list of another vendor may well have no sources; the fetch decides.
    apt_private update || true
    (cd "$SOURCES/$package.part" && apt_private source "$package")
  } >"$SOURCES/$package.log" 2>&1 || {
    tail -n 20 "$SOURCES/$package.log" >&2
    die "can not fetch the source of $package"
  }
  unpacked=$(find "$SOURCES/$package.part" -mindepth 1 -maxdepth 1 -type d)
  mv "$unpacked" "$SOURCES/$package"
  rm -rf "$SOURCES/$package.part"
}

# ---- the projects --------------------------------------------------------------------------------

redis_package() { echo redis; }
redis_how() { echo "make, links on PATH"; }
redis_configure() { :; }

# The allocator is libc's: Debian's patches leave the bundled jemalloc unbuildable. The build id is
# made from SOURCE_DATE_EPOCH, and the Git repository this may lie in is not redis's.
redis_build() {
  env SOURCE_DATE_EPOCH=1700000000 GIT_DIR=/nonexistent PATH="${LINKS:+$LINKS:}$PATH" \
    nice -n "${NICE:-0}" make -C "$1" -j"$JOBS" V=1 MALLOC=libc ${REDIS_FLAGS:+"${REDIS_FLAGS[@]}"}
}

fmtlib_package() { echo fmtlib; }
fmtlib_how() { echo "CMake+Ninja, launcher"; }

fmtlib_configure() {
  cmake -S "$1" -B "$1/build" -G Ninja -DCMAKE_BUILD_TYPE="${FMTLIB_TYPE:-Release}" \
    -DCMAKE_CXX_COMPILER=g++ -DFMT_TEST=ON ${LAUNCHER:+-DCMAKE_CXX_COMPILER_LAUNCHER="$LAUNCHER"}
}

# Ninja removes depfiles once read, unless told to keep them.
fmtlib_build() { nice -n "${NICE:-0}" ninja -C "$1/build" -j"$JOBS" -d keepdepfile; }

# ---- builds --------------------------------------------------------------------------------------

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
  fetch_source "$("$1_package")"
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
  [ ! -d "$dir/tree/build" ] || rm -rf "$dir/tree/build"
}

# build_project NAME LABEL: one build from clean; SECONDS_TAKEN is that of the build, without the
# configuring. LINKS and LAUNCHER say through what.
build_project() {
  local name=$1 label=$2 dir=$WORK/$1
  "$name"_configure "$dir/tree" >"$dir/$label.configure.log" 2>&1 </dev/null || {
    tail -n 30 "$dir/$label.configure.log" >&2
    die "configuring $name ($label) failed"
  }
  timed SECONDS_TAKEN "$dir/$label.log" "$name"_build "$dir/tree" || die "building $name ($label) failed"
  move_products "$name" "$label"
}

# products NAME LABEL: what is compared: objects, depfiles, archives and programs.
products() {
  (cd "$WORK/$1/$2" &&
    find . -type f \( -name '*.o' -o -name '*.d' -o -name '*.a' -o -perm -100 \) \
      ! -path '*/CMakeFiles/[0-9]*' | sort)
}

count_objects() { products "$1" "$2" | grep -c '\.o$'; }

# compare_products NAME LABEL: against the bare build's. Prints how many are alike and how many are
# to be; names the others on stderr.
compare_products() {
  local name=$1 label=$2 alike=0 all=0 file
  while read -r file; do
    all=$((all + 1))
    if cmp -s "$WORK/$name/bare/$file" "$WORK/$name/$label/$file"; then
      alike=$((alike + 1))
    else
      warn "$name, $label: $file differs from the bare build's"
    fi
  done < <({ products "$name" bare && products "$name" "$label"; } | sort -u)
  echo "$alike $all"
}
