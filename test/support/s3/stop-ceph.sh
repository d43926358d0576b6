#!/bin/bash
# Ends the daemons that start-ceph.sh started in DIR, and no others; removes nothing.
#
#   stop-ceph.sh DIR
set -euo pipefail

dir=$1

# The ids of the daemons still running. A number in a file may by now be another process: what counts
# is a command line that names this folder (a zombie has none).
running() {
  local name id
  for name in client.rgw osd.0 mon.a; do
    id=$(cat "$dir/$name.pid" 2>/dev/null) || continue
    if tr '\0' ' ' <"/proc/$id/cmdline" | grep -qF -- "$dir/ceph.conf"; then
      echo "$id"
    fi
  done 2>/dev/null
}

# All is in memory and nothing of it is wanted: a polite end would only take 3 s.
for ((try = 0; try < 50; try++)); do
  mapfile -t ids < <(running)
  if ((${#ids[@]} == 0)); then exit 0; fi
  kill -KILL "${ids[@]}" 2>/dev/null || true
  sleep 0.1
done

echo "These daemons of $dir do not end: ${ids[*]}" >&2
exit 1
