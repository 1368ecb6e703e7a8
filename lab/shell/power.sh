#!/bin/bash
# What happens to a machine from outside: power.sh freeze|thaw|cut|boot|unplug-network|plug-network NAME, run NAME COMMAND…, registry-stop|registry-start|registry-calm
. "$(dirname "$0")/lib.sh"
. "$here/shell/outside.sh"
. "$here/shell/machines.sh"
port() { # the host's side of the machine's cable
  local leader; leader=$(processes "$1" | head -1)
  [ -n "$leader" ] || die "$1 is off"
  ip -o link show master "$bridge" | sed -n 's/^[0-9]*: \(vb-[^@:]*\).*/\1/p' | grep -x "vb-$1" || die "$1 has no port on $bridge"
}
case $1 in
  freeze) freeze "$2" ;;
  thaw) thaw "$2" ;;
  cut) pull_plug "$2" ;;
  boot) boot "$2" "$(number_of "$2")" ;;
  run)  # one command in a machine without SSH; its first process is the child of nspawn
    name=$2; shift 2
    init=$(pgrep -P "$(pgrep -d, -P "$(living "$name")")" | head -1)
    nsenter -t "$init" -m -u -i -n -p -- "$@" ;;
  unplug-network) ip link set "$(port "$2")" down ;;
  plug-network) ip link set "$(port "$2")" up ;;
  registry-stop) drop outside ;;
  registry-start) registry_up ;;
  registry-calm) rm -f "$run/registry-mood" ;;
  *) die "unknown action $1" ;;
esac
