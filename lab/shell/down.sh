#!/bin/bash
# Stop this lab's machines and helpers and take away all that they have on this host; only the disk images stay.
# `down.sh --delete` removes the disks, too. Works whatever was killed before.
. "$(dirname "$0")/lib.sh"
. "$here/shell/machines.sh"
only_one "$run/lock"
names=
for disk in "$LAB_DIR/machines/$LAB_NAME".ext4* "$LAB_DIR/machines/$LAB_NAME"-[0-9]*.ext4*; do
  name=$(basename "${disk%.ext4*}")   # .ext4.new: a disk whose making was interrupted
  [ ! -e "$disk" ] || case " $names " in *" $name "*) ;; *) names="$names $name" ;; esac
done
pids=
for name in $names; do
  if [ "${1:-}" = --delete ]; then pull_plug "$name"; else power_off "$name" & pids="$pids $!"; fi
done
for pid in $pids; do wait "$pid"; done
for name in $names; do unplug "$name"; rmdir "$LAB_DIR/machines/$name" 2> /dev/null || true; done
for p in acme dns outside; do drop $p; done
ip link delete "$bridge" 2> /dev/null || true
rm -f "$run/registry-mood"
if [ "${1:-}" = --delete ]; then
  for name in $names; do rm -f "$LAB_DIR/machines/$name".ext4* "$LAB_DIR/machines/.#$name.lck"; done
  rm -rf "$run" "$LAB_DIR/snapshots/$LAB_NAME" "$LAB_DIR/snapshots/$LAB_NAME.new"
fi
step "down"
