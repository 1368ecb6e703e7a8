#!/bin/bash
# Run one machine until it is powered off: machine.sh NAME ROOT BRIDGE GROUP…. SIGTERM shuts it down in order.
name=$1 root=$2 bridge=$3; shift 3
# A cgroup of its own in every hierarchy, taken before nspawn starts: without it two machines would share
# /system.slice, and each systemd would meet the other's processes in its services.
for h in "$@"; do
  mkdir -p "$h/lab-$name"
  if [ -e "$h/cpuset.cpus" ]; then cat "$h/cpuset.cpus" > "$h/lab-$name/cpuset.cpus"; cat "$h/cpuset.mems" > "$h/lab-$name/cpuset.mems"; fi
  echo $$ > "$h/lab-$name/cgroup.procs"
done
while :; do
  systemd-nspawn -b -D "$root" --machine "$name" --private-network --network-bridge="$bridge" --keep-unit --register=no \
    --capability=all --system-call-filter=@known --property=Delegate=yes &
  child=$!
  trap 'kill -TERM $child' TERM
  wait $child; code=$?
  while kill -0 $child 2> /dev/null; do wait $child; code=$?; done
  [ $code = 133 ] || exit $code   # 133: the machine asked for a reboot
done
