#!/bin/bash
# snapshot.sh save: copy the disks of the running machines, all stopped at one instant, and let them go on.
# snapshot.sh restore: pull the plug and put the copies in the disks' place; up.sh boots them.
. "$(dirname "$0")/lib.sh"
. "$here/shell/machines.sh"
only_one "$run/lock"
store=$LAB_DIR/snapshots/$LAB_NAME
case $1 in
  save)
    rm -rf "$store"; mkdir -p "$store.new"
    trap 'for name in $(machine_names); do fsfreeze -u "$LAB_DIR/machines/$name" 2> /dev/null || true; thaw "$name"; done' EXIT
    for name in $(machine_names); do on "$(number_of "$name")" sync; done
    # Frozen processes and a frozen filesystem: the copy is a disk after a clean unmount, though nothing stops.
    for name in $(machine_names); do freeze "$name"; done
    for name in $(machine_names); do fsfreeze -f "$LAB_DIR/machines/$name"; done
    for name in $(machine_names); do cp --sparse=always "$LAB_DIR/machines/$name.ext4" "$store.new/"; done
    mv "$store.new" "$store"; step "snapshot taken" ;;
  restore)
    # All off first, for a machine's namespaces hold the filesystems that were mounted when it booted; and into new files:
    # writing into a disk that the kernel still holds damages it.
    for name in $(machine_names); do pull_plug "$name"; done
    for name in $(machine_names); do
      unplug "$name"
      cp --sparse=always "$store/$name.ext4" "$LAB_DIR/machines/$name.ext4.new"; mv "$LAB_DIR/machines/$name.ext4.new" "$LAB_DIR/machines/$name.ext4"
    done
    step "disks restored" ;;
  *) die "usage: snapshot.sh save|restore" ;;
esac
