#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# comparecluster.sh BENCH_MAP: the index of a million points built by us and by supercluster (npm), one after
# the other, in processor time. Skips (exit 77) where node or the package is missing; SUPERCLUSTER names the package's folder.
set -eu
bench=${1:?usage: comparecluster.sh PATH_OF_bench_map}
enter=$(dirname "${BASH_SOURCE[0]}")/../../packaging/enter
export QT_QPA_PLATFORM=offscreen
command -v node >/dev/null || { echo "node is not here: skipped"; exit 77; }
points=$(mktemp)
trap 'rm -f "$points"' EXIT
"$enter" "$bench" --write-points "$points"
node --input-type=module - "$points" "${SUPERCLUSTER:-supercluster}" <<'JS' || exit $?
import { readFileSync } from "node:fs";
const [path, name] = process.argv.slice(2);
let Supercluster;
try {
    const loaded = await import(name);
    Supercluster = loaded.default ?? loaded;
} catch {
    console.log("supercluster is not here: skipped");
    process.exit(77);
}
const bytes = readFileSync(path);
const features = [];
for (let at = 0; at < bytes.length; at += 16)
    features.push({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [bytes.readDoubleLE(at), bytes.readDoubleLE(at + 8)] } });
const times = [];
for (let run = 0; run < 5; ++run) {
    const from = process.cpuUsage();
    new Supercluster({ radius: 50, extent: 256, maxZoom: 19 }).load(features);
    const used = process.cpuUsage(from);
    times.push((used.user + used.system) / 1000);
}
times.sort((a, b) => a - b);
console.log(`supercluster, ${features.length} points: median ${times[2].toFixed(0)} ms of processor time`);
JS
"$enter" "$bench" --benchmark_filter=buildIndex/1000000 --benchmark_repetitions=5 --benchmark_report_aggregates_only=true
