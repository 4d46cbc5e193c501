# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the packaging scripts share. Sourced, never run. Notes go to stderr: stdout belongs to the command.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# The folder of this person's caches: build roots, compiler cache, builds of checkouts that cannot be written.
cache_dir() {
    local base=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}
    if ! mkdir -p "$base/street-champions" 2>/dev/null || [ ! -w "$base/street-champions" ]; then
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
    have=$(package_list | xargs dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii  *//p' | LC_ALL=C sort -u)
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
