#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# comparestart.sh PROGRAM SCCTL [REPORTS]: from the command to the first picture of the records, and the memory
# taken by then, beside the same program with an empty borough. Run it through packaging/enter and packaging/with-screen.
# Prints the median of five and the worst, wall clock; memory is what the system counts as resident at its highest.
set -euo pipefail
program=$(realpath "${1:?the program to start}")
scctl=$(realpath "${2:?the command line that makes its records}")
reports=${3:-100000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$scctl" --db "$folder/many.db" sample --reports "$reports" >/dev/null
"$scctl" --db "$folder/few.db" sample --reports 100 >/dev/null

started() {
    python3 - "$program" "$1" <<'PYTHON'
import os, statistics, subprocess, sys, time
walls, peak = [], 0
for _ in range(5):
    began = time.monotonic()
    child = subprocess.Popen([sys.argv[1], "--db", sys.argv[2], "--until-shown"])
    _, status, used = os.wait4(child.pid, 0)
    walls.append(time.monotonic() - began)
    peak = max(peak, used.ru_maxrss)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("The program did not show the records.")
print(f"{statistics.median(walls):6.2f} s median {max(walls):6.2f} s worst {peak / 1024:6.0f} MB")
PYTHON
}
printf '%-28s %s\n' "$reports reports" "$(started "$folder/many.db")"
printf '%-28s %s\n' "100 reports" "$(started "$folder/few.db")"
