#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# compareexchange.sh SCCTL [ROWS]: import and export of reports beside the sqlite3 shell in the same run.
# Run it through packaging/enter. Prints medians of three in seconds of wall clock and of processor time.
set -euo pipefail
scctl=$(realpath "${1:?the program to measure}")
rows=${2:-100000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# The reports of a year, every one at a place of its own, with the awkward characters people type.
awk -v rows="$rows" 'function pick(n) { return 1 + int(rand() * n) % n }
BEGIN {
    srand(20261121)
    split("litter fly_tipping graffiti dog_fouling overflowing_bin weeds.verge", category, " ")
    split("public staff councillor walkabout", source, " ")
    printf "category,source,latitude,longitude,description,street,postcode,observed_at,priority\r\n"
    for (i = 0; i < rows; ++i)
        printf "%s,%s,%.6f,%.6f,\"Bags, and a mattress %d by the wall\",Alder Road,DL1 1AA,2026-%02d-%02dT10:%02d:00Z,normal\r\n",
            category[pick(6)], source[pick(4)], 54.3 + rand() * 0.3, -1.7 + rand() * 0.3,
            i, pick(10), pick(28), pick(60) - 1
}' >in.csv

# median NAME COMMAND...: runs it three times; `before` makes the run possible again.
before() { :; }
median() {
    local name=$1 wall=() cpu=() line
    shift
    for _ in 1 2 3; do
        before
        TIMEFORMAT='%R %U %S'
        line=$({ time "$@" >/dev/null; } 2>&1 | tail -n 1)
        wall+=("${line%% *}")
        cpu+=("$(awk '{ print $2 + $3 }' <<<"$line")")
    done
    wall=($(printf '%s\n' "${wall[@]}" | sort -n))
    cpu=($(printf '%s\n' "${cpu[@]}" | sort -n))
    printf '%-38s %8.2f s wall %8.2f s processor\n' "$name" "${wall[1]}" "${cpu[1]}"
}

echo "$rows reports, $(wc -c <in.csv) bytes"
before() { rm -f peer.db; }
median "sqlite3 .import, one bare table" sqlite3 peer.db \
    "CREATE TABLE r (category, source, latitude, longitude, description, street, postcode, observed_at, priority)" \
    ".mode csv" ".import --skip 1 in.csv r"
before() { rm -f office.db office.db-*; }
median "scctl import reports" "$scctl" --db office.db import reports in.csv
before() { :; }
median "scctl import reports, again" "$scctl" --db office.db import reports in.csv --dry-run
median "sqlite3 -csv, every column" bash -c "sqlite3 -csv -header office.db 'SELECT * FROM report' >peer.csv"
median "scctl export reports" "$scctl" --db office.db export reports --out out.csv
median "scctl dump" "$scctl" --db office.db dump

# One report a transaction, each on the disk before the next: what a save costs.
awk 'BEGIN { for (i = 0; i < 1000; ++i)
    print "{\"op\":\"create\",\"type\":\"report\",\"fields\":{\"category\":\"litter\",\"source\":\"public\",\"easting\":" 428000 + i ",\"northing\":514500}}" }' >orders.jsonl
{
    echo "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    awk 'BEGIN { for (i = 0; i < 1000; ++i) print "INSERT INTO r VALUES (1,2,3,4,5,6,7,8,9);" }'
} >peer.sql
median "sqlite3, 1,000 inserts, each synced" sqlite3 peer.db ".read peer.sql"
median "scctl apply, 1,000 reports" "$scctl" --db office.db apply orders.jsonl
