# shellcheck shell=bash
# C, a Makefile without configure; depfiles as make's rules want them.

git_package() { echo git; }
git_how() { echo "make, CC=\"zccache gcc\""; }
git_needs() { echo libssl-dev zlib1g-dev libexpat1-dev libcurl4-openssl-dev; }
git_configure() { :; }

# It tries -MMD with a depfile that is /dev/null.
git_checks() { echo dependency_options; }

# The Git repository this may lie in is not its own.
git_build() {
  env GIT_DIR=/nonexistent nice -n "${NICE:-0}" make -C "$1" -j"$JOBS" V=1 CC="$(launched gcc)" \
    NO_TCLTK=1 NO_GETTEXT=1 NO_PERL=1 NO_PYTHON=1
}
