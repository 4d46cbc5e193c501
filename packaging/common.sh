# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the packaging scripts share. Sourced, never run. Notes go to stderr: stdout belongs to the command.

# A closed stdin would hand its number to the next file opened.
{ : <&0; } 2>/dev/null || exec </dev/null

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# The folder of this person's caches: build roots, compiler cache, builds of checkouts that cannot be written.
cache_dir() {
    local base=${XDG_CACHE_HOME:-}
    # Root can make any folder: a home that is not there (cron, a build server) stays so.
    [ -n "$base" ] || [ ! -d "${HOME:-}" ] || base=$HOME/.cache
    if [ -z "$base" ] || ! mkdir -p "$base/street-champions" 2>/dev/null || [ ! -w "$base/street-champions" ]; then
        base=/var/tmp/user-$(id -u)
        mkdir -p -m 700 "$base" && [ -O "$base" ] || die "No folder to keep the build root in: set XDG_CACHE_HOME to one you can write to."
        mkdir -p "$base/street-champions"
    fi
    printf '%s\n' "$base/street-champions"
}

package_list() { sed 's/#.*//' "$checkout/packaging/packages.txt" | tr -s ' \t\n' '\n' | sed '/^$/d' | LC_ALL=C sort -u; }

# Packages of the list that this machine lacks, one a line.
missing_packages() {
    local have
    have=$(package_list | xargs dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii  *//p' | LC_ALL=C sort -u) || true
    LC_ALL=C comm -23 <(package_list) <(printf '%s\n' "$have")
}

# True on Debian 13 or newer, where everything comes from the system's own packages.
is_new_debian() {
    [ -r /etc/os-release ] || return 1
    local ID='' VERSION_ID=''
    # shellcheck disable=SC1091
    . /etc/os-release
    [ "$ID" = debian ] && [ "${VERSION_ID:-99}" -ge 13 ] 2>/dev/null
}

# True where this machine can build by itself: every package of the list, and a new enough Qt.
machine_is_ready() {
    command -v dpkg-query >/dev/null || return 1
    [ -z "$(missing_packages)" ] || return 1
    dpkg --compare-versions "$(dpkg-query -W -f '${Version}' qt6-base-dev)" ge 6.8
}

# Installs packages as root without a question; the lists are fetched only if they have to be.
apt_install() {
    local log=$1
    shift
    say "Installing $* ..."
    export DEBIAN_FRONTEND=noninteractive
    local options=(-y -q -o DPkg::Lock::Timeout=600 --no-install-recommends)
    apt-get install "${options[@]}" "$@" >"$log" 2>&1 </dev/null && return
    { apt-get update -q && apt-get install "${options[@]}" "$@"; } >"$log" 2>&1 </dev/null && return
    tail -n 15 "$log" >&2
    die "The packages could not be installed; the whole log is $log"
}

# Where a preset is built: build/<preset>, or in the cache if the checkout or its build belongs to someone else.
build_dir() {
    local dir=$checkout/build
    if { mkdir -p "$dir/$1" && [ -w "$dir" ] && [ -w "$dir/$1" ] && [ -O "$dir/$1" ]; } 2>/dev/null; then
        printf '%s\n' "$dir/$1"
    else
        printf '%s/build-%s/%s\n' "$(cache_dir)" "$(printf '%s' "$checkout" | sha256sum | cut -c1-16)" "$1"
    fi
}

enter() { "$checkout/packaging/enter" "$@"; }

cores() { nproc 2>/dev/null || echo 2; }

# configure PRESET DIR: only if it has not been done since the presets or the lists of files changed.
configure() {
    local preset=$1 dir=$2
    if [ ! -e "$dir/build.ninja" ] || [ "$checkout/CMakePresets.json" -nt "$dir/CMakeCache.txt" ]; then
        (cd "$checkout" && enter cmake --preset "$preset" -B "$dir")
    else
        enter cmake --build "$dir" --target build.ninja
    fi
}

# locked DIR COMMAND...: runs it while nobody else builds in that folder.
locked() {
    local dir=$1
    shift
    (
        flock -n 8 || { say "Another build is at work in $dir; waiting for it ..."; flock 8; }
        "$@" 8>&-
    ) 8>"$dir/.lock"
}

# into LOG COMMAND...: runs it with all that it says in a file.
into() {
    local log=$1
    shift
    "$@" >"$log" 2>&1
}

# build PRESET TARGET...: configures and builds quietly under the build folder's lock; a log is shown only on failure.
build() {
    local preset=$1 dir log
    shift
    dir=$(build_dir "$preset")
    mkdir -p "$dir"
    log=$dir/build.log
    (
        flock -n 8 || { say "Another build is at work in $dir; waiting for it ..."; flock 8; }
        configure "$preset" "$dir" >"$log" 2>&1 8>&- || build_failed "$log"
        if [ -t 2 ]; then
            NINJA_STATUS='Building %f of %t ... ' enter cmake --build "$dir" -j "$(cores)" --target "$@" 2>&1 8>&- |
                tee -a "$log" | while IFS= read -r line; do
                case $line in Building\ *) printf '\r\033[K%.100s' "${line%%...*}" >&2 ;; esac
            done
            [ "${PIPESTATUS[0]}" = 0 ] || { printf '\r\033[K' >&2; build_failed "$log"; }
            printf '\r\033[K' >&2
        else
            enter cmake --build "$dir" -j "$(cores)" --target "$@" >>"$log" 2>&1 8>&- || build_failed "$log"
        fi
    ) 8>"$dir/.lock"
}

build_failed() {
    grep -E -A 12 'error:|FAILED:|CMake Error' "$1" | head -n 60 >&2 || tail -n 30 "$1" >&2
    die "The build failed; the whole log is $1"
}

# program NAME: prints the path of a program of the release build, built if anything it is made from has changed.
program() {
    local dir stamp next
    dir=$(build_dir release)
    stamp=$dir/.$1-built
    next=$stamp.$$ # two may be at it at once
    if [ ! -x "$dir/bin/$1" ] || [ ! -e "$stamp" ] || [ -n "$(cd "$checkout" &&
        find app qml db resources CMakeLists.txt CMakePresets.json packaging/cmake -newer "$stamp" -print -quit 2>/dev/null)" ]; then
        enter true || return 1
        mkdir -p "$dir"
        touch "$next"
        [ -x "$dir/bin/$1" ] || say "Building Street Champions (the first time takes some minutes) ..."
        build release "$1" >&2 || { rm -f "$next"; return 1; }
        mv -f "$next" "$stamp"
    fi
    printf '%s\n' "$dir/bin/$1"
}
