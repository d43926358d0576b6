#!/bin/bash
# Starts a whole Ceph on this machine: one monitor, one OSD that keeps objects in memory, one S3
# gateway. It listens on 127.0.0.1 only and needs neither systemd nor a manager daemon.
#
#   ACCESS_KEY=… SECRET_KEY=… start-ceph.sh DIR GATEWAY_PORT MONITOR_PORT
#
# DIR must be an absolute, short path: the daemons put unix sockets there. The keys are those of the
# first user. stop-ceph.sh DIR ends the daemons.
set -euo pipefail

dir=$1 gateway_port=$2 monitor_port=$3
here=$(dirname "$(readlink -f "$0")")
conf=$dir/ceph.conf
log=$dir/start.log

for program in ceph ceph-mon ceph-osd monmaptool radosgw radosgw-admin; do
  if ! command -v "$program" >/dev/null; then
    echo "$program is missing; on Debian: apt-get install radosgw ceph-mon ceph-osd" >&2
    exit 3
  fi
done

new_uuid() { cat /proc/sys/kernel/random/uuid; }

write_conf() {
  # Debian 13 has a relative default for the classes' folder, with which the gateway does not start.
  local classes=(/usr/lib/*/rados-classes)
  cat <<CONF
[global]
fsid = $cluster
mon_host = v2:127.0.0.1:$monitor_port
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv6 = false

# Where everything lies
run_dir = $dir
keyring = $dir/keyring
mon_data = $dir/mon
osd_data = $dir/osd
log_file = $dir/\$name.log
pid_file = $dir/\$name.pid
admin_socket = $dir/\$name.asok
osd_class_dir = ${classes[0]}

# No keys between the daemons; without crc mode the gateway waits for them all the same.
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
ms_mon_client_mode = crc

# One disk, in memory, one copy of everything
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_crush_chooseleaf_type = 0
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 2000

# A full disk of this machine is no concern of a test.
mon_data_avail_warn = 2
mon_data_avail_crit = 1

# Quick decisions: 1 s to start instead of 13
paxos_propose_interval = 0.01
paxos_min_wait = 0.01
mon_tick_interval = 1

[client.rgw]
# tcp_nodelay spares short answers a delay of 40 ms.
rgw_frontends = beast endpoint=127.0.0.1:$gateway_port tcp_nodelay=1
rgw_thread_pool_size = 32
# X-Forwarded-Proto stands for TLS, for policies that ask for it.
rgw_trust_forwarded_https = true
rgw_enable_ops_log = false
rgw_enable_usage_log = false
rgw_run_sync_thread = false
CONF
}

start_monitor() {
  monmaptool --create --fsid "$cluster" --addv a "[v2:127.0.0.1:$monitor_port]" "$dir/monmap" &&
    ceph-mon -c "$conf" -i a --mkfs --monmap "$dir/monmap" &&
    ceph-mon -c "$conf" -i a
}

start_osd() {
  local osd
  osd=$(new_uuid)
  ceph -c "$conf" --connect-timeout 20 osd new "$osd" &&
    ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$osd" &&
    ceph-osd -c "$conf" -i 0 &&
    ceph -c "$conf" --connect-timeout 20 osd crush add 0 1.0 root=default host=local
}

start_gateway() {
  radosgw-admin -c "$conf" -n client.rgw user create --uid=admin --display-name=admin \
    --access-key="$ACCESS_KEY" --secret-key="$SECRET_KEY" &&
    radosgw -c "$conf" -n client.rgw &&
    wait_for_gateway
}

# The gateway goes to the background before it listens.
gateway_answers() {
  local line=
  exec 3<>"/dev/tcp/127.0.0.1/$gateway_port" || return 1
  printf 'GET / HTTP/1.0\r\n\r\n' >&3
  read -r -t 5 line <&3 || true
  exec 3>&-
  [[ $line == HTTP/* ]]
}

wait_for_gateway() {
  for ((try = 0; try < 300; try++)); do
    if (gateway_answers) 2>/dev/null; then return 0; fi
    sleep 0.1
  done
  return 1
}

mkdir -p "$dir/mon" "$dir/osd"
: >"$dir/keyring"
cluster=$(new_uuid)
write_conf >"$conf"
# The daemons keep what they inherit: not the caller's output, or the caller would wait for its end.
if ! { start_monitor && start_osd && start_gateway; } >"$log" 2>&1 </dev/null; then
  echo "Ceph did not start; the end of $log:" >&2
  tail -n 20 "$log" >&2
  bash "$here/stop-ceph.sh" "$dir"
  exit 1
fi
