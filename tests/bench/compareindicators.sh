#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# compareindicators.sh SCCTL DATABASE QUARTER: a quarter's figures by scctl, and beside them the same queries run bare by the
# sqlite3 shell over the same file. Make the database with `scctl sample --reports 1000000`. Prints wall and processor time.
set -euo pipefail
scctl=$1 database=$2 quarter=$3
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
year=${quarter:0:4} number=${quarter: -1}
month=$((number == 4 ? 1 : number * 3 + 1)) in=$((number == 4 ? year + 1 : year))
start=$(TZ=Europe/London date -d "$in-$month-1" +%s) end=$(TZ=Europe/London date -d "$in-$month-1 + 3 months" +%s)
{
    echo "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
    echo "CREATE TEMP TABLE period (no INTEGER PRIMARY KEY, starts_at INTEGER, ends_at INTEGER, as_of INTEGER, first_day TEXT, last_day TEXT, as_of_day TEXT, quiet_since INTEGER);"
    echo "INSERT INTO period VALUES (0, ${start}000, ${end}000, ${end}000, date($start, 'unixepoch'), date($end, 'unixepoch', '-1 day'), date($end, 'unixepoch', '-1 day'), (${end} - 7776000) * 1000);"
    echo "CREATE TEMP TABLE local_day (day TEXT PRIMARY KEY, starts_at INTEGER, ends_at INTEGER) WITHOUT ROWID;"
    echo "WITH RECURSIVE d(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n < 4000) INSERT INTO local_day SELECT date($start - 86400 * 2000 + n * 86400, 'unixepoch'), 0, ($start - 86400 * 1999 + n * 86400) * 1000 FROM d;"
    echo "CREATE TEMP TABLE kit_gone (kit BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID;"
    echo "CREATE TEMP TABLE council_street (no INTEGER PRIMARY KEY, area BLOB, ward BLOB);"
    echo "CREATE TEMP TABLE street_champion (street INTEGER, champion BLOB, PRIMARY KEY (street, champion)) WITHOUT ROWID;"
    cat "$here"/db/indicators/shared/*.sql
    for file in "$here"/db/indicators/*.sql; do
        echo "SELECT period, area, sum(numerator), sum(denominator), count(*) FROM ("
        grep -v '^--' "$file"
        echo ") GROUP BY 1, 2;"
    done
} >"$work/bare.sql"
TIMEFORMAT='%R s wall, %U s processor'
for run in 1 2 3; do
    echo "run $run"
    echo -n "  sqlite3 shell, the same queries: "
    time sqlite3 -readonly "$database" <"$work/bare.sql" >"$work/bare.txt"
    echo -n "  scctl indicators --figures-only:  "
    time "$scctl" --db "$database" indicators --quarter "$quarter" --figures-only --out "$work/out" >/dev/null
    echo -n "  scctl indicators:                "
    time "$scctl" --db "$database" indicators --quarter "$quarter" --out "$work/out" >/dev/null
done
