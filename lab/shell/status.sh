#!/bin/bash
# One line for each machine of this lab: its name and running, frozen or off; then the outside world.
. "$(dirname "$0")/lib.sh"
. "$here/shell/machines.sh"
for name in $(machine_names); do
  if [ -z "$(processes "$name")" ]; then state=off
  elif grep -qs FROZEN "/sys/fs/cgroup/freezer/lab-$name/freezer.state" || grep -qs 1 "/sys/fs/cgroup/lab-$name/cgroup.freeze"; then state=frozen
  else state=running; fi
  echo "$name $state"
done
if living outside > /dev/null; then echo "outside running"; else echo "outside off"; fi
